"""Minutes that lack what the law has them hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts import AttendanceFacts
from actcheck.rules.formalities import said
from actcheck.rules.observation import Fault, NotApplicable, Observation
from actcheck.rules.sitting.headed_as_minutes import headed_as_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    named = headed_as_minutes(facts)
    if named is None:
        yield NotApplicable()
        return
    lacking = list(_lacking(facts))
    if lacking:
        yield Fault(at=named.span, notes=lacking)


def _lacking(facts: Facts) -> Iterator[str]:
    if not said(facts, "hour"):
        yield "hour"
    if facts.sitting.chair is None and not said(facts, "head_chairs", "elected_chair"):
        yield "chair"
    if facts.attendance == AttendanceFacts():
        yield "present"
    if facts.sitting.secretary is None and not said(facts, "secretary"):
        yield "secretary"
    if not said(facts, "quorum") and facts.attendance.quorum_stated is None:
        yield "quorum"
    if not said(facts, "agenda"):
        yield "agenda"
