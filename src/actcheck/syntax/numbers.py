"""Numbers in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actcheck.syntax.grammar import Grammar, UnreadableWords

if TYPE_CHECKING:
    from lark import Transformer

    from actcheck.syntax.islands import Island

_VALUES = {
    "ZERO": 0,
    "AND": 0,
    "FIRST": 1,
    "ONE": 1,
    "TWO": 2,
    "THREE": 3,
    "FOUR": 4,
    "FIVE": 5,
    "SIX": 6,
    "SEVEN": 7,
    "EIGHT": 8,
    "NINE": 9,
    "TEN": 10,
    "ELEVEN": 11,
    "TWELVE": 12,
    "THIRTEEN": 13,
    "FOURTEEN": 14,
    "FIFTEEN": 15,
    "SIXTEEN": 16,
    "TWENTY": 20,
    "THIRTY": 30,
    "FORTY": 40,
    "FIFTY": 50,
    "SIXTY": 60,
    "SEVENTY": 70,
    "EIGHTY": 80,
    "NINETY": 90,
    "HUNDRED": 100,
    "THOUSAND": 1000,
}


def number_value(words: list[Island]) -> int:
    """The value of the tokens of ``number`` in number.lark, imported into another grammar or not."""
    thousands = value = 0
    for word in words:
        worth = _VALUES[word.type.rpartition("__")[2]]
        if worth == 1000:
            thousands, value = 1000 * (value or 1), 0
        elif worth == 100:
            value = 100 * (value or 1)
        elif worth == 20 and value % 100 == 4:  # quatre-vingts
            value += 76
        else:
            value += worth
    return thousands + value


def _number() -> Transformer[Island, int]:
    from lark import Transformer

    class Number(Transformer["Island", int]):
        def start(self, children: list[int]) -> int:
            return children[0]

        def number(self, words: list[Island]) -> int:
            return number_value(words)

    return Number()


_GRAMMAR = Grammar("number", _number)
_WORD = re.compile(r"[^\W\d_]+")


def read_number(text: str) -> int | None:
    """The whole number that French words name, 0 to 999 999, or None where the text is anything else.

    :param text: folded; any case, hyphens everywhere, here and there, or nowhere ("mil", "septante",
        "vingt et deux" and "premier" are read as well).
    """
    words = text.lower().replace("-", " ")
    # Most numbers are one word, which needs no parser.
    alone = _GRAMMAR.island_at(words, 0, len(words))
    if alone is not None and alone.end_pos == len(words) and alone.type != "AND":
        return number_value([alone])
    try:
        return int(_GRAMMAR.read(words, 0, len(words)))
    except UnreadableWords:
        return None


def leading_number(text: str) -> tuple[int, int]:
    """The number that the first words of a text name, as many of them as can, and how long they are.

    :param text: folded; its first word names a number.
    """
    ends = [word.end() for word in _WORD.finditer(text)]
    found = ((read_number(text[:end]), end) for end in reversed(ends))
    return next(((value, end) for value, end in found if value is not None), (0, 0))
