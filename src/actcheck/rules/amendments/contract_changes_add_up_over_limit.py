"""Successive amendments of a public contract that together change it by more than the law allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.chain import Numbered, claims, numbered_chain
from actcheck.rules.amendments.contract import change_of, cites, of_public_contract, share
from actcheck.rules.amounts.sums import euros, percent
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.facts.register_answers import Chain

# In hundredths of a percent.
_SUPPLIES, _WORKS = 10_00, 15_00
# The other cases in which a contract may be changed.
_OTHER_CASES = ("R2194-1", "R2194-2", "R2194-3", "R2194-5", "R2194-6", "R2194-7")


def check(facts: Facts) -> Iterator[Observation]:
    if facts.known is None or not of_public_contract(facts) or cites(facts, *_OTHER_CASES):
        yield NotApplicable()
        return
    found = numbered_chain(facts)
    if not isinstance(found, Numbered):
        yield found
        return
    number, chain = found
    change = change_of(facts)
    initial = facts.contract.initial.value if facts.contract.initial is not None else _agreed(chain, "initial", 0)
    earlier = [_agreed(chain, "change", step) for step in range(1, number.value)]
    if number.value < 2:
        yield NotApplicable()
    elif change is None or not initial or None in earlier:
        yield Missing("contract.change" if change is None else "known.chain")
    else:
        limit = _SUPPLIES if facts.contract.supplies is not None and facts.contract.works is None else _WORKS
        total = change.value + sum(each for each in earlier if each is not None)
        alone = abs(share(change.value, initial))
        if abs(share(total, initial)) >= limit > alone:
            yield Fault(
                at=change.span,
                values={
                    "amendments": number.value,
                    "total": euros(total),
                    "initial": euros(initial),
                    "share": percent(abs(share(total, initial))),
                    "limit": percent(limit),
                },
            )


def _agreed(chain: Chain, of: str, step: int) -> int | None:
    """The sum that the acts claim, where they claim one."""
    sums = {claim.value for claim in claims(chain, of, step) if isinstance(claim.value, int)}
    return sums.pop() if len(sums) == 1 else None
