"""The counts of members that an act states."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from actcheck.ast import HeadCount, Quantity
from actcheck.source import Span
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.numbers import leading_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.source import Document
    from actcheck.syntax.islands import Island

_QUANTITIES = {quantity.name: quantity for quantity in Quantity}
_QUANTITIES["PRESENT_SUBSTITUTES"] = Quantity.PRESENT
_LABELS = frozenset({*_QUANTITIES, "OTHER"})
# What joins a label to the number after it, beside the bracket of "présents (12)".
_LINKS = (":", "=", "..", "…", "_")
_FIGURE = re.compile("[0-9]")
# Where a number may begin: with the first of its one to three figures, or with a word behind a colon.
_BEGINS = re.compile(r"[0-9:=](?:(?<=[0-9])(?<![A-Za-z0-9].)(?=\d?\d?(?![\w°]))|(?<=[:=])\s?[A-Za-z])")


_GRAMMAR = Grammar("headcount")


class Count(NamedTuple):
    """A count and where its number stands in the cleaned text.

    :param label: the label's terminal in ``headcount.lark``.
    """

    label: str
    value: int
    start: int
    end: int
    scoped: bool


class _Piece(NamedTuple):
    """A label or a number of a run.

    :param linked: a colon or the like stands between this label and what follows.
    """

    label: str
    token: Island
    linked: bool


def read_counts(text: str, start: int, end: int) -> list[Count]:
    """The counts stated in a stretch of folded text without lists of names."""
    if _FIGURE.search(text, start, end) is None or not _holds_number(text, start, end):
        return []
    found: list[Count] = []
    run: list[_Piece] = []
    scoped = False
    for token in _GRAMMAR.islands(text, start, end):
        kind = token.type
        if kind == "SCOPE":
            # "34 de la délibération 01 à 03": the number before belongs to the range as well.
            found += _pair(run, scoped=scoped or (bool(run) and not run[-1].label))
            run, scoped = [], True
        elif kind == "NUMBER":
            run.append(_Piece("", token, linked=False))
        elif kind in _LABELS:
            linked = any(mark in token for mark in _LINKS) or token.rstrip().endswith("(")
            run.append(_Piece(kind, token, linked=linked))
        elif kind == "LINK":
            if run and run[-1].label:
                run[-1] = run[-1]._replace(linked=True)
        elif kind == "GAP" and any(map(str.isalnum, token)):
            found += _pair(run, scoped=scoped)
            run = []
    found += _pair(run, scoped=scoped)
    return [count for count in _with_substitutes(found) if count.label != "OTHER"]


def _holds_number(text: str, start: int, end: int) -> bool:
    """Whether a number that may be a count stands in a stretch: not a day, a time, an amount, the number of an act."""
    # The colon before a number may stand before the stretch.
    for begins in _BEGINS.finditer(text, max(0, start - 2), end):
        token = _GRAMMAR.island_at(text, begins.end() - 1, end)
        if token is not None and token.type == "NUMBER":
            return True
    return False


def _pair(run: Sequence[_Piece], *, scoped: bool) -> list[Count]:
    """Labels and numbers of a stretch without other words, each label with its number, in order."""
    pairs: list[tuple[_Piece, _Piece]] = []
    rest: list[list[_Piece]] = [[]]
    at = 0
    while at < len(run):
        piece = run[at]
        if piece.linked and at + 1 < len(run) and not run[at + 1].label:
            pairs.append((piece, run[at + 1]))
            rest.append([])
            at += 2
        else:
            rest[-1].append(piece)
            at += 1
    for pieces in rest:
        pairs += _pair_unlinked(pieces, alone=not pairs)
    pairs.sort(key=lambda pair: pair[1].token.start_pos)
    return [_count(label.label, number.token, scoped=scoped) for label, number in pairs]


def _count(label: str, number: Island, *, scoped: bool) -> Count:
    start = number.start_pos
    if number[0].isalpha():
        value, length = leading_number(number)
        return Count(label, value, start, start + length, scoped)
    figures = 1
    while number[figures : figures + 1].isdigit():
        figures += 1
    return Count(label, int(number[:figures]), start, start + figures, scoped)


def _pair_unlinked(pieces: Sequence[_Piece], *, alone: bool) -> Iterator[tuple[_Piece, _Piece]]:
    """Numbers before or after their labels, one by one or all together.

    :param alone: nothing else is counted near: a number before a label is prose, unless a colon
        follows the label.
    """
    labels = [piece for piece in pieces if piece.label]
    numbers = [piece for piece in pieces if not piece.label]
    if not labels or not numbers:
        return
    together = len(labels) == len(numbers) > 1 and len({bool(p.label) for p in pieces[: len(labels)]}) == 1
    if together:
        yield from zip(labels, numbers, strict=True)
    elif pieces[0].label and not pieces[1].label:
        for label, number in zip(pieces[::2], pieces[1::2], strict=False):
            if not label.label or number.label:
                return
            if len(labels) > 1 or label.token[0].isupper():
                yield label, number
    else:
        for number, label in pairwise(pieces):
            if label.label and not number.label and (label.linked or not alone or len(labels) > 1):
                yield label, number


def _with_substitutes(counts: Sequence[Count]) -> list[Count]:
    """Members and substitutes who are present, counted apart, as one count."""
    summed: list[Count] = []
    for count in counts:
        if count.label == "PRESENT_SUBSTITUTES" and summed and summed[-1].label == "PRESENT":
            before = summed.pop()
            summed.append(before._replace(value=before.value + count.value, end=count.end))
        else:
            summed.append(count)
    return summed


def head_count(document: Document, count: Count) -> HeadCount:
    """The node of a count."""
    span: Span = document.span(count.start, count.end)
    return HeadCount(span=span, quantity=_QUANTITIES[count.label], value=count.value, scoped=count.scoped)
