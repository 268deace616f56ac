"""Additional or unforeseen works and services of more than half of the initial contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.contract import change_of, cites, of_public_contract, share
from actcheck.rules.amounts.sums import percent
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


# The cases in which half is the limit, and those in which the law sets none.
_LIMITED = ("R2194-2", "R2194-3", "R2194-5")
_UNLIMITED = ("R2194-1", "R2194-6", "R2194-7")


def check(facts: Facts) -> Iterator[Observation]:
    contract, change = facts.contract, change_of(facts)
    if (
        not of_public_contract(facts)
        or (contract.limited_case is None and not cites(facts, *_LIMITED))
        or contract.unlimited_case is not None
        or cites(facts, *_UNLIMITED)
    ):
        yield NotApplicable()
    elif not contract.initial or not contract.initial.value:
        yield Missing("contract.initial")
    elif change is None:
        yield Missing("contract.change")
    elif 2 * change.value > contract.initial.value:
        yield Fault(
            at=change.span,
            values={"share": percent(share(change.value, contract.initial.value))},
            related=[(contract.initial.span, "initial")],
            label="change",
        )
