"""Two days for one sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, StatedDate


# Further on, the text may tell of another sitting.
_AT_THE_HEAD = ("sitting_heading", "sitting_opening")


def check(facts: Facts) -> Iterator[Observation]:
    first_of: dict[str, StatedDate] = {}
    for stated in facts.sitting.stated:
        if stated.role in _AT_THE_HEAD and stated.value is not None:
            first_of.setdefault(stated.role, stated)
    if not first_of:
        yield Missing("sitting.date")
        return
    one, other = min(first_of.values(), key=_place), max(first_of.values(), key=_place)
    if one.value != other.value:
        yield Fault(
            at=other.span,
            values={"day": one.value, "other_day": other.value},
            related=[(one.span, "first")],
            label="other",
        )


def _place(stated: StatedDate) -> int:
    return stated.span.start
