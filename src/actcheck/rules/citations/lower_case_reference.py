"""Article numbers with a small letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Flaw
from actcheck.rules.citations.article_numbers import once, written_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.rules.observation import Observation


def check(facts: Facts) -> Iterator[Observation]:
    yield from once(written_with(facts, Flaw.LOWER_CASE))
