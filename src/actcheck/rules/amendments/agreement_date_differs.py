"""The agreement dated otherwise than by the other acts of its chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.chain import Numbered, claims, days, numbered_chain, usual_day
from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    found = numbered_chain(facts)
    if not isinstance(found, Numbered):
        yield found
        return
    _, chain = found
    here = facts.amendment.agreement_date
    listed = claims(chain, "signed_on", 0)
    known = usual_day(listed)
    if here is None:
        yield Missing("amendment.agreement_date")
    elif known is None:
        yield Missing("known.chain")
    elif here.value not in days(listed):
        day, claim = known
        yield Fault(at=here.span, values={"here": here, "known": day, "by": claim.by.number or "?"})
