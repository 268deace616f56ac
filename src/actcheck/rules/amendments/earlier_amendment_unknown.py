"""Amendments before this one of which neither the act nor the register knows anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.chain import Numbered, numbered_chain
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
    if number.value < 2:
        yield NotApplicable()
        return
    earlier = [link for link in chain.links if link.number < number.value]
    if not any(source.by is not None for link in earlier for source in link.sources):
        # The register knows nothing of the agreement, which does not mean that there was nothing.
        yield Missing("known.chain")
        return
    missing = tuple(n for n in chain.missing if n < number.value)
    if missing:
        yield Fault(
            at=number.span,
            values={"number": number, "missing": tuple(str(n) for n in missing)},
            notes=["one" if len(missing) == 1 else "several"],
        )
