"""Every day that an act may be of, for the rules on what comes before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from actcheck.facts import Fact, Facts


def earliest_day(facts: Facts, sitting: Fact[datetime.date]) -> datetime.date:
    """The first of the days that the act gives for its sitting; that they disagree is another fault."""
    return min(_days(facts, sitting))


def latest_day(facts: Facts, sitting: Fact[datetime.date]) -> datetime.date:
    """The last of them."""
    return max(_days(facts, sitting))


def _days(facts: Facts, sitting: Fact[datetime.date]) -> list[datetime.date]:
    return [sitting.value, *(stated.value for stated in facts.sitting.stated if stated.value is not None)]
