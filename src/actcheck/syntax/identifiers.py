"""Numbers that name an establishment or its owner (SIRET, SIREN: code de commerce R123-221), or an account (IBAN)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from actcheck.ast import Identifier
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.windows import places

if TYPE_CHECKING:
    from actcheck.source import Document
    from actcheck.syntax.islands import Island

# The grammar is tried where one of the words stands, and so many characters on.
_WORDS: dict[str, Literal["siret", "siren", "iban"]] = {
    "SIRET": "siret",
    "Siret": "siret",
    "siret": "siret",
    "SIREN": "siren",
    "Siren": "siren",
    "siren": "siren",
    "IBAN": "iban",
}
_NEAR = 120

_GRAMMAR = Grammar("identifiers", gaps=False)


def read_identifiers(document: Document) -> tuple[Identifier, ...]:
    """The SIRET, SIREN and IBAN numbers of a document in order, as written, whatever their length.

    The span is the number's.
    """
    found = []
    text = document.folded
    for at, word in sorted((at, name) for name in _WORDS for at in places(text, name)):
        for token in _GRAMMAR.islands(text, at, min(len(text), at + _NEAR))[:1]:
            if token.start_pos == at:
                start, end = _number(token)
                value = " ".join(document.text[start:end].split())
                found.append(Identifier(span=document.span(start, end), scheme=_WORDS[word], value=value))
    return tuple(found)


def _number(token: Island) -> tuple[int, int]:
    """Where the number stands behind its word: from its first figure on, for an IBAN from its country on."""
    first = next(i for i in range(token.start_pos, token.end_pos) if token[i - token.start_pos].isdigit())
    return first - 2 if token.type == "IBAN" else first, token.end_pos
