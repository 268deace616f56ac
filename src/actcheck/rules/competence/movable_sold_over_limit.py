"""Movable goods sold under a delegation for more than it may cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.limits import limit
from actcheck.rules.amounts.sums import euros
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    sales = [matter for matter in facts.matters if matter.subject == "movable_sale" and matter.figure is not None]
    if not sales:
        yield NotApplicable()
    for sale in sales:
        if sale.figure is not None and sale.figure > limit("delegated_sale_cents"):
            yield Fault(at=sale.span, values={"price": euros(sale.figure)})
