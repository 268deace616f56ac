"""Where a visa ends when no other opening follows it at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.source import Document
    from actcheck.syntax.blocks import Block

_MARKS = re.compile(r"[«»();.\n](?:(?<!\n)|[^\S\n]*\n\s*)")
_OPENS, _CLOSES = "«(", "»)"
# A word of at least this many letters before ". " ends a sentence; "L. 5", "art. 3", "M. X" do not.
_WORD = 4


def part_citations(document: Document, blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, each visa cut where its sentence ends: what follows is plain text."""
    found: list[Block] = []
    for block in blocks:
        end = _end(document.folded, block) if block.kind == "visa" else block.end
        if not document.folded[end : block.end].strip():
            found.append(block)
            continue
        found.append(block._replace(end=end, breaks=tuple(b for b in block.breaks if b < end)))
        after = tuple(b for b in block.breaks if b > end)
        found.append(block._replace(kind="text", section="text", start=end, opening_end=end, breaks=after))
    return found


def _end(text: str, block: Block) -> int:
    """Behind the first semicolon; else, unless a comma ends the block, before the first empty line
    or behind the first full stop. Quotations and brackets count as one word."""
    depth, stop, line = 0, None, None
    for mark in _MARKS.finditer(text, block.opening_end, block.end):
        at, character = mark.start(), mark[0]
        if character in _OPENS:
            depth += 1
        elif character in _CLOSES:
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif character == ";":
            return at + 1
        elif character == ".":
            if stop is None and _ends_sentence(text, at, block.end):
                stop = at + 1
        elif line is None and text[block.start : at].rstrip()[-1:] not in (",", ":"):
            line = mark.end()
    if text[block.start : block.end].rstrip().endswith(","):
        return block.end
    return min((at for at in (stop, line) if at is not None), default=block.end)


def _ends_sentence(text: str, at: int, end: int) -> bool:
    following = text[at + 1 : min(at + 4, end)]
    return (
        following[:1].isspace()
        and following.strip()[:1].isupper()
        and text[max(0, at - _WORD) : at].isalpha()
        and text[at - 1].islower()
    )
