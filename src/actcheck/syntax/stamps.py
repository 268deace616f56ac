"""Stamps and the notice of remedies, read first and then hidden from the other grammars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from actcheck.ast import Stamp
from actcheck.syntax.dates import read_date
from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from actcheck.source import Document
    from actcheck.syntax.islands import Island

_ROLES: dict[str, Literal["sent", "received", "published", "posted", "transmission_id", "remedies", "enforceable"]] = {
    "SENT": "sent",
    "RECEIVED": "received",
    "PUBLISHED": "published",
    "POSTED": "posted",
    "TRANSMISSION_ID": "transmission_id",
    "RECEIPT": "transmission_id",
    "ENFORCEABLE": "enforceable",
    "REMEDIES": "remedies",
}
# What stays readable: these are sentences of the act, not print of another office.
_KEPT = frozenset({"ENFORCEABLE", "REMEDIES"})


_GRAMMAR = Grammar("stamps", gaps=False)


def read_stamps(document: Document) -> tuple[tuple[Stamp, ...], Document]:
    """The stamps of a document in order, and the document with their text blanked in ``folded``."""
    text = document.folded
    tokens: list[Island] = [token for token in _GRAMMAR.islands(text, 0, len(text)) if token.type in _ROLES]
    if not tokens:
        return (), document
    stamps, kept, at = [], [], 0
    for token in tokens:
        start, end = token.start_pos, token.end_pos
        digits = next((i for i in range(start, end) if text[i].isdigit()), end)
        dated = digits < end and token.type in ("SENT", "RECEIVED", "PUBLISHED", "POSTED")
        stamps.append(
            Stamp(
                span=document.span(start, end),
                role=_ROLES[token.type],
                date=read_date(document, digits, end) if dated else None,
                text=" ".join(document.text[start:end].split()),
            )
        )
        if token.type not in _KEPT:
            kept.append(text[at:start])
            kept.append(" " * (end - start))
            at = end
    kept.append(text[at:])
    return tuple(stamps), replace(document, folded="".join(kept))
