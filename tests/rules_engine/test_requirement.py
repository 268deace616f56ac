from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.errors import RuleFileError
from actcheck.facts import Fact
from actcheck.rules.requirement import Requirement, known_facts, parse_requirement
from actcheck.source import Span


def found(**values: Any) -> dict[str, Fact[Any]]:
    """``voting__total=5`` stands for the fact ``voting.total``."""
    return {name.replace("__", "."): Fact(value=value, span=Span(0, 1)) for name, value in values.items()}


@pytest.mark.parametrize(
    ("comparison", "below", "equal", "above"),
    [
        ("<=", True, True, False),
        ("<", True, False, False),
        (">=", False, True, True),
        (">", False, False, True),
        ("==", False, True, False),
        ("!=", True, False, True),
    ],
)
def test_comparisons(comparison: str, below: bool, equal: bool, above: bool) -> None:
    requirement = parse_requirement(f"voting.total {comparison} 4")
    assert [requirement.holds(found(voting__total=votes)) for votes in (3, 4, 5)] == [below, equal, above]


def test_facts_are_named_once_and_in_order() -> None:
    requirement = parse_requirement("voting.total - attendance.present <= 2 + voting.total")
    assert requirement.facts == ("voting.total", "attendance.present")


def test_dates_count_in_days() -> None:
    notice = datetime.date(2024, 2, 27)
    sitting = datetime.date(2024, 3, 1)
    for line, holds in (
        ("notice.date + 3 <= sitting.date", True),
        ("notice.date + 4 <= sitting.date", False),
        ("sitting.date - notice.date == 3", True),
        ("sitting.date - 3 == notice.date", True),
        ("3 + notice.date == sitting.date", True),
        ("sitting.date >= 2024-03-01", True),
        ("sitting.date > 2024-03-01", False),
    ):
        assert parse_requirement(line).holds(found(notice__date=notice, sitting__date=sitting)) is holds, line


def test_the_last_day_of_the_calendar_does_not_overflow() -> None:
    requirement = parse_requirement("sitting.date + 12 >= notice.date")
    assert requirement.holds(found(sitting__date=datetime.date.max, notice__date=datetime.date.min))


def test_texts_are_compared_for_equality() -> None:
    requirement = parse_requirement("report.number == act.number")
    assert requirement.holds(found(report__number="2025-53", act__number="2025-53"))
    assert not requirement.holds(found(report__number="2025-53", act__number="2025-54"))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "voting.total",
        "voting.total = 3",
        "voting.total <= 3 and attendance.present > 1",
        "voting.total <= attendance.present <= 3",
        "min(voting.total, 3) <= 4",
        "voting.total <= ",
        "voting.total * 2 <= 4",
        "voting.total <= 2.5",
        "voting.total attendance.present <= 3",
        "3 <= 4",
        "sitting.date > 2024-02-30",
    ],
)
def test_what_is_not_one_comparison_of_facts_is_refused(line: str) -> None:
    with pytest.raises(RuleFileError, match="require"):
        parse_requirement(line)


@pytest.mark.parametrize(
    "line",
    [
        "sitting.date <= 12",
        "sitting.date + notice.date <= 2024-01-01",
        "12 - sitting.date <= 4",
        "report.number <= act.number",
        "report.number + 1 == act.number",
        "report.number == voting.total",
        "remedies.stated == remedies.stated",
    ],
)
def test_what_cannot_be_compared_is_refused(line: str) -> None:
    with pytest.raises(RuleFileError, match="cannot be compared"):
        parse_requirement(line)


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ("voting.totl", "voting.total"),
        ("attendence.present", "attendance.present"),
        ("members_in_office", "attendance.members_in_office"),
    ],
)
def test_an_unknown_fact_is_named_with_the_nearest(wrong: str, nearest: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        parse_requirement(f"{wrong} <= 3")
    assert f"« {wrong} »" in caught.value.what
    assert nearest in str(caught.value.hint)


def test_the_column_of_the_error_is_given() -> None:
    with pytest.raises(RuleFileError, match=r"colonne 17\b"):
        parse_requirement("voting.total <= * 4")


def test_known_facts_are_single_facts_only() -> None:
    known = known_facts()
    assert known["voting.total"] == "number"
    assert known["sitting.date"] == "date"
    assert known["act.number"] == "text"
    assert known["remedies.stated"] == "truth"
    assert not {"voting.span", "voting.complete", "sitting.stated", "span", "votings"} & set(known)


@given(st.lists(st.tuples(st.sampled_from("+-"), st.integers(0, 999)), min_size=1, max_size=5), st.integers(0, 999))
def test_sums_are_those_of_arithmetic(terms: list[tuple[str, int]], total: int) -> None:
    sum_ = " ".join(f"{sign} {number}" for sign, number in terms)
    expected = sum(number if sign == "+" else -number for sign, number in terms)
    requirement = parse_requirement(f"voting.total <= {sum_}")
    assert requirement.holds(found(voting__total=total)) is (total <= expected)


@given(st.text(alphabet="voting.tal<=>! +-0123456789_", max_size=30))
def test_any_line_compiles_or_is_refused(line: str) -> None:
    try:
        requirement = parse_requirement(line)
    except RuleFileError:
        return
    assert Requirement.model_validate_json(requirement.model_dump_json()) == requirement
