"""Members present after they have left their seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import AttendanceStatus
from actcheck.rules.observation import Fault, NotApplicable, Observation
from actcheck.rules.register.asked import numbered, unasked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    silent = unasked(facts)
    if silent is not None or facts.known is None:
        yield silent or NotApplicable()
    elif not facts.attendance.members:
        yield NotApplicable()
    else:
        left = {departure.key: departure for departure in facts.known.departures}
        for member in facts.attendance.members:
            departure = left.get(member.key) if member.status is AttendanceStatus.PRESENT else None
            if departure is not None:
                yield Fault(
                    at=member.span,
                    values={"member": member.name, "day": departure.left_on, "act": numbered(departure.by)},
                )
