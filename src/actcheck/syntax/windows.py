"""Where in a text a grammar is worth trying: at the words that its islands begin with, near those that announce them.

A lexer looks at every word of the text. Where few words begin an island, it is cheaper to find these
words as mere strings.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actcheck.syntax.grammar import Grammar
    from actcheck.syntax.islands import Island

Window = tuple[int, int]
_OF_WORDS = frozenset(string.ascii_letters + string.digits)


def lowered(folded: str) -> str:
    """A folded text with small letters for the capitals of ASCII, character for character."""
    return folded.encode(errors="surrogatepass").lower().decode(errors="surrogatepass")


def places(text: str, written: str) -> Iterator[int]:
    """Where a string stands in a text, in order, those that overlap included."""
    at = text.find(written)
    while at >= 0:
        yield at
        at = text.find(written, at + 1)


def beginnings(text: str, stems: Iterable[str]) -> list[int]:
    """Where words begin with one of these stems, stem by stem."""
    found = []
    find = text.find
    for stem in stems:
        at = find(stem)
        while at >= 0:
            if text[at - 1 : at] not in _OF_WORDS:
                found.append(at)
            at = find(stem, at + 1)
    return found


def islands_at(grammar: Grammar, text: str, begins: Iterable[int]) -> list[Island]:
    """What ``grammar.islands`` finds in a text whose islands all begin at one of these places.

    :param begins: in any order, those below zero left out.
    """
    island_at, end = grammar.island_at, len(text)
    found: list[Island] = []
    at = 0
    for place in sorted(set(begins)):
        token = island_at(text, place, end) if place >= at else None
        if token is not None:
            found.append(token)
            at = token.end_pos
    return found


def windows(places: Iterable[int], end: int, before: int, after: int) -> list[Window]:
    """The stretches around these places, in order, those that meet joined.

    :param places: where the words begin, in order.
    :param end: the end of the text.
    :param before: how many characters before a place a stretch begins.
    :param after: how many characters behind it the stretch ends.
    """
    found: list[Window] = []
    for at in places:
        first, last = max(0, at - before), min(end, at + after)
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found
