"""Patterns of files, as ``per-file-ignores`` writes them."""

from __future__ import annotations

import os
import re
from functools import lru_cache


def matches(pattern: str, path: str, folder: str) -> bool:
    """Whether a pattern is for a file, or for a folder that holds it.

    ``*`` and ``?`` stand for any characters but "/", ``**`` for any folders. A pattern without "/" (but at
    its end) is for a name at any depth; another one is for a path from ``folder``.

    :param path: absolute; so is ``folder``.
    """
    try:
        relative = os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return False
    names = relative.split("/")
    pattern = pattern.removeprefix("./").rstrip("/")
    expression = _expression(pattern)
    if "/" not in pattern:
        return any(expression.fullmatch(name) for name in names)
    return any(expression.fullmatch("/".join(names[:depth])) for depth in range(1, len(names) + 1))


@lru_cache(maxsize=256)
def _expression(pattern: str) -> re.Pattern[str]:
    pieces: list[str] = []
    for name in pattern.split("/"):
        if name == "**":
            pieces.append("(?:[^/]+/)*")
        else:
            pieces.append(re.escape(name).replace(r"\*", "[^/]*").replace(r"\?", "[^/]") + "/")
    whole = "".join(pieces)
    # A pattern that ends with "**" is for what stands in a folder, not for the folder.
    return re.compile(whole.removesuffix("/") if whole.endswith("/") else whole.removesuffix("(?:[^/]+/)*") + ".+")
