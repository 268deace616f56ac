"""Words typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.typography.typed import typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.rules.observation import Observation


def check(facts: Facts) -> Iterator[Observation]:
    yield from typed(facts, "doubled_word", safe=False)
