"""An act that names the members present and does not say how many are in office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    attendance = facts.attendance
    present = attendance.present_stated or attendance.present_listed
    if present is None:
        yield NotApplicable()
    elif attendance.members_in_office is None and attendance.quorum_stated is None:
        yield Fault(at=present.span)
