"""Stamps and the notice of remedies, read first and then hidden from the other grammars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from actcheck.ast import Stamp
from actcheck.syntax.dates import read_date
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.windows import beginnings, islands_at, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.source import Document

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
# What the words begin with that an island of the grammar begins with, in lower case. A number and "AR" are
# found by what follows.
STEMS = (
    *("accuse", "acte", "affich", "caractere", "certifi", "contest", "convocation", "date", "delai", "depo", "envoye"),
    *("id", "objet", "publi", "recours", "recu", "susceptible", "telerecours", "teletransmis", "transmis", "tribunal"),
    "voie",
)
_BEHIND_AR = "prefecture"


_GRAMMAR = Grammar("stamps", gaps=False)


def read_stamps(document: Document, lower: str) -> tuple[tuple[Stamp, ...], Document]:
    """The stamps of a document in order, and the document with their text blanked in ``folded``.

    :param lower: the folded text in lower case.
    """
    text = document.folded
    tokens = [token for token in islands_at(_GRAMMAR, text, _beginnings(lower)) if token.type in _ROLES]
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


def _beginnings(lower: str) -> Iterator[int]:
    """Where an island may begin."""
    yield from beginnings(lower, STEMS)
    yield from (lower.rfind("ar", 0, at) for at in places(lower, _BEHIND_AR))
    yield from (at - 3 for at in places(lower, "-") if lower[at + 1 : at + 10].isdecimal())
