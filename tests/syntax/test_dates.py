"""Dates, in figures and in words."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.ast import DateMention
from actcheck.source import Document
from actcheck.syntax.dates import find_dates, read_date


def found(text: str) -> list[DateMention]:
    return find_dates(Document.from_text(text), 0, len(Document.from_text(text).text))


# text, what is read as the date, the day, the weekday
COMPLETE = [
    ("réuni le 17 mars 2025 à", "17 mars 2025", "2025-03-17", None),
    ("du lundi 1er janvier 2023,", "lundi 1er janvier 2023", "2023-01-01", 0),
    ("le 1 er mars 2024", "1 er mars 2024", "2024-03-01", None),
    ("Jeudi, 09 FÉVRIER 2023", "Jeudi, 09 FÉVRIER 2023", "2023-02-09", 3),
    ("le 3 mai de l'année 2022", "3 mai de l'année 2022", "2022-05-03", None),
    ("mardi 7\nfévrier\n2023", "mardi 7\nfévrier\n2023", "2023-02-07", 1),
    ("le 17/03/2025.", "17/03/2025", "2025-03-17", None),
    ("le 17 / 03 / 2025", "17 / 03 / 2025", "2025-03-17", None),
    ("le 17/03/25", "17/03/25", "2025-03-17", None),
    ("le 8-02-2023", "8-02-2023", "2023-02-08", None),
    ("le 27.02.2020", "27.02.2020", "2020-02-27", None),
    (
        "L'an deux mille vingt-trois, le vingt-cinq janvier à vingt heures",
        "deux mille vingt-trois, le vingt-cinq janvier",
        "2023-01-25",
        None,
    ),
    (
        "L’an deux mil vingt et deux, le mercredi 07 décembre,",
        "deux mil vingt et deux, le mercredi 07 décembre",
        "2022-12-07",
        2,
    ),
    ("L’an DEUX MILLE VINGT TROIS le 23 janvier", "DEUX MILLE VINGT TROIS le 23 janvier", "2023-01-23", None),
    ("L'an deux mille vingt-trois et le 16 février", "deux mille vingt-trois et le 16 février", "2023-02-16", None),
    (
        "L’an deux mille vingt-trois, le six du mois de février",
        "deux mille vingt-trois, le six du mois de février",
        "2023-02-06",
        None,
    ),
    (
        "l'an deux-mille-vingt-trois, le vingt-et-un du mois d'août",
        "deux-mille-vingt-trois, le vingt-et-un du mois d'août",
        "2023-08-21",
        None,
    ),
    ("L'an deux mille vingt-trois, jeudi 16 février", "deux mille vingt-trois, jeudi 16 février", "2023-02-16", 3),
    ("L’an 2023, le 29 mars", "2023, le 29 mars", "2023-03-29", None),
    ("l'an 2023 le premier avril", "2023 le premier avril", "2023-04-01", None),
    ("Le treize mars deux mille vingt-trois", "treize mars deux mille vingt-trois", "2023-03-13", None),
    (
        "Le lundi treize février deux-mille-vingt-trois",
        "lundi treize février deux-mille-vingt-trois",
        "2023-02-13",
        0,
    ),
    (
        "LE DIX-SEPT DÉCEMBRE DEUX-MILLE DIX-NEUF A DIX-HUIT HEURES TRENTE",
        "DIX-SEPT DÉCEMBRE DEUX-MILLE DIX-NEUF",
        "2019-12-17",
        None,
    ),
    ("DEUX MIL VINGT 10 février 20 heures 00", "DEUX MIL VINGT 10 février", "2020-02-10", None),
    ("le 16 février deux mille vingt-trois", "16 février deux mille vingt-trois", "2023-02-16", None),
    ("le trente et un janvier 2022", "trente et un janvier 2022", "2022-01-31", None),
    (
        "L'an deux mil vingt-trois, le jeudi 30 novembre 2023 à",
        "deux mil vingt-trois, le jeudi 30 novembre 2023",
        "2023-11-30",
        3,
    ),
    ("l'an deux mil vingt-deux, le 5 mai 2023", "deux mil vingt-deux, le 5 mai 2023", "2023-05-05", None),
]


@pytest.mark.parametrize(("text", "raw", "day", "weekday"), COMPLETE, ids=[case[1][:40] for case in COMPLETE])
def test_complete_date(text, raw, day, weekday):
    [date] = found(text)
    assert date.raw == raw
    assert text[date.span.start : date.span.end] == raw
    assert date.value == datetime.date.fromisoformat(day)
    assert date.weekday == weekday
    assert date.complete
    assert not date.impossible


@pytest.mark.parametrize(
    ("text", "raw", "parts"),
    [
        ("Mercredi 21 Février à 19h30", "Mercredi 21 Février", (None, 2, 21, 2)),
        ("jusqu'au 6 juin dernier", "6 juin", (None, 6, 6, None)),
        ("convoqué le huit février", "huit février", (None, 2, 8, None)),
        ("le dix-sept du mois de février", "dix-sept du mois de février", (None, 2, 17, None)),
        ("L’an deux-mille-vingt-trois, le conseil", "deux-mille-vingt-trois", (2023, None, None, None)),
    ],
)
def test_incomplete_date(text, raw, parts):
    [date] = found(text)
    assert date.raw == raw
    assert (date.year, date.month, date.day, date.weekday) == parts
    assert date.value is None
    assert not date.complete
    assert not date.impossible


@pytest.mark.parametrize("text", ["31 février 2023", "29/02/2023", "31/13/2024", "le trente et un juin 2024"])
def test_impossible_date(text):
    [date] = found(text)
    assert date.value is None
    assert date.impossible


@pytest.mark.parametrize(
    "text",
    [
        "le 2 9 MARS 2023",
        "délibération n° 13-02-2023",
        "délibération n°13-02-2023",
        "acte 2023-02-10/01",
        "2020-12-03-2024",
        "deux mille vingt-trois habitants",
        "l'article 3, mais",
        "45 mars 2023",
        "4 marsouins",
        "un maintien",
    ],
)
def test_not_a_date(text):
    assert found(text) == []


def test_dates_come_in_order_from_the_stretch_alone():
    text = "le 1er mars 2020 ; du 2 mars 2021 au trois avril deux mille vingt-deux ; le 5 mai 2023"
    document = Document.from_text(text)
    start, end = text.index(";"), text.rindex(";")
    assert [date.value for date in find_dates(document, start, end)] == [
        datetime.date(2021, 3, 2),
        datetime.date(2022, 4, 3),
    ]


def test_the_place_is_in_the_original():
    original = "le **jeudi** 1<sup>er</sup> juin 2023."
    document = Document.from_text(original)
    [date] = find_dates(document, 0, len(document.text))
    assert date.raw == "jeudi 1er juin 2023"
    assert original[date.span.start : date.span.end] == "jeudi** 1<sup>er</sup> juin 2023"
    assert date.value == datetime.date(2023, 6, 1)


def test_words_that_are_no_date_give_an_empty_one():
    document = Document.from_text("vingt et quarante")
    date = read_date(document, 0, len(document.text))
    assert date.raw == "vingt et quarante"
    assert (date.year, date.month, date.day, date.weekday, date.value) == (None, None, None, None, None)


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(["{:02}/{:02}/{}", "{}.{}.{}"])
)
def test_every_date_in_figures_is_read_back(day, form):
    [date] = found("le " + form.format(day.day, day.month, day.year))
    assert date.value == day


@given(st.text(st.sampled_from("09 /-.le jeudi mars deux mil vingt,'\n"), max_size=60))
def test_any_text_is_read(text):
    document = Document.from_text(text)
    for date in find_dates(document, 0, len(document.text)):
        assert 0 <= date.span.start < date.span.end <= len(text)
        assert date.value is None or date.complete
