"""Statements that hang together, whatever they state, and the diagnosis of their disagreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from actcheck.diagnosis.model import Alternative, Correction, Diagnosis
from actcheck.diagnosis.smallest import parts_of, supports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.diagnosis.model import Statement, Subject, Value
    from actcheck.diagnosis.smallest import Set

Bounds = tuple["Value | None", "Value | None"]

# More than this wrong at once, and what is wrong is no slip of the pen.
_MOST_CORRECTIONS = 3


class Problem(Protocol):
    """Statements, by their index, that all hold or do not."""

    @property
    def subject(self) -> Subject: ...

    @property
    def statements(self) -> Sequence[Statement]:
        """In the order in which they had better be named as supports."""
        ...

    def smallest_sets(self, most: int) -> Sequence[Set]:
        """The sets of the least size, up to ``most``, without which the others agree; none where all agree."""
        ...

    def bounds(self, index: int, kept: Set) -> Bounds:
        """The values that a statement may have while the kept ones hold, the rest being unknown."""
        ...

    def within(self, index: int, kept: Set, bounds: Bounds) -> bool:
        """Whether a statement may have no other values than these while the kept ones hold."""
        ...


def diagnosis_of(problem: Problem) -> Diagnosis | None:
    """None where all agrees, and where no few corrections would do."""
    sets = problem.smallest_sets(_MOST_CORRECTIONS)
    if not sets:
        return None
    everything = frozenset(range(len(problem.statements)))
    return Diagnosis(
        subject=problem.subject,
        parts=tuple(_part(problem, part, sets, everything) for part in parts_of(sets)),
    )


def _part(problem: Problem, part: Sequence[Set], sets: Sequence[Set], everything: Set) -> tuple[Alternative, ...]:
    found = [
        Alternative(
            corrections=tuple(
                sorted(
                    (_correction(problem, one, [s for s in sets if chosen <= s], everything) for one in chosen),
                    key=lambda correction: correction.statement.span,
                )
            )
        )
        for chosen in part
    ]
    return tuple(sorted(found, key=lambda a: (-a.support, a.corrections[0].statement.span)))


def _correction(problem: Problem, index: int, sets: Sequence[Set], everything: Set) -> Correction:
    """:param sets: those that the correction may be made with: other parts leave several."""
    kept = everything - frozenset[int]().union(*sets)
    least, most = problem.bounds(index, kept)
    reasons: list[Set] = []
    if least is not None or most is not None:
        reasons = supports(sorted(kept), lambda some: problem.within(index, some, (least, most)))
    return Correction(
        statement=problem.statements[index],
        least=least,
        most=most,
        supports=tuple(tuple(problem.statements[one] for one in sorted(reason)) for reason in reasons),
    )
