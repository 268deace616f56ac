"""More votes than the members present and away could cast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.attendance.persons import chair_not_listed
from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.voting.headcount import headcount, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    count = headcount(facts)
    if isinstance(count, Missing):
        yield count
        return
    if count.away is None or count.possible is None:
        yield Missing("attendance.excused")
        return
    if not count.beyond_all:
        return
    attendance = facts.attendance
    notes = []
    if count.possible < count.present + count.away:
        notes.append("one_holder_each")
    if attendance.without_vote is not None and count.total.value - count.possible <= attendance.without_vote.value:
        notes.append("without_vote")
    if attendance.present_stated is None and chair_not_listed(facts):
        notes.append("chair_counted")
    yield Fault(
        at=count.total.span,
        values={"present": count.present, "away": count.away, "possible": count.possible},
        related=places((attendance.present, "present"), (attendance.excused, "away")),
        notes=notes,
        label="votes",
    )
