"""Sums with and without tax that the rate stated beside them does not join."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from actcheck.rules.amounts.sums import euros, percent
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, StatedAmount

# The two sums and the rate stand together, in so many characters.
_NEAR = 120
_PERCENT = 100_00
# In cents: each sum may be rounded to the euro.
_ROUNDING = 100


def check(facts: Facts) -> Iterator[Observation]:
    compared = False
    for without, total in _together(facts.amounts):
        start, end = sorted((without.span, total.span))
        near = [r for r in facts.rates if r.of == "tax" and start.start - _NEAR < r.span.start < end.end + _NEAR]
        if len({rate.hundredths for rate in near}) != 1:
            continue
        compared = True
        expected = without.cents * (_PERCENT + near[0].hundredths) // _PERCENT
        if abs(expected - total.cents) > _ROUNDING:
            yield Fault(
                at=total.span,
                values={
                    "without": euros(without.cents),
                    "rate": percent(near[0].hundredths),
                    "total": euros(total.cents),
                    "expected": euros(expected),
                },
                related=[(without.span, "without"), (near[0].span, "rate")],
                label="total",
            )
    if not compared:
        yield NotApplicable()


def _together(amounts: tuple[StatedAmount, ...]) -> Iterator[tuple[StatedAmount, StatedAmount]]:
    """Sums without tax with the sum with tax that follows or precedes them, a sum of tax between them or not."""
    kept = [amount for amount in amounts if amount.tax != "itself"]
    for one, other in pairwise(kept):
        pair = {one.tax: one, other.tax: other}
        if pair.keys() == {"excluded", "included"} and other.span.start - one.span.end <= _NEAR:
            yield pair["excluded"], pair["included"]
