"""Members whose names the other acts of the authority write another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation
from actcheck.rules.register.asked import numbered, unasked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    silent = unasked(facts)
    if silent is not None or facts.known is None:
        yield silent or NotApplicable()
    elif not facts.attendance.members:
        yield NotApplicable()
    else:
        spellings = {spelling.key: spelling for spelling in facts.known.spellings}
        for member in facts.attendance.members:
            spelling = spellings.pop(member.key, None)
            if spelling is not None:
                yield Fault(
                    at=member.span,
                    values={
                        "here": member.name,
                        "there": spelling.other,
                        "act": numbered(spelling.last),
                        "day": spelling.last.date or "",
                    },
                )
