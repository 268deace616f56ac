"""The days of laws, ordinances and decrees, by number."""

from __future__ import annotations

import datetime
import json

import jsonschema
import pytest

from actcheck.law.text_dates import signed_on
from actcheck.resources import folder

NATURES = ("law", "ordinance", "decree")


def table() -> dict[str, dict[str, str]]:
    content: dict[str, dict[str, str]] = json.loads((folder("law") / "text_dates.json").read_bytes())
    return content


def test_data_file_follows_its_schema() -> None:
    jsonschema.validate(table(), json.loads((folder("law") / "text_dates.schema.json").read_bytes()))


def test_a_number_bears_the_year_of_its_day() -> None:
    wrong = [
        (number, day)
        for nature in NATURES
        for number, day in table()[nature].items()
        if number.partition("-")[0][-2:] != day[2:4]
    ]
    assert wrong == []


def test_a_number_stands_once() -> None:
    numbers = [number for nature in NATURES for number in table()[nature]]
    assert len(numbers) == len(set(numbers)) > 1000


def test_days_are_in_order() -> None:
    for nature in NATURES:
        days = list(table()[nature].values())
        assert days == sorted(days)
        assert datetime.date.fromisoformat(days[-1]) > datetime.date.fromisoformat(days[0])


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("2015-991", "2015-08-07"),
        ("84-53", "1984-01-26"),
        ("82-1105", "1982-12-23"),
        ("2021-1310", "2021-10-07"),
        ("2021-1311", "2021-10-07"),
        ("2013-907", "2013-10-11"),
        ("2025-1249", "2025-12-22"),
    ],
)
def test_the_day_of_a_number(number: str, day: str) -> None:
    assert signed_on(number) == datetime.date.fromisoformat(day)


def test_a_number_that_is_not_there() -> None:
    assert signed_on("2015-99991") is None
