"""Names of codes that are nearly right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck import law
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, LegalReference


def check(facts: Facts) -> Iterator[Observation]:
    places: dict[str, list[LegalReference]] = {}
    for reference in facts.references:
        if reference.code_name and reference.code_span:
            named = places.setdefault(reference.code_name, [])
            if all(reference.code_span != other.code_span for other in named):
                named.append(reference)
    for name, (first, *others) in places.items():
        code = law.resolve(name)
        if code is not None and code.quality in (law.NameQuality.WRONG, law.NameQuality.NEAR):
            yield Fault(
                at=first.code_span or first.span,
                values={"written": name, "title": code.title},
                related=[(other.code_span or other.span, None) for other in others],
            )
