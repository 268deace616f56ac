"""The stretches of a text in which a grammar is worth trying: near the words that announce what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Window = tuple[int, int]


def windows(places: Iterable[int], end: int, before: int, after: int) -> list[Window]:
    """The stretches around these places, in order, those that meet joined.

    :param places: where the words begin, in order.
    :param end: the end of the text.
    :param before: how many characters before a place a stretch begins.
    :param after: how many characters behind it the stretch ends.
    """
    found: list[Window] = []
    for at in places:
        first, last = max(0, at - before), min(end, at + after)
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found
