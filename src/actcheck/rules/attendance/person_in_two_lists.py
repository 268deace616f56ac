"""A person named both as present and as away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.attendance.persons import away, present_by_key
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    present, gone = present_by_key(facts), away(facts)
    if not present or not gone:
        yield NotApplicable()
        return
    reported: set[str] = set()
    for member in gone:
        first = present.get(member.key)
        if first is None or member.key in reported:
            continue
        if member.movement or first.movement or " " not in member.key:
            # Somebody who came or left, or a family name that two members may bear.
            yield Missing("attendance.present")
            continue
        reported.add(member.key)
        yield Fault(at=member.span, values={"name": member.name}, related=[(first.span, "present")])
