"""Acts that an act puts an end to, and members who leave office."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actcheck.ast import Ending, Leaving
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.names import person, read_islands, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from actcheck.source import Document
    from actcheck.syntax.islands import Island
    from actcheck.syntax.windows import Window

_GRAMMAR = Grammar("succession", gaps=False)
_HOW: dict[str, Literal["repealed", "replaced", "withdrawn"]] = {
    "REPEALS": "repealed",
    "REPEALED": "repealed",
    "REPLACES": "replaced",
    "REPLACED": "replaced",
    "WITHDRAWS": "withdrawn",
    "WITHDRAWN": "withdrawn",
}
# How far a name goes, in characters.
_NAME = 80


class Succession(NamedTuple):
    """The fields of parts of the same names, in order of the text."""

    endings: tuple[Ending, ...]
    leavings: tuple[Leaving, ...]


def read_succession(document: Document, text: str, near: Iterable[Window]) -> Succession:
    """What the text says of them.

    :param text: the folded text in lower case.
    :param near: where such words stand.
    """
    endings, leavings = [], []
    for start, end in near:
        for token in _GRAMMAR.islands(text, start, end):
            if token.type == "LEAVING":
                leaving = _leaving(document, token.end_pos)
                leavings += [leaving] if leaving else []
            else:
                endings.append(_ending(document, token))
    return Succession(tuple(endings), tuple(leavings))


def _ending(document: Document, token: Island) -> Ending:
    words = str(token)
    # A number closes what repeals, and follows "n°" in what is repealed: its first figure is the first of all.
    first = next(i for i, character in enumerate(words) if character.isdigit())
    number = words[first:].split(maxsplit=1)[0].rstrip(",:")
    start = token.start_pos + first
    return Ending(
        span=document.span(token.start_pos, token.end_pos),
        how=_HOW[token.type],
        number=document.text[start : start + len(number)],
        number_span=document.span(start, start + len(number)),
    )


def _leaving(document: Document, start: int) -> Leaving | None:
    islands = read_islands(document.folded, start, min(len(document.folded), start + _NAME))
    named = next((token for token in islands if token.type == "TITLED"), None)
    if named is None or named.start_pos - start > 1:
        return None
    found = person(document, take_apart(named))
    return Leaving(span=found.span, name=found.name)
