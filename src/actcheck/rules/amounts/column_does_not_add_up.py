"""Totals that are not the sum of the column above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amounts.sums import euros
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    if not facts.columns:
        yield NotApplicable()
    for column in facts.columns:
        added = sum(column.rows)
        excess = added - column.total
        if not (_begins_lower(column.rows, column.total) or _holds_subtotals(column.rows, excess)):
            yield Fault(
                at=column.span,
                values={
                    "total": euros(column.total),
                    "sum": euros(added),
                    "lines": len(column.rows),
                    "gap": euros(abs(excess)),
                },
            )


def _begins_lower(rows: Sequence[int], total: int) -> bool:
    """Whether the lines add up to the total, or the lower ones do and the others stand above the column.

    Each line may be rounded to the centime.
    """
    return any(abs(sum(rows[first:]) - total) <= len(rows) - first for first in range(len(rows) - 1))


def _holds_subtotals(rows: Sequence[int], excess: int) -> bool:
    """Whether some line may be the sum of those above or below it, and so be counted twice."""
    if excess == sum(rows) - excess:
        # A chapter above each of its articles.
        return True
    for i, row in enumerate(rows):
        for beside in (rows[i + 1 :], rows[:i][::-1]):
            added = 0
            for more, other in enumerate(beside, 1):
                added += other
                if added == row and row and (more > 1 or excess == row):
                    return True
    return False
