"""Heads that number one act in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


class _Shape(NamedTuple):
    """
    :param letters: before the figures.
    :param figures: in their order ("CP 2025-236": 2025, 236).
    """

    letters: str
    figures: tuple[int, ...]


def check(facts: Facts) -> Iterator[Observation]:
    own, year = facts.act.number, facts.act.number_year
    first = None if own is None else _shape(own.value)
    # Without letters, it may be the number of something else.
    if own is None or first is None or year is None or not first.letters:
        yield NotApplicable()
        return
    for other in facts.act.numbers:
        shape = _shape(other.value)
        if shape.letters == first.letters and year.value in shape.figures and shape.figures != first.figures:
            yield Fault(at=other.span, values={"number": own, "other": other}, related=[(own.span, "number")])


def _shape(number: str) -> _Shape:
    start = next((i for i, character in enumerate(number) if character.isdigit()), len(number))
    letters = "".join(filter(str.isalpha, number[:start])).upper()
    figures = "".join(character if character.isdigit() else " " for character in number[start:])
    return _Shape(letters, tuple(map(int, figures.split())))
