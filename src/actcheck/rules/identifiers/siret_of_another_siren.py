"""A SIRET that does not begin with the SIREN written beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Fact, Facts
    from actcheck.source import Span

_SIREN, _SIRET = 9, 14
# With no more than a label between them, they are those of one body: so many characters.
_NEAR = 18


def check(facts: Facts) -> Iterator[Observation]:
    compared = False
    for siren in facts.sirens:
        near = [siret for siret in facts.sirets if _gap(siren.span, siret.span) <= _NEAR]
        owner, number = _digits(siren), _digits(near[0]) if len(near) == 1 else ""
        if len(owner) != _SIREN or len(number) != _SIRET:
            continue
        compared = True
        if not number.startswith(owner):
            yield Fault(
                at=near[0].span,
                values={"siret": near[0], "siren": siren},
                related=[(siren.span, "siren")],
                label="siret",
            )
    if not compared:
        yield NotApplicable()


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _digits(number: Fact[str]) -> str:
    return "".join(filter(str.isdigit, number.value))
