"""Two acts that decide on one amendment of one agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.chain import Numbered, numbered_chain
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    found = numbered_chain(facts)
    if not isinstance(found, Numbered):
        yield found
        return
    number, chain = found
    own, sitting = facts.act.number, facts.sitting.date
    for claim in chain.claims:
        if claim.step != number.value or claim.of != "decided" or claim.likely:
            continue
        same_act = own is not None and claim.by.number == own.value
        earlier = sitting is None or claim.by.date is None or claim.by.date <= sitting.value
        if not same_act and earlier:
            yield Fault(
                at=number.span,
                values={"number": number, "by": claim.by.number or "?", "by_day": claim.by.date or ""},
            )
            return
