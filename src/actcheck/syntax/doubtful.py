"""Values that a scan has garbled, which nothing else reads."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actcheck.source import Document, Span

_GRAMMAR = Grammar("doubtful", gaps=False)


def read_doubtful(document: Document) -> Mapping[str, Sequence[Span]]:
    """Where a value could only be guessed, by the dotted name of the fact that it would give, in order."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for token in _GRAMMAR.islands(document.folded, 0, len(document.folded)):
        name = token.type.lower().replace("__", ".", 1)
        found[name].append(document.span(token.start_pos, token.end_pos))
    return found
