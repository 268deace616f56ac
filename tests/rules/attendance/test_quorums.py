"""Quorums and proxies where the examples of the rules are silent."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from actcheck.facts import CircumstanceFacts, Fact, FormalityFact
from actcheck.rules import Fault, Missing, NotApplicable
from actcheck.rules.attendance import (
    proxy_of_member_without_vote,
    proxy_without_holder,
    quorum_depends_on_count,
    quorum_not_reached,
    quorum_reached_by_proxies,
    quorum_to_elect_president_not_reached,
)
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts

SPAN = Span(0, 5)
COUNCIL = {"kind": "departement", "assembly": "council"}
COUNTS = {"members_in_office": 9, "present": 3, "present_stated": 3, "present_listed": 5}
MEETING_OF_RIGHT = datetime.date(2021, 7, 1)


def with_words(facts: Facts, *whats: str) -> Facts:
    return facts.model_copy(update={"formalities": tuple(FormalityFact(span=SPAN, what=what) for what in whats)})


def test_an_assembly_with_a_law_of_its_own_is_left_aside(build: Callable[..., Facts]) -> None:
    region = build(kind="region", assembly="council", counts=COUNTS)
    assert [type(observation) for observation in quorum_not_reached.check(region)] == [Fault]
    assert list(quorum_not_reached.check(with_words(region, "own_statute"))) == [NotApplicable()]
    assert list(quorum_depends_on_count.check(with_words(region, "own_statute"))) == [NotApplicable()]


def test_a_commune_that_names_such_an_authority_is_not(build: Callable[..., Facts]) -> None:
    commune = with_words(build(kind="commune", assembly="council", counts=COUNTS), "own_statute")
    assert [type(observation) for observation in quorum_not_reached.check(commune)] == [Fault]


def test_a_count_against_a_list_needs_both_and_the_authority(build: Callable[..., Facts]) -> None:
    assert list(quorum_depends_on_count.check(build(kind=None))) == [
        Missing("authority.kind", "authority.assembly", "sitting.date")
    ]
    assert list(quorum_depends_on_count.check(build(**COUNCIL))) == [
        Missing("attendance.members_in_office", "attendance.present_stated", "attendance.present_listed")
    ]


def test_proxies_that_cannot_be_counted_make_no_quorum(build: Callable[..., Facts]) -> None:
    counts = {"members_in_office": 9, "present": 3}
    assert list(quorum_reached_by_proxies.check(build(counts=counts))) == [Missing("attendance.proxies")]
    assert list(quorum_reached_by_proxies.check(build())) == [
        Missing("attendance.members_in_office", "attendance.present")
    ]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ({"kind": None}, Missing("authority.kind", "sitting.date")),
        (COUNCIL, Missing("attendance.members_in_office", "attendance.present")),
        (COUNCIL | {"kind": "commune"}, NotApplicable()),
    ],
)
def test_the_election_of_the_president_needs_numbers(
    build: Callable[..., Facts], act: dict[str, Any], expected: object
) -> None:
    facts = build(on=MEETING_OF_RIGHT, **act)
    elects = facts.model_copy(
        update={"circumstances": CircumstanceFacts(first_meeting=Fact[bool](value=True, span=SPAN))}
    )
    assert list(quorum_to_elect_president_not_reached.check(elects)) == [expected]


def without_vote(facts: Facts, name: str) -> Facts:
    (member,) = (member for member in facts.attendance.members if member.name == name)
    status = {"PRESENT": "PRESENT_WITHOUT_VOTE", "EXCUSED": "EXCUSED_WITHOUT_VOTE"}[member.status.name]
    changed = member.model_copy(update={"status": type(member.status)[status]})
    members = tuple(changed if one is member else one for one in facts.attendance.members)
    return facts.model_copy(update={"attendance": facts.attendance.model_copy(update={"members": members})})


def test_who_sits_without_a_vote_gives_none(build: Callable[..., Facts]) -> None:
    facts = build(present=["Jean LENOIR"], away=["Louis CARRON"], proxies=[("Louis CARRON", "Jean LENOIR")])
    assert list(proxy_of_member_without_vote.check(facts)) == [NotApplicable()]
    (fault,) = proxy_of_member_without_vote.check(without_vote(facts, "Louis CARRON"))
    assert isinstance(fault, Fault)
    assert (fault.notes, fault.values) == (["grantor"], {"name": "Louis CARRON"})


def test_nobody_is_without_a_vote_while_people_come_and_go(build: Callable[..., Facts]) -> None:
    facts = build(
        present=["Jean LENOIR", "Odile FARGE"], moving=["Odile FARGE"], proxies=[("Louis CARRON", "Jean LENOIR")]
    )
    assert list(proxy_of_member_without_vote.check(without_vote(facts, "Jean LENOIR"))) == [
        Missing("attendance.present")
    ]


def test_each_proxy_to_nobody_is_named_once(build: Callable[..., Facts]) -> None:
    facts = build(proxies=[("Louis CARRON", None), ("Odile FARGE", "Jean LENOIR"), ("Lise MARCOT", None)])
    (fault,) = proxy_without_holder.check(facts)
    assert isinstance(fault, Fault)
    assert fault.values == {"grantors": ("Louis CARRON", "Lise MARCOT")}
    assert fault.at == facts.attendance.proxy_list[0].span
