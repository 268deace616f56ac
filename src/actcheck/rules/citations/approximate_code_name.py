"""Names of codes that are nearly right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck import law
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.source import Span


def check(facts: Facts) -> Iterator[Observation]:
    places: dict[str, dict[Span, None]] = {}
    for reference in facts.references:
        if reference.code_name and reference.code_span:
            places.setdefault(reference.code_name, {})[reference.code_span] = None
    for name, (first, *others) in places.items():
        code = law.resolve(name)
        if code is not None and code.quality in (law.NameQuality.WRONG, law.NameQuality.NEAR):
            yield Fault(
                at=first,
                values={"written": name, "title": code.title},
                related=[(other, None) for other in others],
            )
