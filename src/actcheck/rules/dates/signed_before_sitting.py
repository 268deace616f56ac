"""Acts signed before they are passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.sitting_days import earliest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    signed, sitting = facts.signature.date, facts.sitting.date
    if signed is None or sitting is None:
        yield Missing(*(name for name, fact in (("signature.date", signed), ("sitting.date", sitting)) if fact is None))
    elif signed.value < earliest_day(facts, sitting):
        yield Fault(at=signed.span, related=[(sitting.span, "sitting")], label="signature")
