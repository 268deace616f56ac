"""Second meetings, for want of a quorum, held too soon after the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.limits import limit
from actcheck.rules.formalities import formalities
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.sitting_days import latest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    first = next((words for words in formalities(facts, "no_quorum") if words.date is not None), None)
    sitting = facts.sitting.date
    if first is None or first.date is None:
        yield NotApplicable()
    elif sitting is None:
        yield Missing("sitting.date")
    elif 0 < (days := (latest_day(facts, sitting) - first.date).days) < limit("second_meeting_days"):
        yield Fault(at=first.span, values={"days": days, "first": first.date}, related=[(sitting.span, "sitting")])
