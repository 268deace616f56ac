"""Numbers of the year that no act of the register bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.register.asked import unasked

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
    elif facts.known.missing_numbers:
        missing = facts.known.missing_numbers
        yield Fault(
            at=number.span,
            values={"number": number, "below": facts.known.below or "", "missing": missing},
            notes=["one" if len(missing) == 1 else "several"],
        )
