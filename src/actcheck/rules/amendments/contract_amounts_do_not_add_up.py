"""An initial amount, a change and a new amount that do not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.contract import of_public_contract
from actcheck.rules.amounts.sums import euros
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# Each amount may be rounded to the euro.
_ROUNDING = 100


def check(facts: Facts) -> Iterator[Observation]:
    contract, number = facts.contract, facts.amendment.number
    if not of_public_contract(facts):
        yield NotApplicable()
    elif contract.initial is None or contract.change is None or contract.new is None:
        yield Missing(*(f"contract.{name}" for name in ("initial", "change", "new") if getattr(contract, name) is None))
    elif number is not None and number.value > 1:
        # What the amendments before it added is not stated.
        yield Missing("amendment.previous_date")
    elif abs(contract.initial.value + contract.change.value - contract.new.value) > _ROUNDING:
        yield Fault(
            at=contract.new.span,
            values={
                "initial": euros(contract.initial.value),
                "change": euros(contract.change.value),
                "new": euros(contract.new.value),
                "sum": euros(contract.initial.value + contract.change.value),
            },
            related=[(contract.initial.span, "initial"), (contract.change.span, "change")],
            label="new",
        )
