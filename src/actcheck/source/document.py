"""A document: its original text, its cleaned text, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from actcheck.source.cleaning import OffsetMap, clean
from actcheck.source.folding import fold
from actcheck.source.lines import Location, line_starts, locate
from actcheck.source.span import Span, new_span


@dataclass(frozen=True)
class Document:
    """One text, made by :meth:`from_text`.

    :param original: the text as given.
    :param text: the cleaned text: no markup, no invisible character, ``\\n`` line ends.
    :param folded: ``text`` character for character, without accents, with plain apostrophes,
        hyphens and spaces; case is kept.
    """

    original: str
    text: str = field(compare=False)
    folded: str = field(compare=False, repr=False)
    _offsets: OffsetMap | None = field(compare=False, repr=False)

    @classmethod
    def from_text(cls, original: str) -> Document:
        """Clean a text. Never raises on a string, lone surrogates included."""
        text, offsets = clean(original)
        return cls(original, text, fold(text), offsets)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the original that ``text[start:end]`` was read from.

        Markup before the first character and after the last one is left out. An empty stretch
        gives an empty span, where the character at ``start`` stands. ``0 <= start <= end <= len(text)``.
        """
        offsets = self._offsets
        if offsets is None:
            return new_span(Span, (start, end))
        if start < end:
            return offsets.span(start, end)
        if start < len(self.text):
            at = offsets.span(start, start + 1).start
        else:
            at = offsets.span(start - 1, start).end if start else 0
        return Span(at, at)

    def location(self, offset: int) -> Location:
        """The line and the column of an offset in the original, ``0 <= offset <= len(original)``."""
        return locate(self._line_starts, offset)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return line_starts(self.original)

    @property
    def line_count(self) -> int:
        """How many lines the original has; at least 1."""
        return len(self._line_starts)

    def line_text(self, line: int) -> str:
        """A line of the original, from 1 to ``line_count``, without its line end."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.original)
        return self.original[start:end].rstrip("\r\n")
