"""Deliberations sent to the State before the day on which they are signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    signed = facts.signature.date
    stamps = [day for day in (facts.transmission.sent_on, facts.transmission.received_on) if day is not None]
    if signed is None or not stamps:
        yield Missing("signature.date", "transmission.sent_on")
        return
    first = min(stamps, key=lambda day: day.value)
    if first.value < signed.value:
        yield Fault(
            at=first.span, values={"sent": first, "signed": signed}, related=[(signed.span, "signed")], label="sent"
        )
