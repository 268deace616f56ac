"""A chair who is named as away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.attendance.persons import movements
from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.sitting.attending import named_away

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    chair = facts.sitting.chair
    if chair is None or not facts.attendance.members or movements(facts):
        yield Missing(*(["sitting.chair"] if chair is None else []), *(["attendance.present"] if chair else []))
    elif named_away(facts, chair.value):
        yield Fault(at=chair.span, values={"name": chair})
