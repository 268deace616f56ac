"""A count and a list of the members present of which one makes the quorum, and the other does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.thresholds import quorum
from actcheck.rules.attendance.persons import chair_not_listed, movements
from actcheck.rules.formalities import said
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    kind, assembly, sitting = facts.authority.kind, facts.authority.assembly, facts.sitting.date
    attendance = facts.attendance
    office, stated, listed = attendance.members_in_office, attendance.present_stated, attendance.present_listed
    if kind is None or assembly is None or sitting is None:
        yield Missing("authority.kind", "authority.assembly", "sitting.date")
        return
    if office is None or stated is None or listed is None or movements(facts):
        yield Missing("attendance.members_in_office", "attendance.present_stated", "attendance.present_listed")
        return
    rule = quorum(kind.value, assembly.value, sitting.value)
    if rule is None or not rule.certain or facts.circumstances.second_notice is not None or said(facts, "own_statute"):
        yield NotApplicable()
        return
    needed = rule.minimum(office.value)
    named = listed.value + chair_not_listed(facts)
    if (stated.value < needed) != (named < needed):
        yield Fault(
            at=stated.span,
            values={"stated": stated, "listed": named, "office": office, "needed": needed},
            related=[(listed.span, "listed")],
            label="stated",
        )
