"""Public contracts changed by more than the law allows without another ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.contract import change_of, cites, of_public_contract, share
from actcheck.rules.amounts.sums import percent
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# In hundredths of a percent.
_SUPPLIES, _WORKS, _WHOLE = 10_00, 15_00, 100_00
# The other cases in which a contract may be changed, whatever the amount or by up to half of it.
_OTHER_CASES = ("R2194-1", "R2194-2", "R2194-3", "R2194-5", "R2194-6", "R2194-7")


def check(facts: Facts) -> Iterator[Observation]:
    contract, change = facts.contract, change_of(facts)
    claimed = contract.limited_case is not None or contract.unlimited_case is not None
    if not of_public_contract(facts) or claimed or cites(facts, *_OTHER_CASES):
        yield NotApplicable()
    elif not contract.initial or not contract.initial.value:
        yield Missing("contract.initial")
    elif change is None:
        yield Missing("contract.change")
    else:
        limit = _SUPPLIES if contract.supplies is not None and contract.works is None else _WORKS
        if change.value * _WHOLE >= limit * contract.initial.value:
            yield Fault(
                at=change.span,
                values={"share": percent(share(change.value, contract.initial.value)), "limit": percent(limit)},
                related=[(contract.initial.span, "initial")],
                label="change",
                notes=["supplies" if limit == _SUPPLIES else "works"],
            )
