"""The text as a sequence of blocks: each an opening and what follows it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.source import Document, Span


class Block(NamedTuple):
    """One block; offsets are in the cleaned text. Blocks follow one another and cover the text.

    :param kind: the name of the opening's terminal, in lower case ("visa"), or "text".
    :param section: preface, preamble, body, conclusions, attachment, report, or "text".
    :param start: where the opening begins.
    :param opening_end: where the opening ends and the content begins.
    :param end: where the next block begins.
    :param breaks: where the paragraphs begin after the first (an empty line stands before each).
    :param read: what has already been read of a list of names, so that it is read once.
    """

    kind: str
    section: str
    start: int
    opening_end: int
    end: int
    breaks: tuple[int, ...] = ()
    read: object | None = None

    def span_in(self, document: Document) -> Span:
        """The block's place in the original."""
        return document.span(self.start, self.end)


_GRAMMAR = Grammar("act", gaps=False)
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def blocks(document: Document) -> Sequence[Block]:
    """The blocks of a document, in order; together they cover its cleaned text exactly."""
    text = document.folded
    openings, sections = _GRAMMAR.islands(text, 0, len(text)), _GRAMMAR.rules
    breaks = [line.end() for line in _EMPTY_LINE.finditer(text)]
    starts = [opening.start_pos for opening in openings]
    found: list[Block] = []
    first = starts[0] if starts else len(text)
    at = bisect_left(breaks, first)
    if first:
        found.append(Block("text", "text", 0, 0, first, tuple(breaks[:at])))
    for opening, end in zip(openings, [*starts, len(text)][1:], strict=True):
        start, at = opening.start_pos, bisect_right(breaks, opening.start_pos, at)
        upto = bisect_right(breaks, end, at)
        found.append(
            Block(opening.type.lower(), sections[opening.type], start, opening.end_pos, end, tuple(breaks[at:upto]))
        )
    return found
