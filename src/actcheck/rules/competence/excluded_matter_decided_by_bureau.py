"""Bureaus and presidents of groups that decide on what only the council may."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.rules.competence.reserved import reserved
from actcheck.rules.observation import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.rules.observation import Observation

_CERTAIN = frozenset({"budget", "accounts"})
_LIKELY = frozenset({"rates", "statutes", "membership", "service_delegation", "planning"})
# Open mixed syndicates follow their own statutes, and nothing tells them from the others.
_OWN_STATUTES = "syndicat"


def check(facts: Facts) -> Iterator[Observation]:
    kind = facts.authority.kind
    for observation in reserved(facts, _CERTAIN, _LIKELY):
        if isinstance(observation, Fault) and kind is not None and kind.value == _OWN_STATUTES:
            yield replace(observation, notes=[*observation.notes, "own_statutes"], severity=Severity.INFORMATION)
        else:
            yield observation
