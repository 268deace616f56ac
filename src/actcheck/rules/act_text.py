"""The text that an act stands in, for the rules that look for words."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.source import Document


class ActText:
    """A whole text, searched once for each expression, when a rule first asks."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lower: str | None = None
        self._found: dict[str, tuple[Span, ...]] = {}

    def places(self, expression: str, within: Span) -> tuple[Span, ...]:
        """Where an expression stands, as whole words, inside a stretch of the original, in order.

        :param expression: a regular expression over the folded text in lower case.
        """
        found = self._found.get(expression)
        if found is None:
            found = self._found[expression] = tuple(self._search(expression))
        first = bisect_left(found, (within.start,))
        last = bisect_left(found, (within.end,), lo=first)
        return tuple(span for span in found[first:last] if span.end <= within.end)

    def words(self, at: Span) -> str:
        """The words of a place, as written."""
        return self._document.original[at.start : at.end]

    def first_line(self, within: Span) -> Span:
        """The first line that is not empty of a stretch of the original."""
        text = self._document.original[within.start : within.end]
        start = len(text) - len(text.lstrip())
        line = text[start:].partition("\n")[0].rstrip()
        return Span(within.start + start, within.start + start + len(line))

    def _search(self, expression: str) -> Iterator[Span]:
        if self._lower is None:
            self._lower = self._document.folded.lower()
        text, at = self._lower, 0
        search = re.compile(expression).search
        # That a word begins here is seen afterwards: an expression that begins with letters is found faster.
        while found := search(text, at):
            start, end = found.span()
            if start and text[start].isalnum() and text[start - 1].isalnum():
                at = start + 1
            else:
                yield self._document.span(start, end)
                at = end
