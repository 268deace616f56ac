"""A sum in the title that is not the one decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amounts.sums import euros
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    named = [amount for amount in facts.amounts if amount.in_title]
    decided = [amount for amount in facts.amounts if amount.decided and not amount.in_title]
    # Several sums, or one with tax and one without: nobody can tell which one the title means.
    if len({a.cents for a in named}) != 1 or len({a.cents for a in decided}) != 1:
        yield NotApplicable()
    elif named[0].cents != decided[0].cents and {a.tax for a in named} == {a.tax for a in decided}:
        yield Fault(
            at=decided[0].span,
            values={"decided": euros(decided[0].cents), "title": euros(named[0].cents)},
            related=[(named[0].span, "title")],
            label="decided",
        )
