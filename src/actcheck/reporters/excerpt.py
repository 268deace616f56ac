"""A stretch of one line of the act, as a terminal can show it, and where to underline it."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_ELLIPSIS = "…"
_TAB = "    "
# Control and format characters (bidirectional ones among them), lone surrogates, private use, line and
# paragraph separators: sent raw, they could move the cursor or turn the text around.
_ESCAPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_NO_WIDTH = frozenset({"Mn", "Me"})
_CONTEXT = 12  # cells kept on each side of a long place, where the line has them


class Excerpt(NamedTuple):
    """
    :param text: the part of the line to show.
    :param before: cells of ``text`` before the place.
    :param width: cells of the place, at least 1.
    """

    text: str
    before: int
    width: int


def plain(text: str) -> str:
    """The text with control and bidirectional characters as escapes; tabs and line ends become spaces."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    if character in "\r\n":
        return " "
    if unicodedata.category(character) not in _ESCAPED:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def cells(text: str) -> int:
    """The columns that a text takes in a terminal, as far as Unicode tells."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """The part of ``line`` around ``line[start:end]`` that fits in ``room`` cells.

    What is cut is replaced by "…", in the middle of the place itself where it alone is too long.
    Only the neighbourhood of the place is looked at: a line may have millions of characters.

    :param room: at least 40.
    """
    end = min(end, len(line))
    place = _place(line, start, end, room - 2 * _CONTEXT)
    width = max(cells(place), 1)
    left = room - width
    before, after = _before(line, start, left), _after(line, end, left)
    if cells(before) + cells(after) > left:
        # A third of the room before the place, the rest after it; what one side leaves, the other takes.
        before = _before(line, start, max(left // 3, left - cells(after)))
        after = _after(line, end, left - cells(before))
    return Excerpt((before + place + after).rstrip(), cells(before), width)


def _place(line: str, start: int, end: int, room: int) -> str:
    if end - start <= 8 * room:
        whole = plain(line[start:end])
        if cells(whole) <= room:
            return whole
    half = room // 2
    return _after(line, start, half, stop=end) + _before(line, end, half, stop=start).removeprefix(_ELLIPSIS)


def _after(line: str, start: int, room: int, *, stop: int | None = None) -> str:
    """What follows ``start``, ended by "…" where it is cut."""
    pieces, cut = _fitting(line, range(start, len(line) if stop is None else stop), room)
    return "".join(pieces) + (_ELLIPSIS if cut else "")


def _before(line: str, end: int, room: int, *, stop: int = 0) -> str:
    """What precedes ``end``, begun by "…" where it is cut."""
    pieces, cut = _fitting(line, range(end - 1, stop - 1, -1), room)
    while cut and pieces and cells(pieces[-1]) == 0:  # an accent whose letter is cut off
        pieces.pop()
    return (_ELLIPSIS if cut else "") + "".join(reversed(pieces))


def _fitting(line: str, positions: range, room: int) -> tuple[list[str], bool]:
    """Characters as shown, as many as fit, one cell being kept for "…" where some do not."""
    pieces: list[str] = []
    used = 0
    for position in positions:
        piece = plain(line[position])
        used += cells(piece)
        pieces.append(piece)
        if used > room:
            while pieces and used > room - 1:
                used -= cells(pieces.pop())
            return pieces, room > 0
    return pieces, False
