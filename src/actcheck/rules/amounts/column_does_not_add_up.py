"""Totals that are not the sum of the column above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amounts.sums import euros
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    if not facts.columns:
        yield NotApplicable()
    for column in facts.columns:
        added = sum(column.rows)
        # Each line may be rounded.
        if abs(added - column.total) > len(column.rows):
            yield Fault(
                at=column.span,
                values={
                    "total": euros(column.total),
                    "sum": euros(added),
                    "lines": len(column.rows),
                    "gap": euros(abs(added - column.total)),
                },
            )
