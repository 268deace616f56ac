"""Sums with and without tax that the rate stated beside them does not join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amounts.sums import euros, percent
from actcheck.rules.amounts.taxed import runs, together
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, StatedAmount, StatedRate

_TWO = frozenset({"excluded", "included"})
# The rate stands beside the sums, or between them: in so many characters.
_NEAR = 60
_PERCENT = 100_00
# In cents: each sum may be rounded to the euro.
_ROUNDING = 150


def check(facts: Facts) -> Iterator[Observation]:
    compared = False
    rates = [rate for rate in facts.rates if rate.of == "tax"]
    for run in runs(facts) if rates else ():
        pairs = list(together((amount for amount in run if amount.tax != "itself"), _TWO))
        rate = _rate(run, rates) if len(pairs) == 1 else None
        if rate is None:
            continue
        compared = True
        without, total = pairs[0]["excluded"], pairs[0]["included"]
        expected = round(without.cents * (_PERCENT + rate.hundredths) / _PERCENT)
        if abs(expected - total.cents) > _ROUNDING:
            yield Fault(
                at=total.span,
                values={
                    "without": euros(without.cents),
                    "rate": percent(rate.hundredths),
                    "total": euros(total.cents),
                    "expected": euros(expected),
                },
                related=[(without.span, "without"), (rate.span, "rate")],
                label="total",
            )
    if not compared:
        yield NotApplicable()


def _rate(run: tuple[StatedAmount, ...], rates: list[StatedRate]) -> StatedRate | None:
    """The only rate beside a run of sums; None where there is none, or where several differ."""
    start, end = run[0].span.start - _NEAR, run[-1].span.end + _NEAR
    near = [rate for rate in rates if rate.part == run[0].part and start <= rate.span.start <= end]
    return near[0] if len({rate.hundredths for rate in near}) == 1 else None
