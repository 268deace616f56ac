"""Standing committees that decide without showing their delegation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.competence.delegation import delegation
from actcheck.rules.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


# The delegation itself, and the articles that refer to it.
_ARTICLES = frozenset({"L3211-2", "L3121-22", "L4221-5", "L4133-6-1"})


def check(facts: Facts) -> Iterator[Observation]:
    assembly = facts.authority.assembly
    assert assembly is not None  # the rule's file is for one
    yield from delegation(facts, _ARTICLES, assembly.span)
