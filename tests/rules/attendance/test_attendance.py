"""What the rules on attendance say where their examples are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from actcheck.rules import Fault, Missing, NotApplicable
from actcheck.rules.attendance import (
    count_differs_from_list,
    header_counts_do_not_add_up,
    person_in_two_lists,
    proxy_holder_absent,
    quorum_not_reached,
    two_proxies_one_holder,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts

COUNCIL = {"kind": "commune", "assembly": "council"}
TWO_TO_ONE = [("Louis CARRON", "Jean LENOIR"), ("Odile FARGE", "Jean LENOIR")]


@pytest.mark.parametrize(
    ("act", "missing"),
    [({"kind": None}, Missing("authority.kind")), ({"on": None}, Missing("sitting.date"))],
)
def test_the_limit_needs_authority_and_day(build: Callable[..., Facts], act: dict[str, Any], missing: Missing) -> None:
    assert list(two_proxies_one_holder.check(build(**act, proxies=TWO_TO_ONE))) == [missing]


def test_proxies_whose_holder_is_not_named_are_left_aside(build: Callable[..., Facts]) -> None:
    nobody = build(proxies=[("Louis CARRON", None), ("Odile FARGE", None)])
    assert list(two_proxies_one_holder.check(nobody)) == [NotApplicable()]
    assert list(proxy_holder_absent.check(nobody)) == [NotApplicable()]


def test_one_giver_named_twice_gives_one_proxy(build: Callable[..., Facts]) -> None:
    facts = build(proxies=[("Louis CARRON", "Jean LENOIR"), ("CARRON L.", "Jean LENOIR")])
    assert list(two_proxies_one_holder.check(facts)) == []


def test_the_finding_is_at_the_first_proxy_in_excess(build: Callable[..., Facts]) -> None:
    facts = build(proxies=TWO_TO_ONE)
    (fault,) = two_proxies_one_holder.check(facts)
    assert isinstance(fault, Fault)
    assert fault.at == facts.attendance.proxy_list[1].holder_span


def test_without_a_list_of_those_present_no_holder_is_absent(build: Callable[..., Facts]) -> None:
    assert list(proxy_holder_absent.check(build(proxies=TWO_TO_ONE))) == [NotApplicable()]


def test_a_person_twice_away_is_reported_once(build: Callable[..., Facts]) -> None:
    facts = build(present=["Jean LENOIR"], away=["Jean LENOIR", "LENOIR Jean"])
    assert [type(observation) for observation in person_in_two_lists.check(facts)] == [Fault]


@pytest.mark.parametrize(
    ("stated", "listed", "chair", "faulty"),
    [
        (23, 22, None, False),
        (23, 22, "Odile FARGE", False),
        (23, 22, "Jean LENOIR", True),
        (24, 22, "Odile FARGE", True),
        (22, 23, "Odile FARGE", True),
    ],
)
def test_only_the_chair_may_lack(
    build: Callable[..., Facts], stated: int, listed: int, chair: str | None, faulty: bool
) -> None:
    facts = build(present=["Jean LENOIR"], chair=chair, counts={"present_stated": stated, "present_listed": listed})
    assert [type(observation) for observation in count_differs_from_list.check(facts)] == [Fault] * faulty


@pytest.mark.parametrize(
    ("counts", "faults"),
    [
        ({"present_stated": 45, "present_listed": 49, "proxies_stated": 19, "voters_stated": 68}, []),
        ({"present_stated": 45, "present_listed": 48, "proxies_stated": 19, "voters_stated": 68}, ["voters_above_sum"]),
        ({"present_stated": 45, "proxies_stated": 19, "voters_stated": 65}, ["voters_above_sum"]),
        ({"present_stated": 45, "proxies_stated": 19, "voters_stated": 64}, []),
        ({"members_in_office": 45, "present_stated": 45, "voters_stated": 45}, []),
        ({"members_in_office": 45, "voters_stated": 46}, ["voters_above_office"]),
        ({"members_in_office": 45, "present_stated": 46, "voters_stated": 46}, ["present_above_office"]),
    ],
)
def test_counts_of_a_header(build: Callable[..., Facts], counts: dict[str, int], faults: list[str]) -> None:
    found = [note for f in header_counts_do_not_add_up.check(build(counts=counts)) for note in getattr(f, "notes", ())]
    assert found == faults


@pytest.mark.parametrize("counts", [{}, {"members_in_office": 9}, {"voters_stated": 9, "present_stated": 3}])
def test_a_header_with_nothing_to_compare(build: Callable[..., Facts], counts: dict[str, int]) -> None:
    assert list(header_counts_do_not_add_up.check(build(counts=counts))) == [NotApplicable()]


@pytest.mark.parametrize(("office", "present", "faulty"), [(29, 15, False), (28, 15, False), (28, 14, True)])
def test_more_than_half_is_a_quorum(build: Callable[..., Facts], office: int, present: int, faulty: bool) -> None:
    facts = build(**COUNCIL, counts={"members_in_office": office, "present": present})
    assert [type(observation) for observation in quorum_not_reached.check(facts)] == [Fault] * faulty
