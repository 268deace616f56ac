"""The term before an amendment is not the one that the last act gave the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.chain import Numbered, claims, numbered_chain, usual_day
from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    found = numbered_chain(facts)
    if not isinstance(found, Numbered):
        yield found
        return
    number, chain = found
    old = facts.amendment.old_term
    known = usual_day(claims(chain, "term", number.value - 1))
    if old is None:
        yield Missing("amendment.old_term")
    elif known is None:
        yield Missing("known.chain")
    elif known[0] not in {term.value for term in facts.amendment.old_terms}:
        day, claim = known
        yield Fault(
            at=old.span,
            values={"old": old, "known": day, "by": claim.by.number or "?"},
        )
