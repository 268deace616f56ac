"""Amendments before this one that no known act authorises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.chain import Numbered, numbered_chain
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.source import Span


def check(facts: Facts) -> Iterator[Observation]:
    found = numbered_chain(facts)
    if not isinstance(found, Numbered):
        yield found
        return
    number, chain = found
    if not any(claim.of == "decided" for claim in chain.claims):
        # The register holds no act of the agreement: that one is missing says nothing.
        yield NotApplicable()
        return
    for link in chain.links:
        if 0 < link.number < number.value and link.act is None:
            yield Fault(
                at=_mention(facts, link.number) or number.span,
                values={"earlier": link.number, "signed": link.signed_on or ""},
                notes=["dated"] if link.signed_on else [],
            )


def _mention(facts: Facts, number: int) -> Span | None:
    return next(
        (named.span for named in facts.agreements if named.nature == "amendment" and named.number == number), None
    )
