"""The initial amount of a public contract is not the one that earlier acts give."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actcheck.rules.amendments.chain import Numbered, claims, numbered_chain
from actcheck.rules.amounts.sums import euros
from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    found = numbered_chain(facts)
    if not isinstance(found, Numbered):
        yield found
        return
    initial = facts.contract.initial
    listed = [claim for claim in claims(found.chain, "initial", 0) if isinstance(claim.value, int)]
    if initial is None:
        yield Missing("contract.initial")
    elif not listed:
        yield Missing("known.chain")
    elif initial.value not in {claim.value for claim in listed}:
        counted = Counter(claim.value for claim in listed if isinstance(claim.value, int))
        known = min(counted, key=lambda each: (-counted[each], each))
        first = next(claim for claim in listed if claim.value == known)
        yield Fault(
            at=initial.span,
            values={"here": euros(initial.value), "known": euros(known), "by": first.by.number or "?"},
        )
