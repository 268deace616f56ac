"""Quorums and proxies by date."""

from __future__ import annotations

import datetime
import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.law.elections import last_general_election
from actcheck.law.thresholds import proxies_per_holder, quorum, quorum_to_elect_the_head
from actcheck.resources import folder

DAY = datetime.date(2024, 6, 10)


@pytest.mark.parametrize("name", ["thresholds", "elections", "population", "limits"])
def test_data_file_follows_its_schema(name: str) -> None:
    law = folder("law")
    jsonschema.validate(
        json.loads((law / f"{name}.json").read_bytes()), json.loads((law / f"{name}.schema.json").read_bytes())
    )


@pytest.mark.parametrize("table", ["quorums", "proxies"])
def test_periods_of_one_authority_do_not_overlap(table: str) -> None:
    rows = json.loads((folder("law") / "thresholds.json").read_bytes())[table]
    for i, one in enumerate(rows):
        for other in rows[i + 1 :]:
            if set(one["kinds"]) & set(other["kinds"]) and one.get("assembly") == other.get("assembly"):
                first, second = sorted((one, other), key=lambda row: row["in_force_from"])
                assert first["in_force_to"] <= second["in_force_from"]


@pytest.mark.parametrize(
    ("kind", "assembly", "article", "applied_by", "represented", "certain"),
    [
        ("commune", "council", "CGCT L2121-17", None, False, True),
        ("epci", "council", "CGCT L2121-17", "CGCT L5211-1", False, True),
        ("ept", "council", "CGCT L2121-17", "CGCT L5211-1", False, True),
        ("syndicat", "council", "CGCT L2121-17", "CGCT L5211-1", False, True),
        ("departement", "council", "CGCT L3121-14", None, False, True),
        ("departement", "standing_committee", "CGCT L3121-14-1", None, True, True),
        ("region", "council", "CGCT L4132-13", None, False, True),
        ("region", "standing_committee", "CGCT L4132-13-1", None, True, True),
    ],
)
def test_quorum_of_each_assembly(
    kind: str, assembly: str, article: str, applied_by: str | None, represented: bool, certain: bool
) -> None:
    rule = quorum(kind, assembly, DAY)
    assert rule is not None
    assert (rule.article, rule.applied_by) == (article, applied_by)
    assert (rule.counts_represented, rule.certain) == (represented, certain)
    assert rule.more_than == "1/2"


@pytest.mark.parametrize(
    ("kind", "assembly", "on"),
    [
        ("prefecture", "council", DAY),
        ("ccas", "council", DAY),
        ("commune", "standing_committee", DAY),
        ("epci", "bureau", DAY),
        ("commune", None, DAY),
        ("commune", "council", None),
        ("departement", "council", datetime.date(2015, 3, 21)),
        ("commune", "council", datetime.date(2020, 3, 12)),
        ("departement", "standing_committee", datetime.date(2020, 3, 24)),
        ("departement", "standing_committee", datetime.date(2020, 4, 3)),
        ("commune", "council", datetime.date(2020, 11, 15)),
    ],
)
def test_quorum_is_undetermined(kind: str, assembly: str | None, on: datetime.date | None) -> None:
    assert quorum(kind, assembly, on) is None


def test_quorum_holds_up_to_the_emergency_and_after_it() -> None:
    assert quorum("commune", "council", datetime.date(2020, 3, 11)) is not None
    assert quorum("commune", "council", datetime.date(2022, 8, 1)) is not None
    assert quorum("departement", "council", datetime.date(2015, 3, 22)) is not None


@pytest.mark.parametrize(
    ("assembly", "on", "article", "required"),
    [
        ("council", datetime.date(2020, 3, 24), "LOI 2020-290 2020-03-23", 5),
        ("council", datetime.date(2020, 8, 30), "LOI 2020-290 2020-03-23", 5),
        ("council", datetime.date(2020, 8, 31), "CGCT L3121-14", 8),
        ("standing_committee", datetime.date(2020, 11, 16), "LOI 2020-1379 2020-11-14", 5),
        ("standing_committee", datetime.date(2021, 9, 30), "LOI 2020-1379 2020-11-14", 5),
        ("standing_committee", datetime.date(2021, 10, 1), "CGCT L3121-14-1", 8),
        ("council", datetime.date(2021, 11, 10), "LOI 2021-1465 2021-11-10", 5),
        ("council", datetime.date(2022, 7, 31), "LOI 2021-1465 2021-11-10", 5),
        ("council", datetime.date(2022, 8, 1), "CGCT L3121-14", 8),
    ],
)
def test_emergency_laws_lower_the_quorum_on_their_days(
    assembly: str, on: datetime.date, article: str, required: int
) -> None:
    rule = quorum("departement", assembly, on)
    assert rule is not None
    assert rule.certain
    assert (rule.article, rule.minimum(15)) == (article, required)


@pytest.mark.parametrize(("members", "required"), [(30, 20), (31, 21), (34, 23), (78, 52)])
def test_two_thirds_elect_the_president(members: int, required: int) -> None:
    rule = quorum_to_elect_the_head("departement", datetime.date(2021, 7, 1))
    assert rule is not None
    assert rule.minimum(members) == required


def test_only_departements_have_a_quorum_to_elect_the_head() -> None:
    assert quorum_to_elect_the_head("commune", DAY) is None


@pytest.mark.parametrize(
    ("kind", "on", "first_round"),
    [
        ("commune", datetime.date(2020, 3, 14), datetime.date(2014, 3, 23)),
        ("epci", datetime.date(2020, 3, 15), datetime.date(2020, 3, 15)),
        ("departement", DAY, datetime.date(2021, 6, 20)),
        ("region", datetime.date(2021, 6, 19), datetime.date(2015, 12, 6)),
        ("region", datetime.date(2015, 12, 5), None),
        ("syndicat", DAY, None),
    ],
)
def test_last_general_election(kind: str, on: datetime.date, first_round: datetime.date | None) -> None:
    assert last_general_election(kind, on) == first_round


def test_quorum_of_an_earlier_wording_is_not_certain() -> None:
    rule = quorum("epci", "council", datetime.date(2018, 5, 14))
    assert rule is not None
    assert not rule.certain


@pytest.mark.parametrize(("members", "required"), [(0, 1), (1, 1), (15, 8), (28, 15), (29, 15), (44, 23)])
def test_quorum_is_more_than_half(members: int, required: int) -> None:
    rule = quorum("commune", "council", DAY)
    assert rule is not None
    assert rule.minimum(members) == required


@given(st.integers(0, 500))
def test_required_number_is_the_least_above_half(members: int) -> None:
    rule = quorum("departement", "standing_committee", DAY)
    assert rule is not None
    assert 2 * rule.minimum(members) > members >= 2 * (rule.minimum(members) - 1)


@pytest.mark.parametrize(
    ("kind", "on", "value", "article", "certain"),
    [
        ("commune", DAY, 1, "CGCT L2121-20", True),
        ("epci", DAY, 1, "CGCT L2121-20", True),
        ("syndicat", DAY, 1, "CGCT L2121-20", True),
        ("syndicat", datetime.date(2019, 4, 1), 1, "CGCT L2121-20", False),
        ("departement", DAY, 1, "CGCT L3121-16", True),
        ("region", DAY, 1, "CGCT L4132-15", True),
        ("commune", datetime.date(2020, 3, 11), 1, "CGCT L2121-20", True),
        ("commune", datetime.date(2020, 3, 12), 2, "LOI 2020-290 2020-03-23", False),
        ("commune", datetime.date(2020, 3, 24), 2, "LOI 2020-290 2020-03-23", True),
        ("commune", datetime.date(2020, 8, 31), 1, "CGCT L2121-20", True),
        ("commune", datetime.date(2020, 11, 16), 2, "LOI 2020-1379 2020-11-14", True),
        ("commune", datetime.date(2021, 10, 1), 1, "CGCT L2121-20", True),
        ("region", datetime.date(2022, 7, 31), 2, "LOI 2021-1465 2021-11-10", True),
        ("region", datetime.date(2022, 8, 1), 1, "CGCT L4132-15", True),
        ("commune", None, 2, "LOI 2020-290 2020-03-23", False),
    ],
)
def test_proxies_per_holder(kind: str, on: datetime.date | None, value: int, article: str, certain: bool) -> None:
    limit = proxies_per_holder(kind, on)
    assert limit is not None
    assert (limit.value, limit.article, limit.certain) == (value, article, certain)


@pytest.mark.parametrize(
    ("kind", "on"),
    [("prefecture", DAY), ("prefecture", None), ("departement", datetime.date(2014, 1, 6))],
)
def test_proxies_of_unknown_law_are_undetermined(kind: str, on: datetime.date | None) -> None:
    assert proxies_per_holder(kind, on) is None
