"""Sums without tax, of tax and with tax that do not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amounts.sums import euros
from actcheck.rules.amounts.taxed import runs, together
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_THREE = frozenset({"excluded", "itself", "included"})
# In cents: each sum may be rounded, to the centime or, where none has centimes, to the euro.
_CENTIMES, _EUROS = 5, 150
_WHOLE = 100


def check(facts: Facts) -> Iterator[Observation]:
    compared = False
    for three in (three for run in runs(facts) for three in together(run, _THREE)):
        compared = True
        without, tax, total = three["excluded"], three["itself"], three["included"]
        rounding = _EUROS if all(amount.cents % _WHOLE == 0 for amount in three.values()) else _CENTIMES
        if abs(without.cents + tax.cents - total.cents) > rounding:
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
