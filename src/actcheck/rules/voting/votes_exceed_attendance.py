"""More votes than the members present and away could cast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.attendance.persons import chair_not_listed
from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.voting.headcount import headcount

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
    attendance, total = facts.attendance, facts.voting.total
    if total is None or count.votes <= count.possible:
        return
    notes = []
    if count.possible < count.present + count.away:
        notes.append("one_holder_each")
    without_vote = attendance.without_vote
    if without_vote is not None and 0 < count.votes - count.possible <= without_vote.value:
        notes.append("without_vote")
    if attendance.present_stated is None and chair_not_listed(facts):
        notes.append("chair_counted")
    yield Fault(
        at=total.span,
        values={"present": count.present, "away": count.away, "possible": count.possible},
        related=[
            (fact.span, label)
            for fact, label in ((attendance.present, "present"), (attendance.excused, "away"))
            if fact is not None
        ],
        notes=notes,
        label="votes",
    )
