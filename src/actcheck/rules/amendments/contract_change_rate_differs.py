"""A percentage of change that is not the one the amounts give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.contract import change_of, of_public_contract, share
from actcheck.rules.amounts.sums import percent
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# In hundredths of a percent: a percentage is often written with one decimal, or none.
_ROUNDING = 50


def check(facts: Facts) -> Iterator[Observation]:
    contract, change = facts.contract, change_of(facts)
    if not of_public_contract(facts) or contract.rate is None:
        yield NotApplicable()
    elif not contract.initial or not contract.initial.value:
        yield Missing("contract.initial")
    elif change is None:
        yield Missing("contract.change")
    else:
        initial = contract.initial.value
        computed = [abs(share(change.value, initial))]
        if contract.new is not None:
            # With the amendments before it, or on the amount that they left.
            computed.append(abs(share(contract.new.value - initial, initial)))
            before = contract.new.value - change.value
            computed += [abs(share(change.value, before))] if before else []
        if all(abs(one - contract.rate.value) > _ROUNDING for one in computed):
            yield Fault(
                at=contract.rate.span,
                values={"stated": percent(contract.rate.value), "computed": percent(computed[0])},
                related=[(contract.initial.span, "initial"), (change.span, "change")],
                label="rate",
            )
