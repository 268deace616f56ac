"""The text as a sequence of blocks: each an opening and what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lark import Token, Transformer

from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.source import Document, Span


class Block(NamedTuple):
    """One block; offsets are in the cleaned text. Blocks follow one another and cover the text.

    :param kind: the name of the opening's terminal, in lower case ("visa"), or "text".
    :param section: preface, preamble, body, conclusions, attachment, report, or "text".
    :param start: where the opening begins.
    :param opening_end: where the opening ends and the content begins.
    :param end: where the next block begins.
    :param breaks: where the paragraphs begin after the first (an empty line stands before each).
    """

    kind: str
    section: str
    start: int
    opening_end: int
    end: int
    breaks: tuple[int, ...] = ()

    def span_in(self, document: Document) -> Span:
        """The block's place in the original."""
        return document.span(self.start, self.end)


class _Openings(Transformer[Token, "list[tuple[str, Token, tuple[int, ...]]]"]):
    """Each block as (section, opening, paragraph breaks); text before the first opening is left out."""

    def start(self, children: list[object]) -> list[object]:
        return [child for child in children if child is not None]

    def lead(self, children: list[Token]) -> None:
        return None

    def block(self, children: list[object]) -> tuple[str, Token, tuple[int, ...]]:
        (section, opening), *inside = children  # type: ignore[misc]
        return (
            section,
            opening,
            tuple(token.end_pos for token in inside),  # type: ignore[attr-defined]
        )

    def preface(self, children: list[Token]) -> tuple[str, Token]:
        return "preface", children[0]

    def preamble(self, children: list[Token]) -> tuple[str, Token]:
        return "preamble", children[0]

    def body(self, children: list[Token]) -> tuple[str, Token]:
        return "body", children[0]

    def conclusions(self, children: list[Token]) -> tuple[str, Token]:
        return "conclusions", children[0]

    def attachment(self, children: list[Token]) -> tuple[str, Token]:
        return "attachment", children[0]

    def report(self, children: list[Token]) -> tuple[str, Token]:
        return "report", children[0]


_GRAMMAR = Grammar("act", _Openings(), gaps=False)


def blocks(document: Document) -> Sequence[Block]:
    """The blocks of a document, in order; together they cover its cleaned text exactly."""
    text = document.folded
    openings = _GRAMMAR.read(text, 0, len(text))
    starts = [opening.start_pos for _, opening, _ in openings]
    found: list[Block] = []
    first = starts[0] if starts else len(text)
    if first:
        found.append(Block("text", "text", 0, 0, first, _breaks_before(text, first)))
    for (section, opening, breaks), end in zip(openings, [*starts, len(text)][1:], strict=True):
        found.append(
            Block(opening.type.lower(), section, opening.start_pos, opening.end_pos, end, breaks)
        )
    return found


def _breaks_before(text: str, end: int) -> tuple[int, ...]:
    """The paragraph breaks of the text before the first opening."""
    found, at = [], 0
    while (at := text.find("\n\n", at, end)) >= 0:
        at += 2
        found.append(at)
    return tuple(found)
