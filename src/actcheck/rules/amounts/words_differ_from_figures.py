"""Sums whose words and figures do not say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amounts.sums import euros
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_CENTS = 100


def check(facts: Facts) -> Iterator[Observation]:
    spelled = [amount for amount in facts.amounts if amount.spelled is not None]
    if not spelled:
        yield NotApplicable()
    for amount in spelled:
        words = amount.spelled or 0
        # Words may leave the centimes to the figures.
        if words not in (abs(amount.cents), abs(amount.cents) // _CENTS * _CENTS):
            yield Fault(
                at=amount.span,
                values={"figures": euros(amount.cents), "words": euros(words)},
                related=[(amount.spelled_span, "words")] if amount.spelled_span else [],
                label="figures",
            )
