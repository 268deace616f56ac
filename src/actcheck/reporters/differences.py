"""What fixes change in a text, as a unified diff."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

import click

from actcheck.reporters.excerpt import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def differences(path: str, before: str, after: str, *, color: bool = False) -> Iterator[str]:
    """The lines of the diff of one file, without their ends; none where nothing changes.

    Control characters are written as escapes.

    :param path: as shown to the user.
    :param color: whether the lines hold ANSI colours.
    """
    lines = unified_diff(before.split("\n"), after.split("\n"), plain(path), plain(path), lineterm="")
    for number, line in enumerate(lines):
        written = line[:1] + plain(line[1:].removesuffix("\r"))
        hue = _COLORS.get(line[:1]) if color and number > 1 else None
        yield click.style(written, fg=hue) if hue else written
