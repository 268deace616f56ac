"""Decisions of the president of a département or a region that do not show the delegation that they are taken under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.competence.delegation import delegation
from actcheck.rules.observation import NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


_ARTICLES = frozenset({"L3211-2", "L3221-10-1", "L3221-11", "L3221-12", "L3221-12-1", "L4221-5", "L4231-8"})


def check(facts: Facts) -> Iterator[Observation]:
    kind = facts.act.kind
    if kind is None:
        yield NotApplicable()
    else:
        yield from delegation(facts, _ARTICLES, kind.span)
