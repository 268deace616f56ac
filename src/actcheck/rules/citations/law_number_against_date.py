"""Laws, ordinances and decrees that bear, in their year, the number of another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.text_dates import signed_on
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from actcheck.facts import Facts, LegalReference

_NUMBERED = ("law", "ordinance", "decree")


def check(facts: Facts) -> Iterator[Observation]:
    found: dict[tuple[str, datetime.date], list[LegalReference]] = {}
    for reference in facts.references:
        if reference.nature in _NUMBERED and reference.number and reference.date:
            found.setdefault((reference.number, reference.date), []).append(reference)
    if not found:
        yield NotApplicable()
    for (number, day), (first, *others) in found.items():
        known = signed_on(number)
        # Another year is said by the rule on the years of numbers.
        if known is not None and known != day and known.year == day.year:
            yield Fault(
                at=first.span,
                values={"number": number, "day": day, "known": known},
                related=[(other.span, None) for other in others],
            )
