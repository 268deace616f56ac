"""Decisions that do not show the delegation that they are taken under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.competence.delegation import delegation
from actcheck.rules.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


_ARTICLES = frozenset({"L2122-22", "L2122-23", "L5211-9", "L5211-10"})


def check(facts: Facts) -> Iterator[Observation]:
    kind = facts.act.kind
    assert kind is not None  # the rule's file is for one
    yield from delegation(facts, _ARTICLES, kind.span)
