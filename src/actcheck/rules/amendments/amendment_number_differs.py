"""A number of amendment that changes from one piece of the dossier to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.amendments.statements import Statement, holds, odd_ones, piece_of
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    found = None
    if decision(facts) is not None:
        found = odd_ones(
            Statement(piece_of(facts, number.span, agreement.part), number.value, number.span)
            for number in facts.amendment.numbers
            for agreement in facts.agreements
            if holds(agreement.span, number.span)
        )
    if found is None:
        yield NotApplicable()
        return
    first, odd = found
    for other in odd:
        yield Fault(
            at=other.span,
            values={"here": other.value, "there": first.value},
            related=[(first.span, "there")],
            label="here",
        )
