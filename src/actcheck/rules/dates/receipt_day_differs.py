"""Acts transmitted under the date of another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    day, sitting = facts.receipt.day, facts.sitting.date
    if day is None:
        yield NotApplicable()
    elif sitting is None:
        yield Missing("sitting.date")
    elif day.value not in (sitting.value, *(stated.value for stated in facts.sitting.stated)):
        signed = facts.signature.date
        # An order may be transmitted under the day of its signature.
        if signed is None or signed.value != day.value:
            yield Fault(at=day.span, values={"day": day, "sitting": sitting}, related=[(sitting.span, "sitting")])
