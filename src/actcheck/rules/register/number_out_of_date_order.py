"""Numbers that do not follow the days of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.register.asked import numbered, unasked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    silent = unasked(facts)
    number = facts.act.number
    if silent is not None or facts.known is None:
        yield silent or Missing("act.number")
    elif number is None:
        yield Missing("act.number")
    elif facts.sitting.date is None:
        yield Missing("sitting.date")
    elif facts.known.out_of_order is not None:
        below, above = facts.known.out_of_order
        other = below or above
        assert other is not None  # one of the two at least
        yield Fault(
            at=number.span,
            values={
                "number": number,
                "day": facts.sitting.date,
                "other": numbered(other),
                "other_day": other.date or "",
            },
            notes=["below" if below is not None else "above"],
            related=[(facts.sitting.date.span, "day")],
        )
