"""The act's own number, of another year than its sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    number, year, sitting = facts.act.number, facts.act.number_year, facts.sitting.date
    if number is None or year is None:
        yield Missing("act.number_year")
    elif sitting is None:
        yield Missing("sitting.date")
    elif year.value != sitting.value.year:
        yield Fault(at=number.span, values={"number": number, "day": sitting}, related=[(sitting.span, "sitting")])
