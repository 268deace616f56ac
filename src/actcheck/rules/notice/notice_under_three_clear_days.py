"""Municipal councils called less than three clear days before they sit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.law.limits import limit
from actcheck.law.population import reaches
from actcheck.rules.notice.delay import Delay, delay, in_alsace_moselle
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# From here on the notice is no longer three days before the sitting either, as the law of Alsace and Moselle has it.
_TOO_LATE_ANYWHERE = 2


def check(facts: Facts) -> Iterator[Observation]:
    found, conditions = delay(facts), facts.circumstances
    local, population = in_alsace_moselle(facts), facts.profile.population
    if not isinstance(found, Delay):
        yield found
    elif (
        found.days < 0
        or local
        or conditions.urgent_notice is not None
        or conditions.second_notice is not None
        or (reaches("five_clear_days", population, None) and conditions.first_meeting is None)
    ):
        yield NotApplicable()
    elif found.clear_days < limit("notice_clear_days"):
        sure = local is False or found.days < _TOO_LATE_ANYWHERE + 1
        yield Fault(
            at=found.notice.span,
            values={"clear_days": max(found.clear_days, 0)},
            related=[(found.sitting.span, "sitting")],
            label="notice",
            notes=[] if sure else ["local_law"],
            severity=None if sure else Severity.WARNING,
        )
