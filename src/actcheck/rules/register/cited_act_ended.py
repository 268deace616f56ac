"""Acts cited as a ground that another act has put an end to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.own_visas import in_own_visas
from actcheck.rules.register.asked import cited_and_known, numbered, unasked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    silent = unasked(facts)
    sitting = facts.sitting.date
    if silent is not None:
        yield silent
    elif not facts.cited_acts:
        yield NotApplicable()
    elif sitting is None:
        yield Missing("sitting.date")
    else:
        # An act may name another to tell that it is gone.
        told = {ending.number for ending in facts.endings}
        named = {act.number for act in facts.cited_acts}
        grounds = {act.span for act in in_own_visas(facts.cited_acts)}
        for cited, known in cited_and_known(facts):
            ended = [e for e in known.ended if e.act.date is not None and e.act.date < sitting.value]
            if cited.span not in grounds or cited.number in told or not ended:
                continue
            last = max(ended, key=lambda each: (each.act.date, each.act.number or ""))
            if last.act.number in named:
                continue
            yield Fault(
                at=cited.number_span or cited.span,
                values={"number": cited.number, "by": numbered(last.act), "by_day": last.act.date},
                notes=[last.how],
            )
