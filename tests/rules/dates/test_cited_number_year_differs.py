"""Which numbers hold a year, and which years differ from the date."""

from __future__ import annotations

import datetime

import pytest

from actcheck.facts import Facts, LegalReference
from actcheck.rules.dates.cited_number_year_differs import check
from actcheck.rules.observation import Fault
from actcheck.source import Span


@pytest.mark.parametrize(
    ("nature", "number", "year", "differs"),
    [
        ("law", "2015-991", 2015, False),
        ("law", "2015-991", 2016, True),
        ("law", "84-53", 1984, False),
        ("law", "84-53", 1985, True),
        ("law", "03-12", 2003, False),
        ("ordinance", "58-1270", 1958, False),
        ("decree", "82-1105", 1983, True),
        ("decree", "5", 1988, False),
        ("decree", "1270", 1958, False),
        ("decree", "123-4", 1958, False),
        ("decree", "2004-374-1", 2010, False),
        ("decree", "A2004-374", 2010, False),
        ("order", "71-2024-07-02-006", 2024, False),
        ("order", "71-2024-07-02-006", 2023, True),
        ("order", "2024-2023", 2022, False),
        ("order", "71-1899", 2024, False),
        ("order", "71-2100", 2024, False),
        ("order", "12-07", 2024, False),
        ("eu_regulation", "2016-679", 2017, False),
    ],
)
def test_the_year_of_a_text(nature: str, number: str, year: int, differs: bool) -> None:
    text = LegalReference(
        span=Span(3, 9),
        canonical="OTHER",
        nature=nature,
        part="deliberation",
        in_citation=True,
        raw=number,
        number=number,
        date=datetime.date(year, 6, 1),
    )
    faults = list(check(Facts(span=Span(0, 20), references=(text,))))
    assert faults == (
        [Fault(at=Span(3, 9), values={"number": number, "day": datetime.date(year, 6, 1)})] if differs else []
    )


@pytest.mark.parametrize(("number", "date"), [(None, datetime.date(2016, 1, 1)), ("2015-991", None)])
def test_nothing_is_said_without_number_or_date(number: str | None, date: datetime.date | None) -> None:
    text = LegalReference(
        span=Span(3, 9),
        canonical="LOI",
        nature="law",
        part="deliberation",
        in_citation=True,
        raw="",
        number=number,
        date=date,
    )
    assert list(check(Facts(span=Span(0, 20), references=(text,)))) == []
