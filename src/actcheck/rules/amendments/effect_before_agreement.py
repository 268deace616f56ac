"""An agreement that has effect before the day on which it was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    effect, agreement = facts.amendment.effect_date, facts.amendment.agreement_date
    if decision(facts) is None:
        yield NotApplicable()
    elif effect is None:
        yield Missing("amendment.effect_date")
    elif agreement is None:
        yield Missing("amendment.agreement_date")
    elif effect.value < agreement.value:
        yield Fault(
            at=effect.span,
            values={"effect": effect, "agreement": agreement},
            related=[(agreement.span, "agreement")],
            label="effect",
        )
