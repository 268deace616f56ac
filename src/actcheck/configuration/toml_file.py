"""TOML read with the line of each key, which the standard library does not tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from actcheck.configuration.user_file import shown
from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def parse(content: str, path: str, *, first_line: int = 1) -> dict[str, Any]:
    """The table that a TOML text writes.

    :param first_line: the line of ``path`` that ``content`` begins at.
    :raises ActcheckError: when it is not TOML, with its line.
    """
    import tomllib

    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        what = str(error)
        line = content.count("\n") + (not content.endswith("\n"))
        if at := _AT_LINE.search(what):
            what = what[: at.start()]
            line = int(at[1] or line)
        raise ActcheckError(
            f"TOML mal écrit / invalid TOML: {what}",
            where=f"{shown(path)}:{first_line + max(line, 1) - 1}",
            hint="revoir cette ligne / review this line",
        ) from None


def line_of(content: str, keys: Sequence[str | int]) -> int:
    """The line, from 1, on which the statement that holds a key begins; 1 where there is none.

    What comes before a statement is TOML by itself: the first beginning of the text that holds the key
    ends with the statement, and the longest one before it that is TOML ends just before it.

    :param content: valid TOML.
    :param keys: names of tables and keys, positions in arrays: ("severity", "VOT"), ("suppress", 1).
    """
    import tomllib

    lines = content.split("\n")
    before = 0
    for count in range(1, len(lines) + 1):
        try:
            table = tomllib.loads("\n".join(lines[:count]) + "\n")
        except tomllib.TOMLDecodeError:
            continue
        if _holds(table, keys):
            return before + 1
        before = count
    return 1


def header_lines(content: str, name: str) -> list[int]:
    """The lines that seem to open an entry of an array of tables, ``[[name]]``, without reading the text."""
    header = re.compile(rf"^[ \t]*\[\[[ \t]*{re.escape(name)}[ \t]*\]\]", re.MULTILINE)
    return [content.count("\n", 0, found.start()) + 1 for found in header.finditer(content)]


def _holds(table: Any, keys: Sequence[str | int]) -> bool:
    for key in keys:
        try:
            table = table[key]
        except (KeyError, IndexError, TypeError):
            return False
    return True
