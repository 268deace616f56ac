"""Notices so early that their date is more likely mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.notice.delay import Delay, delay
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_MOST_DAYS = 90


def check(facts: Facts) -> Iterator[Observation]:
    found = delay(facts)
    if not isinstance(found, Delay):
        yield found
    elif found.days > _MOST_DAYS:
        yield Fault(
            at=found.notice.span, values={"days": found.days}, related=[(found.sitting.span, "sitting")], label="notice"
        )
