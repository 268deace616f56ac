"""What the ladder of vote rules says where their examples are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from actcheck.ast import Outcome
from actcheck.rules import Fault, Missing
from actcheck.rules.voting import (
    tie_without_casting_vote,
    unexplained_votes_decide,
    votes_below_attendance,
    votes_unexplained_by_attendance,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts


def vote(votes_for: int, votes_against: int, outcome: str | None = None, **more: Any) -> dict[str, Any]:
    figures = {"votes_for": votes_for, "votes_against": votes_against, "abstentions": 0}
    return figures | {"total": votes_for + votes_against, "outcome": outcome, "complete": True} | more


@pytest.mark.parametrize(
    ("votes", "verdict"),
    [
        (vote(3, 2, Outcome.ADOPTED), "against_adoption"),
        (vote(3, 2), "against_adoption"),
        (vote(4, 1, Outcome.ADOPTED), None),
        (vote(2, 3, Outcome.REJECTED), None),
        (vote(2, 2, Outcome.ADOPTED), None),
        (vote(2, 3, Outcome.ADOPTED), None),
        (vote(3, 2, Outcome.REJECTED), None),
    ],
)
def test_one_unexplained_vote_decides(build: Callable[..., Facts], votes: dict[str, Any], verdict: str | None) -> None:
    facts = build(counts={"present": 4, "proxies": 0}, voting=votes)
    notes = [fault.notes for fault in unexplained_votes_decide.check(facts) if isinstance(fault, Fault)]
    assert notes == ([[verdict]] if verdict else [])


def test_a_tie_of_unknown_outcome_is_left_undetermined(build: Callable[..., Facts]) -> None:
    facts = build(counts={"present": 3, "proxies": 0}, voting=vote(2, 2))
    assert list(unexplained_votes_decide.check(facts)) == [Missing("voting.outcome")]


def test_the_seed_case_at_the_ceiling_and_one_beyond(build: Callable[..., Facts]) -> None:
    counts = {"present": 36, "excused": 8, "proxies": 0, "without_vote": 4}
    at, beyond = (
        list(
            votes_unexplained_by_attendance.check(
                build(counts=counts, away=["Claire VASSEUR"], voting=vote(votes, 0, Outcome.ADOPTED))
            )
        )
        for votes in (44, 45)
    )
    (fault,) = at
    assert isinstance(fault, Fault)
    assert (fault.values["unexplained"], fault.values["named"]) == (8, 48)
    assert list(fault.notes) == ["as_many_away", "proxy_departmental", "quorum_by_presence_of_named", "outcome_stands"]
    assert not any(isinstance(observation, Fault) for observation in beyond)


@pytest.mark.parametrize(
    ("act", "notes"),
    [
        ({"kind": "region"}, ["proxy_regional", "quorum_by_presence"]),
        ({"kind": "commune", "assembly": "council"}, ["proxy_municipal", "quorum_by_presence"]),
        ({"kind": "commune", "assembly": None}, ["proxy_municipal"]),
        ({"kind": "syndicat"}, []),
        ({"kind": None}, []),
        ({"on": None}, ["proxy_departmental"]),
    ],
)
def test_the_note_follows_the_authority(build: Callable[..., Facts], act: dict[str, Any], notes: list[str]) -> None:
    facts = build(**act, counts={"present": 4, "members_in_office": 7, "proxies": 0}, voting={"total": 5})
    (fault,) = votes_unexplained_by_attendance.check(facts)
    assert isinstance(fault, Fault)
    assert list(fault.notes) == notes


def test_no_quorum_is_claimed_for_half_of_the_members(build: Callable[..., Facts]) -> None:
    facts = build(counts={"present": 4, "members_in_office": 8, "proxies": 0}, voting={"total": 5})
    (fault,) = votes_unexplained_by_attendance.check(facts)
    assert isinstance(fault, Fault)
    assert list(fault.notes) == ["proxy_departmental"]


def test_fewer_votes_are_no_fault_where_somebody_left(build: Callable[..., Facts]) -> None:
    counts = {"present": 3, "proxies": 0}
    stayed = build(counts=counts, present=["Jean LENOIR"], voting=vote(2, 0))
    left = build(counts=counts, present=["Jean LENOIR"], moving=["Jean LENOIR"], voting=vote(2, 0))
    assert [type(observation) for observation in votes_below_attendance.check(stayed)] == [Fault]
    assert list(votes_below_attendance.check(left)) == [Missing("attendance.present", "attendance.proxies")]


@pytest.mark.parametrize(
    ("kind", "secret", "casting", "faults"),
    [
        ("commune", False, True, []),
        ("commune", True, True, []),
        ("departement", True, True, []),
        ("departement", True, False, [[]]),
        (None, True, True, []),
    ],
)
def test_a_tied_secret_ballot_of_a_municipal_council_is_for_another_rule(
    build: Callable[..., Facts], kind: str | None, secret: bool, casting: bool, faults: list[list[str]]
) -> None:
    facts = build(kind=kind, voting=vote(2, 2, Outcome.ADOPTED, secret=secret, casting_vote=casting))
    assert [list(f.notes) for f in tie_without_casting_vote.check(facts) if isinstance(f, Fault)] == faults
