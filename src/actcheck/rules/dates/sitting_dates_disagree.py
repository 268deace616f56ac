"""Two days for one sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from actcheck.facts import Facts, StatedDate

# A narrative may tell of another sitting.
_OF_THIS_SITTING = ("sitting_heading", "sitting_opening")


def check(facts: Facts) -> Iterator[Observation]:
    places: dict[datetime.date, StatedDate] = {}
    for stated in facts.sitting.stated:
        if stated.value is not None and stated.role in _OF_THIS_SITTING:
            places.setdefault(stated.value, stated)
    if not places:
        yield Missing("sitting.date")
        return
    (day, first), *others = places.items()
    for other_day, other in others:
        yield Fault(
            at=other.span,
            values={"day": day, "other_day": other_day},
            related=[(first.span, "first")],
            label="other",
        )
