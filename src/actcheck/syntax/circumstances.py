"""Words on which the application of a rule depends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Circumstance
from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.source import Document
    from actcheck.syntax.windows import Window

_GRAMMAR = Grammar("circumstances", gaps=False)


def read_circumstances(document: Document, text: str, near: Iterable[Window]) -> tuple[Circumstance, ...]:
    """What the text says of them, in order.

    :param text: the folded text in lower case.
    :param near: where such words stand.
    """
    found = []
    for start, end in near:
        for token in _GRAMMAR.islands(text, start, end):
            number = None
            if token.type == "OWN_ARTICLE":
                number = int("".join(filter(str.isdigit, str(token).split()[1])))
            found.append(
                Circumstance(span=document.span(token.start_pos, token.end_pos), what=token.type.lower(), number=number)
            )
    return tuple(found)
