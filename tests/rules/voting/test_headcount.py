from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.facts import Fact
from actcheck.rules import Missing
from actcheck.rules.voting.headcount import Headcount, headcount, proxies_at_most
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts

NUMBERS = st.integers(min_value=0, max_value=90)


def counted(build: Callable[..., Facts], **act: object) -> Headcount:
    count = headcount(build(voting={"total": 44}, **act))
    assert isinstance(count, Headcount)
    return count


def test_those_away_are_as_many_as_the_largest_count_of_them(build: Callable[..., Facts]) -> None:
    named = {"present": 36, "excused": 2}
    assert counted(build, counts=named, away=["Claire VASSEUR"]).away == 2
    assert counted(build, counts=named | {"members_in_office": 44}, away=["Claire VASSEUR"]).away == 8
    assert counted(build, counts=named | {"proxies_stated": 5}, away=["Claire VASSEUR"]).away == 5
    assert counted(build, counts=named | {"absent_stated": 6}, away=["Claire VASSEUR"]).away == 6


def test_a_zero_of_no_list_is_no_count_of_those_away(build: Callable[..., Facts]) -> None:
    count = counted(build, counts={"present": 36, "excused": 0, "proxies": 0})
    assert (count.away, count.possible, count.beyond_all) == (None, None, False)


@pytest.mark.parametrize(
    ("day", "kind", "possible"),
    [
        (datetime.date(2025, 3, 17), "departement", 4),
        (datetime.date(2021, 3, 17), "departement", 6),
        (datetime.date(2025, 3, 17), None, 7),
    ],
)
def test_those_present_vote_for_as_many_as_the_law_allows(
    build: Callable[..., Facts], day: datetime.date, kind: str | None, possible: int
) -> None:
    count = counted(build, kind=kind, on=day, counts={"present": 2, "members_in_office": 7})
    assert count.possible == possible


def test_the_chair_is_counted_where_only_a_list_without_the_chair_is_given(build: Callable[..., Facts]) -> None:
    names = ["Paul MARTINET", "Anne BRISSON"]
    assert counted(build, chair="Odile FARGE", present=names, counts={"present": 2}).present == 3
    assert counted(build, chair="Anne BRISSON", present=names, counts={"present": 2}).present == 2
    assert counted(build, chair="Odile FARGE", present=names, counts={"present": 2, "present_stated": 2}).present == 2


def test_what_is_not_stated_is_named(build: Callable[..., Facts]) -> None:
    assert headcount(build(counts={"present": 3})) == Missing("voting.total")
    assert headcount(build(voting={"total": 3})) == Missing("attendance.present")


@pytest.mark.parametrize(
    ("counts", "proxies"),
    [
        ({"proxies": 0, "voters_stated": 3}, 0),
        ({"proxies": 0, "voters_stated": 4}, None),
        ({"proxies": 1, "voters_stated": 4}, 1),
        ({"proxies": 1, "voters_stated": 5, "proxies_stated": 1}, None),
        ({"proxies": 1, "voters_stated": 5, "proxies_stated": 1, "present_stated": 3}, 1),
        ({"proxies_stated": 2, "proxies_listed": 1}, 2),
        ({}, None),
    ],
)
def test_voters_that_nothing_explains_leave_the_proxies_unknown(
    build: Callable[..., Facts], counts: dict[str, int], proxies: int | None
) -> None:
    assert proxies_at_most(build(counts={"present": 3} | counts)) == proxies


@given(NUMBERS, NUMBERS, NUMBERS, st.none() | st.integers(min_value=1, max_value=2))
def test_no_vote_is_possible_beyond_the_members(votes: int, present: int, away: int, per_holder: int | None) -> None:
    count = Headcount(Fact[int](value=votes, span=Span(0, 1)), present, away, 0, per_holder)
    assert count.possible is not None
    assert present <= count.possible <= present + away
    assert count.unexplained == votes - present
    assert count.beyond_all == (votes > count.possible)
    assert per_holder is None or count.possible <= present * (1 + per_holder)
