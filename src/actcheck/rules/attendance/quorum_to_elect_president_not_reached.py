"""A departmental council that elects its president without two thirds of its members."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.law.elections import last_general_election
from actcheck.law.thresholds import quorum_to_elect_the_head
from actcheck.rules.attendance.persons import most_present
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_THURSDAY = 3
_WEEK = datetime.timedelta(days=7)


def check(facts: Facts) -> Iterator[Observation]:
    kind, sitting = facts.authority.kind, facts.sitting.date
    if kind is None or sitting is None:
        yield Missing("authority.kind", "sitting.date")
        return
    election = last_general_election(kind.value, sitting.value)
    rule = quorum_to_elect_the_head(kind.value, sitting.value)
    first = facts.circumstances.first_meeting
    if election is None or rule is None or first is None or sitting.value != _second_thursday(election):
        yield NotApplicable()
        return
    office, present, there = facts.attendance.members_in_office, facts.attendance.present, most_present(facts)
    if office is None or present is None or there is None:
        yield Missing("attendance.members_in_office", "attendance.present")
        return
    needed = rule.minimum(office.value)
    if there < needed:
        yield Fault(
            at=present.span,
            values={"day": sitting, "office": office, "present": there, "needed": needed},
            related=[(office.span, "office")],
            label="present",
        )


def _second_thursday(first_round: datetime.date) -> datetime.date:
    """The day of the meeting of right (CGCT L3121-9)."""
    to_thursday = (_THURSDAY - first_round.weekday()) % 7
    return first_round + datetime.timedelta(days=to_thursday) + _WEEK
