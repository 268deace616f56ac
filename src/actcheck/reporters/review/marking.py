"""An act's text cut where something begins or ends, so that each piece can be marked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from actcheck.source.lines import line_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actcheck.source import Span


class Mark(NamedTuple):
    """A stretch of the text to be marked.

    :param anchor: the identifier that leads to it.
    :param number: of the finding that it belongs to; 0 for a fact.
    :param severity: of the finding; "" for a fact.
    :param primary: it is where the finding is, rather than a place related to it.
    """

    span: Span
    anchor: str
    number: int = 0
    severity: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line that is marked from end to end in one way.

    :param start: its offset in the text.
    :param text: without a line end; empty where a mark covers nothing.
    :param anchors: the identifiers that lead here, and what each is about.
    :param numbers: those of them that belong to findings, the primary ones first.
    :param severity: the gravest of the findings whose primary place covers it, or "".
    :param related: a place related to a finding covers it.
    :param noted: a fact is read in it.
    """

    start: int
    text: str
    anchors: tuple[tuple[str, Span], ...] = ()
    numbers: tuple[Mark, ...] = ()
    severity: str = ""
    related: bool = False
    noted: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is text like any other."""
        return not (self.anchors or self.severity or self.related or self.noted)


@dataclass(frozen=True, slots=True)
class Line:
    """:param number: from 1."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def blank(self) -> bool:
        return not any(piece.text.strip() or piece.anchors for piece in self.pieces)

    @property
    def marked(self) -> bool:
        """Whether a finding begins on it."""
        return any(piece.numbers for piece in self.pieces)


_RANK = ("", "information", "warning", "error")


def marked_lines(text: str, marks: Iterable[Mark]) -> list[Line]:
    """The lines of a text, each cut where a mark begins or ends.

    :param marks: anywhere in the text, overlapping or not.
    """
    ordered = sorted(marks, key=lambda mark: (mark.span, not mark.primary, mark.number))
    starts = line_starts(text)
    cuts = sorted({*starts, len(text), *(edge for mark in ordered for edge in mark.span)})
    lines: list[list[Piece]] = [[] for _ in starts]
    covering: list[Mark] = []
    coming = 0
    for index, start in enumerate(cuts):
        end = cuts[index + 1] if index + 1 < len(cuts) else start
        covering = [mark for mark in covering if mark.span.end > start]
        beginning: list[Mark] = []
        while coming < len(ordered) and ordered[coming].span.start == start:
            beginning.append(ordered[coming])
            coming += 1
        covering += [mark for mark in beginning if mark.span.end > start]
        if end > start or beginning:
            piece = _piece(start, text[start:end].rstrip("\r\n"), beginning, covering)
            if piece.text or piece.anchors:
                lines[bisect_right(starts, start) - 1].append(piece)
    return [Line(number, tuple(pieces)) for number, pieces in enumerate(lines, 1)]


def _piece(start: int, text: str, beginning: Sequence[Mark], covering: Sequence[Mark]) -> Piece:
    severities = [mark.severity for mark in covering if mark.primary]
    return Piece(
        start=start,
        text=text,
        anchors=tuple(dict.fromkeys((mark.anchor, mark.span) for mark in beginning)),
        numbers=tuple(mark for mark in beginning if mark.number),
        severity=max(severities, key=_RANK.index, default=""),
        related=any(mark.number and not mark.primary for mark in covering),
        noted=any(not mark.number for mark in covering),
    )
