"""Whether an act decides on an amendment: what the rules of this family ask first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actcheck.facts import Fact, Facts


def decision(facts: Facts) -> Fact[bool] | None:
    """Where the act authorises or approves a contract amendment; None where it does not."""
    decided = facts.amendment.decided
    return decided if decided is not None and decided.value else None
