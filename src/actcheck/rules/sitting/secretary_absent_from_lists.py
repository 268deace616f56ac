"""A secretary who is not among the members present, where no article says that the secretary is a member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Missing, NotApplicable, Observation
from actcheck.rules.sitting.attending import secretary_present

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# Their councils choose the secretary among their members: a rule of its own.
_AMONG_MEMBERS = ("commune", "epci")


def check(facts: Facts) -> Iterator[Observation]:
    kind, assembly = facts.authority.kind, facts.authority.assembly
    if kind is None:
        yield Missing("authority.kind")
    elif kind.value in _AMONG_MEMBERS and assembly is None:
        yield Missing("authority.assembly")
    elif kind.value in _AMONG_MEMBERS and assembly is not None and assembly.value == "council":
        yield NotApplicable()
    else:
        yield from secretary_present(facts, uncounted=True)
