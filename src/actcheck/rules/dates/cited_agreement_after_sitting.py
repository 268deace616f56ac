"""Visas of agreements later than the sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.own_visas import in_own_visas
from actcheck.rules.sitting_days import latest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    sitting = facts.sitting.date
    if sitting is None:
        yield Missing("sitting.date")
        return
    latest = latest_day(facts, sitting)
    for agreement in in_own_visas(facts.agreements):
        if agreement.date is not None and agreement.date > latest:
            yield Fault(
                at=agreement.date_span or agreement.span,
                values={"day": agreement.date},
                related=[(sitting.span, "sitting")],
            )
