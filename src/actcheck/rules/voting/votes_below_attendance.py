"""Fewer votes than members present and proxies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.attendance.persons import movements
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    voting, attendance = facts.voting, facts.attendance
    total, present, proxies = voting.total, attendance.present, attendance.proxies
    if voting.secret:  # blank and void papers are no votes
        yield NotApplicable()
        return
    if total is None or not voting.complete:
        yield Missing("voting.total", "voting.votes_against", "voting.abstentions")
        return
    if present is None or proxies is None or movements(facts):
        yield Missing("attendance.present", "attendance.proxies")
        return
    not_voting = voting.not_voting.value if voting.not_voting else 0
    lacking = present.value + proxies.value - total.value - not_voting
    if lacking > 0:
        yield Fault(
            at=total.span,
            values={"lacking": lacking, "not_voting": not_voting},
            related=[(present.span, "present")],
            notes=["not_voting"] if not_voting else [],
            label="votes",
        )
