"""Two acts of one assembly under one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.register.asked import unasked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    silent = unasked(facts)
    number, sitting = facts.act.number, facts.sitting.date
    if silent is not None or facts.known is None:
        yield silent or Missing("act.number")
    elif number is None:
        yield Missing("act.number")
    elif sitting is None:
        yield Missing("sitting.date")
    else:
        # The first to bear a number bears it rightly.
        earlier = [act for act in facts.known.same_number if act.date is not None and act.date <= sitting.value]
        for act in earlier[:1]:
            yield Fault(
                at=number.span,
                values={"number": number, "other_day": act.date, "other_title": act.title or ""},
                notes=["titled"] if act.title else [],
            )
