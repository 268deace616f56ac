"""An act transmitted under the number of another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    transmitted, number = facts.receipt.number, facts.act.number
    if transmitted is None:
        yield NotApplicable()
    elif number is None:
        yield Missing("act.number")
    elif not _alike(transmitted.value, number.value):
        yield Fault(
            at=number.span,
            values={"number": number, "transmitted": transmitted},
            related=[(transmitted.span, "transmitted")],
        )


def _alike(one: str, other: str) -> bool:
    """Whether the figures of one number hold those of the other, or those of its rank."""
    figures, rank = _figures(one), _figures(other)
    return rank in figures or figures in rank or _last(other) in figures


def _figures(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _last(number: str) -> str:
    """The rank: the shortest group of figures that is no year, its zeros left out."""
    groups = "".join(c if c.isdigit() else " " for c in number).split()
    return min((group.lstrip("0") for group in groups if group.strip("0")), key=len, default="")
