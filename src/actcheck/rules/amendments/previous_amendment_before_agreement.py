"""An earlier amendment dated before the agreement that it amends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    previous, agreement = facts.amendment.previous_date, facts.amendment.agreement_date
    if decision(facts) is None or previous is None:
        yield NotApplicable()
    elif agreement is None:
        yield Missing("amendment.agreement_date")
    elif previous.value < agreement.value:
        yield Fault(
            at=previous.span,
            values={"previous": previous, "agreement": agreement},
            related=[(agreement.span, "agreement")],
            label="previous",
        )
