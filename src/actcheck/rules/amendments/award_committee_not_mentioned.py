"""Amendments of more than five percent of a large contract, without the opinion of the award committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.contract import change_of, of_public_contract, share
from actcheck.rules.amounts.sums import percent
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# In cents: the highest of the European thresholds since 2016, and the tax that an amount may hold. Below, the
# contract may have been awarded without the committee.
_SUPPLIES, _WORKS = 221_000_00 * 6 // 5, 5_548_000_00 * 6 // 5


def check(facts: Facts) -> Iterator[Observation]:
    contract, change = facts.contract, change_of(facts)
    if not of_public_contract(facts) or contract.award_committee is not None:
        yield NotApplicable()
    elif not contract.initial or not contract.initial.value:
        yield Missing("contract.initial")
    elif change is None:
        yield Missing("contract.change")
    else:
        least = _SUPPLIES if contract.supplies is not None and contract.works is None else _WORKS
        if contract.initial.value < least:
            yield NotApplicable()
        elif 20 * change.value > contract.initial.value:
            yield Fault(
                at=change.span,
                values={"share": percent(share(change.value, contract.initial.value))},
                related=[(contract.initial.span, "initial")],
                label="change",
            )
