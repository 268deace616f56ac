"""The numbers of articles: one spelling for each, and the order in which they stand in a code."""

from __future__ import annotations

import re
from functools import lru_cache

_CHARACTERS = str.maketrans({"*": "", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-"})
_DOT_FOR_HYPHEN = re.compile(r"(?<=\d)\.(?=\d)")
_HYPHENS = re.compile(r"-{2,}")
_LOOSE_HYPHEN = re.compile(r"(?<!\d)-|-(?!\d)")
_PIECE = re.compile(r"\d+|[^\W\d_]+")

_LONGEST_SERIES = 2  # "L", "LO"

_ADVERBS = {
    "BIS": 2, "TER": 3, "QUATER": 4, "QUINQUIES": 5, "SEXIES": 6, "SEPTIES": 7, "OCTIES": 8, "NONIES": 9,
    "QUINQUEDECIES": 15,
}  # fmt: skip
_UNITS = {"": 0, "UN": 1, "DUO": 2, "TER": 3, "QUATER": 4, "QUIN": 5, "SEX": 6, "SEPT": 7, "OCTO": 8, "NOVO": 9}
_TENS = {"DECIES": 10, "VICIES": 20, "TRICIES": 30}
_ADVERBS |= {unit + ten: tens + ones for ten, tens in _TENS.items() for unit, ones in _UNITS.items()}

SortKey = tuple[tuple[int, int, str], ...]


@lru_cache(maxsize=4096)
def canonical(written: str) -> str:
    """The number as the index spells it: "R.* 123-1" is "R123-1", "1609 nonies C" is "1609-NONIES-C"."""
    spaced = _DOT_FOR_HYPHEN.sub("-", written.upper().translate(_CHARACTERS)).replace(".", " ")
    words = spaced.split()
    # The letters of the series belong to the number after them: "L. O. 1112-1" is "LO1112-1".
    while len(words) > 1 and words[0].isalpha() and len(words[0]) <= _LONGEST_SERIES:
        if not (words[1][0].isdigit() or (words[1].isalpha() and len(words[0] + words[1]) <= _LONGEST_SERIES)):
            break
        words[:2] = [words[0] + words[1]]
    return _HYPHENS.sub("-", "-".join(words)).strip("-")


def printed(number: str) -> str:
    """A canonical number as Légifrance prints it: "L. 262-25", "L.O. 1112-1", "1609 nonies C"."""
    letters = series(number)
    figures, *words = number[len(letters) :].split("-")
    if len(letters) > _LONGEST_SERIES or not figures[:1].isdigit():
        return number  # a table, an annex
    for word in words:
        if word in _ADVERBS:
            figures += f" {word.lower()}"
        elif word.isdigit() or (letters and "-" in figures):
            figures += f"-{word}"
        else:
            figures += f" {word}"
    return f"{'.'.join(letters)}. {figures}" if letters else figures


def squeezed(number: str) -> str:
    """A canonical number without what is written or left out at will: "L16-B" and "L16B", "1ER" and "1"."""
    key = _LOOSE_HYPHEN.sub("", number)
    return key[:-2] if key.endswith("1ER") and not key[-4:-3].isdigit() else key


def series(number: str) -> str:
    """The letters before the figures of a canonical number ("L", "LO", "R"); empty where there are none."""
    return number[: next((at for at, c in enumerate(number) if not c.isalpha()), 0)]


def sort_key(number: str) -> SortKey:
    """What puts canonical numbers in the order of a code: L12-2, L12-2-1, L12-10; 39, 39-BIS, 39-TER, 39-A."""
    return tuple(_rank(piece) for piece in _PIECE.findall(number))


def _rank(piece: str) -> tuple[int, int, str]:
    if piece.isdecimal():
        return (0, int(piece), "")
    if piece in _ADVERBS:
        return (1, _ADVERBS[piece], "")
    return (2, 0, piece)
