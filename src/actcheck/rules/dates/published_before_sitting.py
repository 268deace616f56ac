"""Acts published before the sitting that passed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.sitting_days import earliest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    published, sitting, notice = facts.transmission.published_on, facts.sitting.date, facts.notice.date
    if published is None:
        yield NotApplicable()
    elif sitting is None:
        yield Missing("sitting.date")
    elif notice is not None and published.value <= notice.value:
        # The notice itself is posted.
        yield NotApplicable()
    elif published.value < earliest_day(facts, sitting):
        yield Fault(at=published.span, related=[(sitting.span, "sitting")], label="published")
