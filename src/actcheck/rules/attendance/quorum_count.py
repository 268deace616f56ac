"""The members present beside the number that a quorum needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actcheck.law.thresholds import quorum
from actcheck.rules.attendance.persons import most_present, movements
from actcheck.rules.observation import Missing, NotApplicable

if TYPE_CHECKING:
    from actcheck.facts import Fact, Facts


class QuorumCount(NamedTuple):
    """
    :param stated: the members present, as the act states or lists them.
    :param there: the same, with a chair who is not in the list.
    :param needed: the least number that makes a quorum.
    """

    office: Fact[int]
    stated: Fact[int]
    there: int
    needed: int


def quorum_count(facts: Facts) -> QuorumCount | Missing | NotApplicable:
    """The count for the act's assembly; not applicable where the law for it and its day is not known for certain."""
    kind, assembly, date = facts.authority.kind, facts.authority.assembly, facts.sitting.date
    office, present = facts.attendance.members_in_office, facts.attendance.present
    there = None if movements(facts) else most_present(facts)
    if kind is None or assembly is None or date is None:
        return Missing("authority.kind", "authority.assembly", "sitting.date")
    if office is None or present is None or there is None:
        return Missing("attendance.members_in_office", "attendance.present")
    rule = quorum(kind.value, assembly.value, date.value)
    if rule is None or not rule.certain:
        return NotApplicable()
    return QuorumCount(office, present, there, rule.minimum(office.value))
