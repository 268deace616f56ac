"""Quoted titles of earlier acts that never end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.own_visas import in_own_visas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    for act in in_own_visas(facts.cited_acts):
        if not act.title_closed:
            yield Fault(at=act.title_span or act.span)
