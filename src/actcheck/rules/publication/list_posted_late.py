"""Lists of deliberations posted more than a week after their sitting."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.law.limits import limit
from actcheck.rules.formalities import formalities
from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.sitting_days import latest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    sitting = facts.sitting.date
    if sitting is None:
        yield Missing("sitting.date")
        return
    day = latest_day(facts, sitting)
    # What was posted before the sitting is its notice.
    shown = [
        (words.date, words.span)
        for words in formalities(facts, "shown", "posted", "published")
        if words.date is not None and words.date >= sitting.value
    ]
    if not shown:
        yield Missing("transmission.published_on")
        return
    first, place = min(shown)
    if first > day + datetime.timedelta(days=limit("list_days")):
        yield Fault(at=place, values={"days": (first - day).days}, related=[(sitting.span, "sitting")], label="shown")
