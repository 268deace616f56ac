"""A SIRET that does not begin with the only SIREN of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Fact, Facts

_SIREN, _SIRET = 9, 14


def check(facts: Facts) -> Iterator[Observation]:
    sirens = {_digits(siren): siren for siren in facts.sirens}
    sirets = {_digits(siret): siret for siret in facts.sirets}
    # Several numbers are those of several bodies.
    if len(sirens) != 1 or len(sirets) != 1:
        yield NotApplicable()
        return
    (owner, siren), (number, siret) = *sirens.items(), *sirets.items()
    if len(owner) == _SIREN and len(number) == _SIRET and not number.startswith(owner):
        yield Fault(
            at=siret.span, values={"siret": siret, "siren": siren}, related=[(siren.span, "siren")], label="siret"
        )


def _digits(number: Fact[str]) -> str:
    return "".join(filter(str.isdigit, number.value))
