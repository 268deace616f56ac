"""Numbers that name an establishment (SIRET, code de commerce R123-221)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Identifier
from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.source import Document

# The grammar is tried where the word stands, and so many characters on.
_WORDS = ("SIRET", "Siret", "siret")
_NEAR = 120

_GRAMMAR = Grammar("identifiers", gaps=False)


def read_identifiers(document: Document) -> tuple[Identifier, ...]:
    """The SIRET numbers of a document in order, as written, whatever their length; the span is the number's."""
    found = []
    text = document.folded
    for at in sorted(at for word in _WORDS for at in _places(text, word)):
        for token in _GRAMMAR.islands(text, at, min(len(text), at + _NEAR))[:1]:
            start, end = token.start_pos, token.end_pos
            start = next(i for i in range(start, end) if text[i].isdigit())
            value = " ".join(document.text[start:end].split())
            if token.start_pos == at:
                found.append(Identifier(span=document.span(start, end), scheme="siret", value=value))
    return tuple(found)


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
