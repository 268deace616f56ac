"""An amendment that takes effect some days after the agreement has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.amendments.terms import old_term
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    old, effect = old_term(facts), facts.amendment.effect_date
    if decision(facts) is None:
        yield NotApplicable()
    elif old is None:
        yield Missing("amendment.old_term")
    elif effect is None:
        yield Missing("amendment.effect_date")
    elif (effect.value - old.value).days > 1:
        yield Fault(at=effect.span, values={"effect": effect, "old": old}, related=[(old.span, "old")], label="effect")
