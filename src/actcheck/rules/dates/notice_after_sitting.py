"""Notices later than the sitting that they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.sitting_days import latest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    notice, sitting = facts.notice.date, facts.sitting.date
    if notice is None or sitting is None:
        yield Missing(*(name for name, fact in (("notice.date", notice), ("sitting.date", sitting)) if fact is None))
    elif notice.value > latest_day(facts, sitting):
        yield Fault(at=notice.span, related=[(sitting.span, "sitting")], label="notice")
