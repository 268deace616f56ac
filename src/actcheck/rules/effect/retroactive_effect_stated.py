"""Acts that say themselves that they look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    effects = [effect for effect in facts.effects if effect.decided]
    if not effects:
        yield NotApplicable()
    for effect in effects:
        if effect.retroactive:
            yield Fault(at=effect.span, values={"effect": effect.date})
