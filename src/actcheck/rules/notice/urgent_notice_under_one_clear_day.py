"""Urgent notices that leave not even one clear day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.law.limits import limit
from actcheck.rules.notice.delay import Delay, delay, in_alsace_moselle
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    urgent, kind = facts.circumstances.urgent_notice, facts.authority.kind
    if urgent is None or kind is None:
        yield NotApplicable()
        return
    found = delay(facts)
    if not isinstance(found, Delay):
        yield found
        return
    local = in_alsace_moselle(facts) if kind.value == "commune" else False
    if found.days < 0 or (local and found.days > 0):
        yield NotApplicable()
    elif found.clear_days < limit("urgent_notice_clear_days"):
        # In Alsace and Moselle, the eve is early enough.
        eve = local is None and found.days > 0
        yield Fault(
            at=found.notice.span,
            related=[(found.sitting.span, "sitting"), (urgent.span, "urgency")],
            label="notice",
            notes=["local_law"] if eve else [],
            severity=Severity.WARNING if eve else None,
        )
