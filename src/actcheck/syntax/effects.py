"""The days from which a decision applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Effect
from actcheck.syntax.dates import read_date
from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actcheck.source import Document
    from actcheck.syntax.islands import Island
    from actcheck.syntax.windows import Window

_GRAMMAR = Grammar("effects")


def read_effects(document: Document, text: str, near: Iterable[Window]) -> tuple[Effect, ...]:
    """The complete dates that follow words of effect at once, in order, those of what applied before left out.

    :param text: the folded text in lower case.
    :param near: where words of effect stand.
    """
    found = []
    for start, end in near:
        tokens = _GRAMMAR.islands(text, start, end)
        for i, token in enumerate(tokens[1:], 1):
            if token.type not in ("DATE_LONG", "DATE_SHORT") or tokens[i - 1].type != "APPLIES":
                continue
            sentence = _sentence(tokens, i)
            if any(other.type == "FORMER" for other in sentence):
                continue
            date = read_date(document, token.start_pos, token.end_pos)
            types = {other.type for other in sentence}
            retroactive = "NOT_RETROACTIVE" not in types and any(_looks_back(other) for other in sentence)
            found.append(Effect(span=date.span, date=date, retroactive=retroactive, of_agreement="AGREEMENT" in types))
    return tuple(found)


def _sentence(tokens: Sequence[Island], i: int) -> Sequence[Island]:
    """The tokens of the sentence that one stands in, as far as they were read."""
    first = last = i
    while first and tokens[first - 1].type != "MARK_END":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].type != "MARK_END":
        last += 1
    return tokens[first : last + 1]


def _looks_back(token: Island) -> bool:
    return token.type == "RETROACTIVE" or (token.type == "APPLIES" and "retroacti" in token)
