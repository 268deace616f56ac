"""A standing committee that has its quorum thanks to proxies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.attendance.quorum_count import QuorumCount, quorum_count
from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.voting.headcount import proxies_at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    count = quorum_count(facts)
    if not isinstance(count, QuorumCount):
        yield count
        return
    proxies = proxies_at_most(facts)
    if proxies is None:
        yield Missing("attendance.proxies")
    elif count.counts_represented and count.there < count.needed <= count.there + proxies:
        yield Fault(
            at=count.stated.span,
            values={"present": count.there, "proxies": proxies, "office": count.office, "needed": count.needed},
            related=[(count.office.span, "office")],
            label="present",
        )
