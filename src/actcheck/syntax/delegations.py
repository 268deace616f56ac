"""Visas of acts that delegate powers (CGCT L2122-22, L3121-22, L3211-2, L4221-5, L5211-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from actcheck.source import Document

_GRAMMAR = Grammar("delegations", gaps=False)


def delegates(document: Document, start: int, end: int) -> bool:
    """Whether ``document.text[start:end]``, a visa, says that what it cites delegates powers."""
    return bool(_GRAMMAR.islands(document.folded, start, end))
