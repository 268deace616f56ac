"""The names of authorities and of bodies, as the text writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actcheck.ast import Heading
from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.source import Document

# How long a name may be, in characters and in words, and the longest word that gives no letter to an acronym.
_LONGEST = 120
_MOST_WORDS = 15
_SMALL = 4

_WORD = re.compile(r"[^\W\d_]+")
_GRAMMAR = Grammar("names_of_bodies", gaps=False)
_PROPER = Grammar("proper_name", gaps=False)


def read_names_of_bodies(document: Document) -> tuple[Heading, ...]:
    """The names in order of the text.

    An authority's stands without the words before it ("Pas-de-Calais" of "Département du
    Pas-de-Calais"), a body's with its acronym behind ("Agence nationale des phares (ANP)").
    """
    text = document.folded
    found = []
    for token in _GRAMMAR.islands(text, 0, len(text)):
        start, end = token.start_pos, token.end_pos
        if token.type == "INTRODUCTION":
            name = _PROPER.island_at(text, end, min(len(text), end + _LONGEST))
            place = None if name is None else (end, name.end_pos)
        else:
            begins = _expansion_start(text, start, str(token)[1:-1])
            place = None if begins is None else (begins, end)
        if place is not None:
            written = " ".join(document.text[slice(*place)].split())
            found.append(Heading(span=document.span(*place), text=written))
    return tuple(found)


def _expansion_start(text: str, at: int, acronym: str) -> int | None:
    """Where the words begin that an acronym abbreviates; None where those before it do not."""
    words = list(_WORD.finditer(text, max(0, at - _LONGEST), at))
    if not words or text[words[-1].end() : at].strip():
        return None
    return _first_of(words[-_MOST_WORDS:], acronym)


def _first_of(words: Sequence[re.Match[str]], letters: str) -> int | None:
    """Where the last words begin whose initials are these letters; a small word may give none."""
    if not words:
        return None
    last = words[-1]
    if last[0][0].upper() == letters[-1] and len(last[0]) > 1:
        begins = last.start() if len(letters) == 1 else _first_of(words[:-1], letters[:-1])
        if begins is not None:
            return begins
    return _first_of(words[:-1], letters) if len(last[0]) <= _SMALL and last[0].islower() else None
