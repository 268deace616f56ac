"""More votes than members present, and no proxy mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.thresholds import quorum
from actcheck.rules.attendance.persons import movements
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.voting.headcount import Headcount, headcount, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_ARTICLES = {
    "commune": "proxy_municipal",
    "epci": "proxy_municipal",
    "ept": "proxy_municipal",
    "departement": "proxy_departmental",
    "region": "proxy_regional",
}


def check(facts: Facts) -> Iterator[Observation]:
    count = headcount(facts)
    if isinstance(count, Missing):
        yield count
        return
    if count.unexplained is None or movements(facts):
        yield Missing("attendance.present", "attendance.proxies")
        return
    if count.proxies or count.beyond_all:  # there, other rules are for this act
        yield NotApplicable()
        return
    if count.unexplained > 0:
        attendance = facts.attendance
        yield Fault(
            at=count.total.span,
            values={"present": count.present, "unexplained": count.unexplained, "named": _named(facts, count)},
            related=places((attendance.present, "present"), (attendance.excused, "away")),
            notes=list(_notes(facts, count, count.unexplained)),
            label="votes",
        )


def _notes(facts: Facts, count: Headcount, unexplained: int) -> Iterator[str]:
    if unexplained == count.away:
        yield "as_many_away"
    kind = facts.authority.kind
    if kind is not None and kind.value in _ARTICLES:
        yield _ARTICLES[kind.value]
    quorum_note = _quorum_note(facts, count)
    if quorum_note is not None:
        yield quorum_note
    votes_for, votes_against = facts.voting.votes_for, facts.voting.votes_against
    if votes_for and votes_against and votes_for.value - unexplained > votes_against.value:
        yield "outcome_stands"


def _quorum_note(facts: Facts, count: Headcount) -> str | None:
    kind, assembly, date = facts.authority.kind, facts.authority.assembly, facts.sitting.date
    if kind is None or assembly is None:
        return None
    rule = quorum(kind.value, assembly.value, None if date is None else date.value)
    office = facts.attendance.members_in_office
    if rule is None or count.present < rule.minimum(office.value if office else _named(facts, count)):
        return None
    return "quorum_by_presence" if office else "quorum_by_presence_of_named"


def _named(facts: Facts, count: Headcount) -> int:
    without_vote = facts.attendance.without_vote
    return count.present + (count.away or 0) + (without_vote.value if without_vote else 0)
