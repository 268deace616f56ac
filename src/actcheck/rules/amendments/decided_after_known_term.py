"""Amendments decided or signed after the end that an earlier act gave the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.chain import Numbered, claims, numbered_chain, usual_day
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    found = numbered_chain(facts)
    if not isinstance(found, Numbered):
        yield found
        return
    number, chain = found
    sitting, signed = facts.sitting.date, facts.amendment.signed_on
    known = usual_day(claims(chain, "term", number.value - 1))
    if facts.amendment.old_term is not None:
        # The act states the term itself: other rules compare it.
        yield NotApplicable()
    elif known is None:
        yield Missing("known.chain")
    elif sitting is None:
        yield Missing("sitting.date")
    else:
        term, claim = known
        values = {"term": term, "by": claim.by.number or "?"}
        if sitting.value > term:
            yield Fault(at=sitting.span, values={**values, "day": sitting}, notes=["decided"])
        elif signed is not None and signed.value > term:
            yield Fault(at=signed.span, values={**values, "day": signed}, notes=["signed"])
