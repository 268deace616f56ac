"""Where a grammar is worth trying."""

from __future__ import annotations

import re._constants as element
import re._parser as regex
from typing import Any

import pytest

from actcheck.syntax.grammar import Grammar
from actcheck.syntax.names_of_bodies import STEMS as STEMS_OF_NAMES
from actcheck.syntax.stamps import STEMS as STEMS_OF_STAMPS
from actcheck.syntax.windows import beginnings, islands_at, lowered, windows


@pytest.mark.parametrize(
    ("places", "stretches"),
    [
        ([], []),
        ([50], [(40, 70)]),
        ([5], [(0, 25)]),
        ([95], [(85, 100)]),
        ([20, 45], [(10, 65)]),
        ([20, 50], [(10, 70)]),
        ([20, 51], [(10, 40), (41, 71)]),
        ([20, 22, 80], [(10, 42), (70, 100)]),
    ],
)
def test_windows(places: list[int], stretches: list[tuple[int, int]]) -> None:
    assert windows(places, 100, 10, 20) == stretches


def test_lowered_keeps_places() -> None:
    assert lowered("Le 1ER ÉTÉ\ud800 ß") == "le 1er ÉtÉ\ud800 ß"


def test_beginnings_of_words() -> None:
    assert beginnings("ville, la ville-dieu l'ville bidonville", ("ville", "dieu")) == [0, 10, 23, 16]


def test_an_island_inside_another_is_none() -> None:
    text = "la commune de Vaubrel (ANPO), la Commune de Vaubrel"
    found = islands_at(Grammar("names_of_bodies", gaps=False), text, [33, -1, 22, 3, 22])
    assert [str(token) for token in found] == ["(ANPO)", "Commune de "]


@pytest.mark.parametrize(
    ("grammar", "stems", "others"),
    [("stamps", STEMS_OF_STAMPS, {"", "ar"}), ("names_of_bodies", STEMS_OF_NAMES, {"("})],
)
def test_stems_are_those_of_the_grammar(grammar: str, stems: tuple[str, ...], others: set[str]) -> None:
    patterns = [regex.parse(terminal.pattern.to_regexp()) for terminal in Grammar(grammar).loaded().terminals]
    openings = {opening.lower() for pattern in patterns for opening in _openings(pattern)}
    assert {opening for opening in openings if not opening.startswith(stems)} == others
    assert [stem for stem in stems if not any(opening.startswith(stem) for opening in openings)] == []


def _openings(pattern: Any) -> set[str]:
    """The plain characters that what a pattern matches may begin with, as far as they are told one by one."""
    closed, begun = _begun(pattern)
    return closed | begun


def _begun(pattern: Any) -> tuple[set[str], set[str]]:
    """The openings that nothing plain follows, and those that what stands behind the pattern may continue."""
    closed: set[str] = set()
    begun = {""}
    for kind, value in pattern:
        further: set[str] = set()
        if kind in (element.ASSERT, element.ASSERT_NOT, element.AT):
            continue
        if kind is element.LITERAL:
            further = {chr(value)}
        elif kind is element.IN and all(member is element.LITERAL for member, _ in value):
            further = {chr(code) for _, code in value}
        elif kind in (element.SUBPATTERN, element.BRANCH):
            for alternative in value[1] if kind is element.BRANCH else [value[3]]:
                ends, goes_on = _begun(alternative)
                closed |= {before + end for before in begun for end in ends}
                further |= goes_on
        elif kind is element.MAX_REPEAT and value[:2] == (0, 1):
            ends, goes_on = _begun(value[2])
            closed |= {before + end for before in begun for end in ends}
            further = {"", *goes_on}
        else:
            return closed | begun, set()
        begun = {before + after for before in begun for after in further}
    return closed, begun
