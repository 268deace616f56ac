"""Blocks gathered into the parts of a dossier."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from actcheck.syntax.attendance import read_person
from actcheck.syntax.conclusions import is_foot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.source import Document
    from actcheck.syntax.blocks import Block

_HEADS = {
    "deliberation_head": "deliberation",
    "order_head": "order",
    "decision_head": "decision",
    "minutes_head": "minutes",
    "list_head": "list",
}
_REPORT_OPENINGS = frozenset({"report_head", "report_sheet"})
# The longest paragraph that can stand in a foot, and the longest civility, in characters.
_LONG = 160
_CIVILITY = 12


class RawPart(NamedTuple):
    """The blocks of one part; the first may begin before the part, the last may end after it.

    :param kind: deliberation, order, decision, minutes, list, report, attachment, or "" where no
        heading tells.
    """

    kind: str
    start: int
    end: int
    blocks: tuple[Block, ...]


def gather(document: Document, blocks: Sequence[Block]) -> list[RawPart]:
    """The parts of a text in order; together they cover it.

    A part ends where its foot ends and something begins that is not a foot: another heading, an
    agreement, a report, or a paragraph that is neither a name nor a quality.
    """
    parts: list[RawPart] = []
    kind, start = "", 0
    held: list[Block] = []
    closed = decided = signed = False
    # An act about minutes, which follow it.
    transcribes = False

    def close(at: int) -> None:
        nonlocal held, start, kind, closed, decided, signed, transcribes
        transcribes = kind == "deliberation" and any(block.kind == "minutes_head" for block in held)
        if at > start or held:
            parts.append(RawPart(kind, start, at, tuple(held)))
        kind, start, held, closed, decided, signed = "", at, [], False, False, False

    for block in blocks:
        head = _HEADS.get(block.kind)
        if (head and (closed or signed or (decided and kind != "minutes") or kind == "report")) or (
            (closed and block.kind in ("authority", "annex", "parties")) or (decided and block.kind == "annex")
        ):
            named = held.pop() if head and held and held[-1].kind == "authority" else None
            close(named.start if named else block.start)
            held += [named] if named else []
            if head == "minutes" and transcribes:
                kind = "attachment"
        elif block.kind in _REPORT_OPENINGS and (kind != "report" or _has_text(held)):
            if closed or decided or kind in ("attachment", "report"):
                close(_report_start(held, block))
            kind = "report"
        if head and not kind:
            kind = head
        if block.kind in ("annex", "parties", "agreed") and not kind:
            kind = "attachment"
        held.append(block)
        decided = decided or block.kind in ("decides", "formula", "article", "vote")
        signed = signed or block.kind in ("signed", "done")
        if block.section == "conclusions" and block.kind != "remedies":
            done = block.kind == "done" and kind in ("deliberation", "order", "decision")
            closed = closed or decided or done or kind in ("attachment", "report")
            after = _after_foot(document, block) if closed and kind != "minutes" else None
            if after is not None:
                held[-1] = block._replace(end=after, breaks=tuple(b for b in block.breaks if b < after))
                close(after)
                kind = "attachment"
                following = tuple(b for b in block.breaks if b > after)
                held.append(
                    block._replace(kind="text", section="text", start=after, opening_end=after, breaks=following)
                )
    close(len(document.text))
    return parts


def _has_text(blocks: list[Block]) -> bool:
    return any(block.section in ("preamble", "body") for block in blocks)


def _report_start(held: list[Block], opening: Block) -> int:
    """Where the report begins: at the authority's name just before its heading, if there is one."""
    if held and held[-1].kind == "authority":
        return held.pop().start
    return opening.start


def _after_foot(document: Document, block: Block) -> int | None:
    """Where the foot ends inside its last block: at the first paragraph that is not a foot's."""
    edges = [*block.breaks, block.end]
    for first, last in pairwise(edges):
        words = " ".join(document.folded[first:last].split())
        if not any(c.isalpha() for c in words):
            continue
        if len(words) > _LONG or not (is_foot(document, first, last) or _is_name(document, first, last, words)):
            return first
    return None


def _is_name(document: Document, start: int, end: int, words: str) -> bool:
    """Whether a paragraph is somebody's name and little else."""
    person = read_person(document, start, end)
    return person is not None and len(person.name) + _CIVILITY >= len(words)
