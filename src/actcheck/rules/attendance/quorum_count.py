"""The members present beside the number that a quorum needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actcheck.law.thresholds import quorum
from actcheck.rules.attendance.persons import most_present, movements
from actcheck.rules.formalities import said
from actcheck.rules.observation import Missing, NotApplicable

if TYPE_CHECKING:
    from actcheck.facts import Fact, Facts


class QuorumCount(NamedTuple):
    """
    :param stated: the members present, as the act states or lists them.
    :param there: the same, with a chair who is not in the list.
    :param needed: the least number that makes a quorum.
    :param counts_represented: members who gave a proxy count with those present.
    :param statutes: the authority's own statutes may say otherwise.
    """

    office: Fact[int]
    stated: Fact[int]
    there: int
    needed: int
    counts_represented: bool
    statutes: bool


# Members whom this article makes leave do not count among those in office.
_WITHDRAWN = "CGCT L1111-6"
# The law of the municipal councils is that of the communes with a status of their own as well.
_ONE_LAW = ("commune",)


def quorum_count(facts: Facts) -> QuorumCount | Missing | NotApplicable:
    """The count for the act's assembly; not applicable where the law for it and its day is not known for certain.

    A meeting held on a second notice, for want of a quorum, needs none.
    """
    kind, assembly, date = facts.authority.kind, facts.authority.assembly, facts.sitting.date
    office, present = facts.attendance.members_in_office, facts.attendance.present
    there = None if movements(facts) else most_present(facts)
    if kind is None or assembly is None or date is None:
        return Missing("authority.kind", "authority.assembly", "sitting.date")
    if office is None or present is None or there is None:
        return Missing("attendance.members_in_office", "attendance.present")
    rule = quorum(kind.value, assembly.value, date.value)
    if rule is None or not rule.certain or facts.circumstances.second_notice is not None:
        return NotApplicable()
    if kind.value not in _ONE_LAW and said(facts, "own_statute"):
        return NotApplicable()
    if any(reference.canonical == _WITHDRAWN for reference in facts.references):
        return Missing("attendance.members_in_office")
    by_video = said(facts, "video") and rule.present_by_video_on(date.value)
    represented = rule.counts_represented and not by_video
    return QuorumCount(office, present, there, rule.minimum(office.value), represented, rule.statutes)
