"""The findings rest on what an act says: not on where its lines break, nor on its emphasis."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.findings import Finding

EXAMPLES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(Path(__file__).resolve().parents[2].joinpath("examples").glob("*.*"))
    if path.suffix in (".txt", ".md") and path.stem != "README"
}
_BLANK = re.compile(r"(\n[ \t]*\n\s*)")
_EMPHASIS = re.compile(r"\*\*|(?<![\w*])\*(?=\w)|(?<=[\w.:])\*(?![\w*])")
_WORD = re.compile(r"(?<!\S)[^\W\d_]{2,}(?=[\s,;.:])")
_ITEM = re.compile(r"\n(?=[ \t]*(?:[-–•] |N° \d|\d+[.)°] ))")
_TABLE = re.compile(r"\t|^\s*\|", re.MULTILINE)


def said(text: str) -> list[tuple[str, str, str]]:
    """What the rules say of a text and of what words, wherever these stand."""
    return sorted(_said(finding, text) for finding in pipeline.check(text).findings)


def _said(finding: Finding, text: str) -> tuple[str, str, str]:
    quoted = text[slice(*finding.place.span)].replace("*", "")
    return finding.name, finding.message.fr.replace("*", ""), " ".join(quoted.split())


@cache
def said_as_written(text: str) -> list[tuple[str, str, str]]:
    return said(text)


def rewrapped(text: str, width: int) -> str:
    """The paragraphs and the items of lists filled anew; tables and blank lines as they are."""
    return "".join(
        piece
        if not piece.strip() or _TABLE.search(piece)
        else "\n".join(filled(item, width) for item in _ITEM.split(piece))
        for piece in _BLANK.split(text)
    )


def filled(paragraph: str, width: int) -> str:
    # A hyphen at the line's end is a word cut there: "L.2121- 29" would say something else.
    lines: list[str] = []
    for word in re.findall(r"(?:\S*-\s+(?=\w))*\S+", paragraph):
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


def without_emphasis(text: str) -> str:
    return _EMPHASIS.sub("", text)


def every_act(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in EXAMPLES.items()])(test)


@pytest.mark.parametrize("width", [44, 60, 72, 84, 100, 10_000])
@every_act
def test_lines_may_break_anywhere(text: str, width: int) -> None:
    assert said(rewrapped(text, width)) == said_as_written(text)


@every_act
def test_emphasis_may_be_missing(text: str) -> None:
    assert said(without_emphasis(text)) == said_as_written(text)


@every_act
@given(data=st.data())
def test_any_word_may_be_emphasised(text: str, data: st.DataObject) -> None:
    plain = without_emphasis(text)
    words = list(_WORD.finditer(plain))
    chosen = data.draw(st.sets(st.sampled_from(words), max_size=len(words) // 2))
    mark = data.draw(st.sampled_from(["**", "*", "__", "_"]))
    marked = plain
    for word in sorted(chosen, key=lambda word: -word.start()):
        marked = f"{marked[: word.start()]}{mark}{word[0]}{mark}{marked[word.end() :]}"
    assert [(name, message) for name, message, _ in said(marked)] == [
        (name, message) for name, message, _ in said_as_written(text)
    ]


@pytest.mark.seeds
@pytest.mark.parametrize("width", [44, 60, 72, 84, 100, 10_000])
def test_lines_of_the_seeds_may_break_anywhere(seeds: dict[str, str], width: int) -> None:
    for text in seeds.values():
        assert said(rewrapped(text, width)) == said_as_written(text)


@pytest.mark.seeds
def test_emphasis_of_the_seeds_may_be_missing(seeds: dict[str, str]) -> None:
    for text in seeds.values():
        assert said(without_emphasis(text)) == said_as_written(text)
