"""The days from which a decision applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Effect
from actcheck.syntax.dates import read_date
from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.source import Document
    from actcheck.syntax.windows import Window

_GRAMMAR = Grammar("effects")


def read_effects(document: Document, text: str, near: Iterable[Window]) -> tuple[Effect, ...]:
    """The complete dates that follow words of effect at once, in order.

    :param text: the folded text in lower case.
    :param near: where words of effect stand.
    """
    found = []
    for start, end in near:
        tokens = _GRAMMAR.islands(text, start, end)
        for i, token in enumerate(tokens[1:], 1):
            if token.type not in ("DATE_LONG", "DATE_SHORT") or tokens[i - 1].type != "APPLIES":
                continue
            date = read_date(document, token.start_pos, token.end_pos)
            retroactive = any(t.type == "RETROACTIVE" or "retroacti" in t for t in tokens[max(0, i - 3) : i])
            found.append(Effect(span=date.span, date=date, retroactive=retroactive))
    return tuple(found)
