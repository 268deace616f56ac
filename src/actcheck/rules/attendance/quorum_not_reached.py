"""A council in which half of the members or fewer are present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.rules.attendance.quorum_count import QuorumCount, quorum_count
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    count = quorum_count(facts)
    if not isinstance(count, QuorumCount):
        yield count
        return
    if count.there >= count.needed:
        return
    proxies = facts.attendance.proxies
    yield Fault(
        at=count.stated.span,
        values={"present": count.there, "office": count.office, "needed": count.needed},
        severity=Severity.INFORMATION if count.statutes else None,
        related=[(count.office.span, "office")],
        notes=[
            *(["proxies_do_not_count"] if proxies and proxies.value else []),
            *(["statutes"] if count.statutes else []),
        ],
        label="present",
    )
