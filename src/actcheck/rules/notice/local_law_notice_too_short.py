"""Municipal councils of Alsace and Moselle called less than three days before they sit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.limits import limit
from actcheck.rules.notice.delay import Delay, delay, in_alsace_moselle
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    conditions = facts.circumstances
    if not in_alsace_moselle(facts):
        yield NotApplicable()
        return
    found = delay(facts)
    if not isinstance(found, Delay):
        yield found
    elif found.days < 0 or conditions.urgent_notice is not None or conditions.second_notice is not None:
        yield NotApplicable()
    elif found.days < limit("notice_days_of_alsace_and_moselle"):
        yield Fault(
            at=found.notice.span, values={"days": found.days}, related=[(found.sitting.span, "sitting")], label="notice"
        )
