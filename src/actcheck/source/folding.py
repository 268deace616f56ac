"""The folded text: what the grammars read where accents, apostrophes and dashes do not matter."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`\uff07"
_QUOTATION_MARKS = "\u201c\u201d\u201e\u201f\u2033"
_CHOSEN = {
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTATION_MARKS, '"'),
    "\t": " ",
    "\u2212": "-",
    "º": "°",
    "œ": "o",
    "Œ": "O",
    "æ": "a",
    "Æ": "A",
}


def _fold_character(character: str) -> str:
    if character in _CHOSEN:
        return _CHOSEN[character]
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category == "Pd":
        return "-"
    decomposed = unicodedata.normalize("NFD", character)
    return decomposed[0] if all(unicodedata.combining(mark) for mark in decomposed[1:]) else character


class _Folded(dict[str, str]):
    """Filled with the characters that are met."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _fold_character(character)
        return folded


_FOLDED = _Folded()
_LATIN = bytes(ord(_FOLDED[chr(code)]) for code in range(0x100))


def fold(text: str) -> str:
    """The text, character for character, without accents, with plain apostrophes, hyphens and spaces.

    Of the same length as ``text``. Case, guillemets and ``\\n`` stay; "œ" becomes "o".
    """
    folded = text.encode("latin-1", "replace").translate(_LATIN).decode("latin-1")
    if "?" not in folded:
        return folded
    # In the place of a character that Latin-1 has not, if the text has no "?" there itself.
    pieces = folded.split("?")
    at = 0
    for i in range(len(pieces) - 1):
        at += len(pieces[i])
        pieces[i] += _FOLDED[text[at]]
        at += 1
    return "".join(pieces)
