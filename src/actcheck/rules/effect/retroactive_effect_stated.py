"""Acts that say themselves that they look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    effects = [effect for effect in facts.effects if effect.decided]
    kind = facts.act.kind
    individual = kind is not None and kind.value == "order"
    if not effects:
        yield NotApplicable()
    for effect in effects:
        if effect.retroactive:
            yield Fault(
                at=effect.span, values={"effect": effect.date}, severity=Severity.INFORMATION if individual else None
            )
