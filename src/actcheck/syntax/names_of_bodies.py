"""The names of authorities and of bodies, as the text writes them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from actcheck.ast import Heading
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.windows import beginnings, islands_at, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.source import Document

# How long a name may be, in characters and in words, and the longest word that gives no letter to an acronym.
_LONGEST = 120
_MOST_WORDS = 15
_SMALL = 4
# What the words begin with that introduce a name, in lower case, and how many capitals an acronym has at least.
STEMS = ("commune", "conseil", "departement", "ville")
_SHORTEST = 3

_WORD = re.compile(r"[^\W\d_]+")
_GRAMMAR = Grammar("names_of_bodies", gaps=False)
_PROPER = Grammar("proper_name", gaps=False)


def read_names_of_bodies(document: Document, lower: str) -> tuple[Heading, ...]:
    """The names in order of the text.

    An authority's stands without the words before it ("Pas-de-Calais" of "Département du
    Pas-de-Calais"), a body's with its acronym behind ("Agence nationale des phares (ANP)").

    :param lower: the folded text in lower case.
    """
    text = document.folded
    found = []
    acronyms = (at for at in places(text, "(") if text[at + 1 : at + 1 + _SHORTEST].isupper())
    for token in islands_at(_GRAMMAR, text, (*beginnings(lower, STEMS), *acronyms)):
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
    backwards = text[max(0, at - _LONGEST) : at][::-1]
    words = list(islice(_WORD.finditer(backwards), _MOST_WORDS))
    if not words or backwards[: words[0].start()].strip():
        return None
    length = _length_of(words, acronym)
    return None if length is None else at - length


def _length_of(words: Sequence[re.Match[str]], letters: str) -> int | None:
    """How far words go back whose initials are these letters; a small word may give none.

    :param words: from the last to the first, each written backwards.
    """
    if not words:
        return None
    last = words[0]
    if last[0][-1].upper() == letters[-1] and len(last[0]) > 1:
        length = last.end() if len(letters) == 1 else _length_of(words[1:], letters[:-1])
        if length is not None:
            return length
    return _length_of(words[1:], letters) if len(last[0]) <= _SMALL and last[0].islower() else None
