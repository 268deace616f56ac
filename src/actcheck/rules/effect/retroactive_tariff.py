"""Tariffs and rules that apply before they are decided.

Rates of taxes are no tariffs: those of a year are voted in the spring.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.sitting_days import earliest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# An older day is that of the rules before.
_RECENT = datetime.timedelta(days=400)


def check(facts: Facts) -> Iterator[Observation]:
    subject = next((matter for matter in facts.matters if matter.subject == "tariff"), None)
    effects = [effect for effect in facts.effects if effect.decided and not effect.of_agreement]
    sitting = facts.sitting.date
    if subject is None or not effects:
        yield NotApplicable()
    elif sitting is None:
        yield Missing("sitting.date")
    else:
        day = earliest_day(facts, sitting)
        for effect in effects:
            if day - _RECENT <= effect.date < day:
                yield Fault(
                    at=effect.span,
                    values={"effect": effect.date},
                    related=[(subject.span, "subject"), (sitting.span, "sitting")],
                    label="effect",
                )
