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
_ROUNDING = 150


def check(facts: Facts) -> Iterator[Observation]:
    contract, number = facts.contract, facts.amendment.number
    if not of_public_contract(facts) or (number is not None and number.value > 1):
        # What the amendments before a second one added is not stated.
        yield NotApplicable()
    elif contract.initial is None or contract.change is None or contract.new is None or number is None:
        stated = {
            "contract.initial": contract.initial,
            "contract.change": contract.change,
            "contract.new": contract.new,
            "amendment.number": number,
        }
        yield Missing(*(name for name, fact in stated.items() if fact is None))
    # A dash before what the amendment takes away may be read as punctuation.
    elif all(
        abs(contract.initial.value + change - contract.new.value) > _ROUNDING
        for change in (contract.change.value, -contract.change.value)
    ):
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
