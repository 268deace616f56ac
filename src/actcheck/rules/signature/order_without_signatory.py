"""Arrêtés and decisions that nobody signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    if facts.signature.signed is None and facts.act.kind is not None:
        yield Fault(at=facts.act.kind.span)
