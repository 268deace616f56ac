"""More votes than members present and proxies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.attendance.persons import movements
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.voting.headcount import headcount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    count = headcount(facts)
    attendance, total = facts.attendance, facts.voting.total
    if isinstance(count, Missing):
        yield count
        return
    if count.proxies is None or count.unexplained is None or movements(facts):
        yield Missing("attendance.proxies" if count.proxies is None else "attendance.present")
        return
    beyond_all = count.possible is not None and count.votes > count.possible
    if count.proxies == 0 or beyond_all:  # there, other rules are for this act
        yield NotApplicable()
        return
    if total is None or count.unexplained <= 0:
        return
    named = attendance.proxies or attendance.proxies_stated or attendance.proxies_listed
    yield Fault(
        at=total.span,
        values={"present": count.present, "proxies": count.proxies, "unexplained": count.unexplained},
        related=[
            (fact.span, label)
            for fact, label in ((attendance.present, "present"), (named, "proxies"))
            if fact is not None
        ],
        label="votes",
    )
