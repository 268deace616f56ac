"""Sums without tax, of tax and with tax that do not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amounts.sums import euros
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, StatedAmount

# The three stand together, in so many characters; each may be rounded.
_NEAR = 200
_ROUNDING = 5
_THREE = frozenset({"excluded", "itself", "included"})


def check(facts: Facts) -> Iterator[Observation]:
    compared = False
    for three in _together(facts.amounts):
        compared = True
        without, tax, total = three["excluded"], three["itself"], three["included"]
        if abs(without.cents + tax.cents - total.cents) > _ROUNDING:
            yield Fault(
                at=total.span,
                values={
                    "without": euros(without.cents),
                    "tax": euros(tax.cents),
                    "total": euros(total.cents),
                    "sum": euros(without.cents + tax.cents),
                },
                related=[(without.span, "without"), (tax.span, "tax")],
                label="total",
            )
    if not compared:
        yield NotApplicable()


def _together(amounts: tuple[StatedAmount, ...]) -> Iterator[dict[str, StatedAmount]]:
    """Each three sums in a row of which one is without tax, one the tax, and one with it."""
    for first in range(len(amounts) - 2):
        three = amounts[first : first + 3]
        by_tax = {amount.tax: amount for amount in three if amount.tax is not None}
        if by_tax.keys() == _THREE and three[2].span.start - three[0].span.end <= _NEAR:
            yield by_tax
