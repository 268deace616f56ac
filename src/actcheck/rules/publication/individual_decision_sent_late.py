"""Individual decisions sent to the State more than fifteen days after they were signed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.law.limits import limit
from actcheck.rules.formalities import said
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.sitting_days import latest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    signed, sent = facts.sitting.date, facts.transmission.sent_on or facts.transmission.received_on
    if not said(facts, "individual"):
        yield NotApplicable()
    elif signed is None or sent is None:
        yield Missing("sitting.date", "transmission.sent_on")
    elif sent.value > latest_day(facts, signed) + datetime.timedelta(days=limit("individual_decision_days")):
        yield Fault(
            at=sent.span,
            values={"days": (sent.value - latest_day(facts, signed)).days},
            related=[(signed.span, "signed")],
            label="sent",
        )
