"""As many originals as there are parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    originals, parties = facts.amendment.originals, facts.amendment.parties
    if decision(facts) is None:
        yield NotApplicable()
    elif originals is None:
        yield Missing("amendment.originals")
    elif parties is None:
        yield Missing("amendment.parties")
    elif originals.value != parties.value:
        yield Fault(
            at=originals.span,
            values={"originals": originals, "parties": parties},
            related=[(parties.span, "parties")],
            label="originals",
        )
