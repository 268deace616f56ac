"""Large regular expressions, compiled once and kept.

Python compiles a pattern anew in each process, and the alternations of the grammars take it most
of a second. The compiled code is a list of integers: it is kept in the cache folder, and handed
back to the engine, which validates it. Whatever goes wrong, the pattern is compiled as usual.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from array import array
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

from actcheck.resources import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# Below this many characters, compiling costs less than a file.
_LARGE = 200


def compiled(pattern: str, numbers: Sequence[int] = ()) -> re.Pattern[str]:
    """``re.compile(pattern)``, from the cache where it is there.

    :param numbers: for each group, the number that it should have: several groups may share one, so
        that a match has room for few. A small pattern, and any where the engine is not the one we
        know, keeps a number for each group: its ``groups`` tells which of the two it is.
    """
    if len(pattern) < _LARGE:
        return re.compile(pattern)
    digest = hashlib.sha256(f"{sys.version}\n{pattern}\n{list(numbers)}".encode()).hexdigest()[:24]
    path = cache_folder() / f"{digest}.pattern"
    # Absent, damaged, of another Python, an engine that is not the one we know: all mean "not kept".
    with suppress(Exception):
        return _made(pattern, path.read_bytes())
    with suppress(Exception):
        content = _compiled(pattern, numbers)
        made = _made(pattern, content)
        with suppress(OSError):
            _keep(path, content)
        return made
    return re.compile(pattern)


def _made(pattern: str, content: bytes) -> re.Pattern[str]:
    """The pattern of a kept file: a line "flags groups name number ...", then the code."""
    header, _, code = content.partition(b"\n")
    flags, groups, *named = header.decode().split(" ")
    index = dict(zip(named[::2], map(int, named[1::2]), strict=True))
    by_number: list[str | None] = [None] * (int(groups) + 1)
    for name, number in index.items():
        by_number[number] = name
    engine: Any = import_module("_sre")
    made: re.Pattern[str] = engine.compile(
        pattern, int(flags), array("I", code).tolist(), int(groups), index, tuple(by_number)
    )
    return made


def _compiled(pattern: str, numbers: Sequence[int]) -> bytes:
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    parsed = parser.parse(pattern, 0)
    state = parsed.state
    groups = state.groups - 1
    if numbers:
        _renumber(parsed, numbers)
        groups = max(numbers)
    code = compiler._code(parsed, 0)  # noqa: SLF001
    words = [state.flags, groups, *(word for pair in state.groupdict.items() for word in pair)]
    return " ".join(map(str, words)).encode() + b"\n" + array("I", code).tobytes()


def _renumber(parsed: Any, numbers: Sequence[int]) -> None:
    """Give the groups of a parsed pattern their numbers, in place."""
    for at, (operation, of) in enumerate(parsed):
        if str(operation) == "SUBPATTERN" and of[0] is not None:
            parsed[at] = operation, (numbers[of[0] - 1], *of[1:])
        for inner in _inner(of):
            _renumber(inner, numbers)


def _inner(of: Any) -> Iterator[Any]:
    """The patterns within an operation of a parsed pattern."""
    if isinstance(of, (tuple, list)):
        for each in of:
            yield from _inner(each)
    elif hasattr(of, "getwidth"):
        yield of


def _keep(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)
