"""Urgent notices on whose urgency the act does not say what the assembly decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.notice.delay import Delay, delay
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_CLEAR_DAYS = 3


def check(facts: Facts) -> Iterator[Observation]:
    conditions = facts.circumstances
    if conditions.urgent_notice is None:
        yield NotApplicable()
        return
    found = delay(facts)
    if not isinstance(found, Delay):
        yield found
    elif found.clear_days >= _CLEAR_DAYS:
        yield NotApplicable()
    elif conditions.urgency_ruled is None:
        yield Fault(at=conditions.urgent_notice.span, related=[(found.notice.span, "notice")])
