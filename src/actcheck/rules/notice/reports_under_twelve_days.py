"""Reports sent to a departmental or regional council less than twelve days before it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.limits import limit
from actcheck.rules.notice.delay import Delay, delay
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    conditions = facts.circumstances
    found = delay(facts)
    if not isinstance(found, Delay):
        yield found
    elif found.days < 0 or conditions.urgent_notice or conditions.second_notice or conditions.first_meeting:
        yield NotApplicable()
    elif found.days < limit("reports_days"):
        yield Fault(
            at=found.notice.span,
            values={"days": found.days},
            related=[(found.sitting.span, "sitting")],
            label="notice",
        )
