"""Mayors who decide on what only the council may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.competence.reserved import reserved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.rules.observation import Observation

_CERTAIN = frozenset({"budget", "accounts"})
_LIKELY = frozenset({"rates"})


def check(facts: Facts) -> Iterator[Observation]:
    yield from reserved(facts, _CERTAIN, _LIKELY)
