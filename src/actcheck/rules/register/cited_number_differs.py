"""Numbers that lead to another act than the one that the visa describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.register.asked import cited_and_known, is_another, numbered, unasked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    silent = unasked(facts)
    if silent is not None:
        yield silent
        return
    for cited, known in cited_and_known(facts):
        at = cited.number_span or cited.span
        if known.renumbered is not None:
            values = {"number": cited.number, "day": cited.date, "held": numbered(known.renumbered)}
            yield Fault(at=at, values=values, notes=["renumbered"])
        elif is_another(cited, known) and known.titled is not None:
            values = {"number": cited.number, "held_title": known.titled.title, "held_day": known.titled.date}
            yield Fault(at=at, values=values, notes=["another"])
