"""Earlier acts cited with another date than they bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.register.asked import cited_and_known, days_of, is_another, unasked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    silent = unasked(facts)
    if silent is not None:
        yield silent
        return
    for cited, known in cited_and_known(facts):
        days = days_of(known)
        if days and cited.date is not None and cited.date not in days and not is_another(cited, known):
            held = next(told for told in known.testimonies if told.own and told.date is not None)
            yield Fault(
                at=cited.date_span or cited.span,
                values={"number": cited.number, "day": cited.date, "own_day": held.date},
            )
