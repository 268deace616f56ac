"""Dates, in figures and in words."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from actcheck.ast import DateMention
from actcheck.syntax.grammar import Grammar, UnreadableWords
from actcheck.syntax.numbers import number_value

if TYPE_CHECKING:
    from lark import Transformer

    from actcheck.source import Document
    from actcheck.syntax.islands import Island

_MONTHS = {
    "janvier": 1,
    "fevrier": 2,
    "mars": 3,
    "avril": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "aout": 8,
    "septembre": 9,
    "octobre": 10,
    "novembre": 11,
    "decembre": 12,
}
_WEEKDAYS = {"lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6}
_LINKS = frozenset(("le", "er", "de", "l'annee"))

# Year, month, day, weekday.
_Parts = tuple[int | None, int | None, int | None, int | None]


def _pieces() -> Transformer[Island, list[int | Island]]:
    """Numbers as their values; months and weekdays as tokens; no gaps."""
    from lark import Transformer

    class Pieces(Transformer["Island", "list[int | Island]"]):
        def start(self, children: list[int | Island]) -> list[int | Island]:
            return [child for child in children if isinstance(child, int) or child.type != "GAP"]

        def number(self, words: list[Island]) -> int:
            return number_value(words)

    return Pieces()


_WORDS = Grammar("date", _pieces)
_ISLANDS = Grammar("dates", gaps=False)


def read_date(document: Document, start: int, end: int) -> DateMention:
    """The date that ``document.folded[start:end]`` names, a DATE terminal of common.lark or nearly.

    A year of two figures is one of 2000 to 2099. Where the year is given twice, its figures count.
    What the text leaves out is None.
    """
    (year, month, day, weekday), value = _understood(document.folded[start:end].lower())
    return DateMention(
        span=document.span(start, end),
        raw=document.text[start:end],
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        value=value,
    )


# Acts write a few dates many times.
@lru_cache(maxsize=1024)
def _understood(written: str) -> tuple[_Parts, datetime.date | None]:
    parts = _parts_short(written) or _parts_long(written) or _parts_words(written)
    year, month, day, _ = parts
    if year is None or month is None or day is None:
        return parts, None
    try:
        return parts, datetime.date(year, month, day)
    except ValueError:
        return parts, None


def find_dates(document: Document, start: int, end: int) -> list[DateMention]:
    """All dates of ``document.text[start:end]``, complete or not, in order."""
    found = _ISLANDS.islands(document.folded, start, end)
    return [read_date(document, token.start_pos, token.end_pos) for token in found]


def _parts_short(written: str) -> _Parts | None:
    """ "17/03/2025"."""
    for separator in "/-.":
        figures = written.split(separator)
        if len(figures) == 3:
            break
    else:
        return None
    day, month, year = figures
    try:
        return int(year) + (2000 if len(year.strip()) == 2 else 0), int(month), int(day), None
    except ValueError:
        return None


def _parts_long(written: str) -> _Parts | None:
    """ "lundi 1er janvier 2023", "6 juin"; None for words that stand for figures."""
    year = month = day = weekday = None
    for word in written.replace(",", " ").split():
        if word in _MONTHS:
            month = _MONTHS[word]
        elif word.isdecimal():
            if len(word) == 4:
                year = int(word)
            elif day is None:
                day = int(word)
            else:
                return None
        elif word in _WEEKDAYS:
            weekday = _WEEKDAYS[word]
        elif word.endswith("er") and word[:-2].isdecimal():
            day = int(word[:-2])
        elif word not in _LINKS:
            return None
    return year, month, day, weekday


def _parts_words(written: str) -> _Parts:
    year = month = day = weekday = None
    figures = False
    words = written.replace("-", " ")
    try:
        pieces = _WORDS.read(words, 0, len(words))
    except UnreadableWords:
        return None, None, None, None
    for piece in pieces:
        if isinstance(piece, int):
            if piece >= 1000:
                year = year if figures else piece
            else:
                day = piece if day is None else day
        elif piece.type == "MONTH":
            month = _MONTHS[piece]
        elif piece.type == "WEEKDAY":
            weekday = _WEEKDAYS[piece]
        elif len(piece) == 4:
            year, figures = int(piece), True
        elif len(piece) <= 2 and day is None:
            day = int(piece)
    return year, month, day, weekday
