"""Lists of deliberations posted more than a week after their sitting."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.rules.formalities import formalities
from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.sitting_days import latest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_WEEK = datetime.timedelta(days=7)


def check(facts: Facts) -> Iterator[Observation]:
    sitting = facts.sitting.date
    shown = [words for words in formalities(facts, "shown", "posted", "published") if words.date is not None]
    if sitting is None or not shown:
        yield Missing("sitting.date", "transmission.published_on")
        return
    first = min(shown, key=lambda words: words.date or datetime.date.max)
    day = latest_day(facts, sitting)
    if first.date is not None and first.date > day + _WEEK:
        yield Fault(
            at=first.span, values={"days": (first.date - day).days}, related=[(sitting.span, "sitting")], label="shown"
        )
