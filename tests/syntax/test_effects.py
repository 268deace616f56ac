"""Days of effect: behind the words that announce them, with what looks back, without what applied before."""

from __future__ import annotations

import datetime

import pytest

from actcheck.source import Document
from actcheck.syntax.effects import read_effects


def read(written: str) -> list[tuple[datetime.date | None, bool]]:
    document = Document.from_text(written)
    text = document.folded.lower()
    return [(effect.date.value, effect.retroactive) for effect in read_effects(document, text, [(0, len(text))])]


DAY = datetime.date(2025, 1, 1)


@pytest.mark.parametrize(
    "written",
    [
        "à compter du 1er janvier 2025",
        "à partir du 01/01/2025",
        "applicables à compter du 1er janvier 2025",
        "prend effet au 1er janvier 2025",
        "prendra effet à compter du 1er janvier 2025",
        "entrera en vigueur le 1er janvier 2025",
        "dès le 1er janvier 2025",
        "avec effet au 1er janvier 2025",
    ],
)
def test_effect(written: str) -> None:
    assert read(f"Les tarifs sont fixés {written}.") == [(DAY, False)]


@pytest.mark.parametrize(
    "written",
    [
        "Le 1er janvier 2025, le conseil",
        "à compter de sa publication",
        "deux mois à compter du jour de la publication, le 1er janvier 2025",
        "Vu la délibération du 1er janvier 2025",
    ],
)
def test_no_effect(written: str) -> None:
    assert read(written) == []


@pytest.mark.parametrize(
    ("written", "retroactive"),
    [
        ("avec effet rétroactif au 1er janvier 2025", True),
        ("prend effet rétroactivement à compter du 1er janvier 2025", True),
        ("de façon rétroactive, à compter du 1er janvier 2025", True),
        ("sans effet rétroactif, à compter du 1er janvier 2025", False),
        ("sans rétroactivité, à compter du 1er janvier 2025", False),
        ("L'avis rétroactif est écarté. Les tarifs valent à compter du 1er janvier 2025", False),
    ],
)
def test_what_looks_back(written: str, retroactive: bool) -> None:
    assert read(written) == [(DAY, retroactive)]


@pytest.mark.parametrize(
    "written",
    [
        "L'arrêté applicable à compter du 1er janvier 2025 est abrogé.",
        "Ces tarifs remplacent ceux applicables à compter du 1er janvier 2025.",
        "Les anciens tarifs, applicables à compter du 1er janvier 2025, cessent.",
    ],
)
def test_what_applied_before_is_left(written: str) -> None:
    assert read(written) == []


def test_the_sentence_beside_is_another() -> None:
    assert read("L'arrêté du maire est abrogé. La limite vaut à compter du 1er janvier 2025. L'ancien plan cesse.") == [
        (DAY, False)
    ]


@pytest.mark.parametrize(
    ("written", "of_agreement"),
    [
        ("le marché conclu à compter du 1er janvier 2025", True),
        ("la délibération du 3 mars 2024, applicable à compter du 1er avril 2024", True),
        ("la présente délibération prend effet au 1er janvier 2025", False),
        ("La convention est signée. Le tarif vaut à compter du 1er janvier 2025", False),
    ],
)
def test_what_begins_on_that_day(written: str, of_agreement: bool) -> None:
    document = Document.from_text(written)
    text = document.folded.lower()
    (effect,) = read_effects(document, text, [(0, len(text))])
    assert effect.of_agreement is of_agreement
