"""Earlier acts cited with another title than theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.register.asked import cited_and_known, is_another, teller, unasked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    silent = unasked(facts)
    if silent is not None:
        yield silent
        return
    done: set[str | None] = set()
    for cited, known in cited_and_known(facts):
        told = known.titled
        if told is None or cited.title is None or cited.number in done or is_another(cited, known):
            continue
        done.add(cited.number)
        yield Fault(
            at=cited.title_span or cited.span,
            values={"number": cited.number, "title": told.title, "by": teller(told)},
            notes=["own" if told.own else "others"],
        )
