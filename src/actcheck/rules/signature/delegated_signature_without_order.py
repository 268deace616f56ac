"""Acts signed for somebody else that cite no delegation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.formalities import said
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    on_behalf = facts.signature.on_behalf
    if on_behalf is None:
        yield NotApplicable()
    elif not said(facts, "delegation") and not any(act.delegates for act in facts.cited_acts):
        yield Fault(at=on_behalf.span)
