"""More votes than members present and proxies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.attendance.persons import movements
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.voting.headcount import headcount, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    count = headcount(facts)
    if isinstance(count, Missing):
        yield count
        return
    if count.unexplained is None or movements(facts):
        yield Missing("attendance.present", "attendance.proxies")
        return
    if not count.proxies or count.beyond_all:  # there, other rules are for this act
        yield NotApplicable()
        return
    if count.unexplained > 0:
        attendance = facts.attendance
        named = attendance.proxies_listed or attendance.proxies_stated
        yield Fault(
            at=count.total.span,
            values={"present": count.present, "proxies": count.proxies, "unexplained": count.unexplained},
            related=places((attendance.present, "present"), (named, "proxies")),
            label="votes",
        )
