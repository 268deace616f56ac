"""Days of the week that are not those of their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from actcheck.facts import Facts, StatedDate


def check(facts: Facts) -> Iterator[Observation]:
    wrong: dict[tuple[datetime.date, int], list[StatedDate]] = {}
    for date in facts.dates:
        if date.value is not None and date.weekday is not None and date.weekday != date.value.weekday():
            wrong.setdefault((date.value, date.weekday), []).append(date)
    for (day, _), (first, *others) in wrong.items():
        yield Fault(
            at=first.span,
            values={"written": first.raw, "day": day},
            related=[(other.span, None) for other in others],
        )
