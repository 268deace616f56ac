"""Lines and columns of a text, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_LINE_BREAK = re.compile(r"\n|\r\n?")


class Location(NamedTuple):
    """Where a character stands in the original. Both count from 1; columns count characters."""

    line: int
    column: int


def line_starts(text: str) -> tuple[int, ...]:
    r"""The offset at which each line starts. ``\n``, ``\r\n`` and ``\r`` end a line; there is at least one line."""
    return (0, *(m.end() for m in _LINE_BREAK.finditer(text)))


def locate(starts: tuple[int, ...], offset: int) -> Location:
    line = bisect_right(starts, offset)
    return Location(line, offset - starts[line - 1] + 1)
