"""Earlier acts that are cited with two dates by two acts, none of them being held."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.register.asked import cited_and_known, days_of, teller, unasked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.facts.register_answers import KnownAct, Testimony


def check(facts: Facts) -> Iterator[Observation]:
    silent = unasked(facts)
    if silent is not None:
        yield silent
        return
    sitting = facts.sitting.date
    for cited, known in cited_and_known(facts):
        if cited.date is None or days_of(known):
            continue
        against = _against(known, cited.date, None if sitting is None else sitting.value)
        if against is not None:
            yield Fault(
                at=cited.date_span or cited.span,
                values={
                    "number": cited.number,
                    "day": cited.date,
                    "other_day": against.date,
                    "by": teller(against),
                    "acts": against.acts,
                },
                notes=["several"] if against.acts > 1 else ["one"],
            )


def _against(known: KnownAct, day: datetime.date, today: datetime.date | None) -> Testimony | None:
    """Who gives the other date: more acts than those that give this one, or as many and before this act."""
    said: Counter[datetime.date] = Counter({day: 1})
    for told in known.testimonies:
        if told.date is not None:
            said[told.date] += told.acts
    others = [told for told in known.testimonies if told.date is not None and told.date != day]
    if not others:
        return None
    first = max(others, key=lambda told: (said[told.date] if told.date else 0, told.acts, -_ordinal(told.by_date)))
    if first.date is None or said[first.date] < said[day]:
        return None
    earlier = first.by_date is not None and today is not None and first.by_date < today
    return first if said[first.date] > said[day] or earlier else None


def _ordinal(day: datetime.date | None) -> int:
    return 0 if day is None else day.toordinal()
