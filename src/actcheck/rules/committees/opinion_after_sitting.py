"""Committees that met after the sitting that relies on their opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.source import Span


def check(facts: Facts) -> Iterator[Observation]:
    dated = [(opinion.date, opinion.date_span) for opinion in facts.opinions if opinion.part != "attachment"]
    sitting = facts.sitting.date
    if not dated:
        yield NotApplicable()
        return
    if sitting is None:
        yield Missing("sitting.date")
        return
    late: dict[datetime.date, list[Span]] = {}
    for date, span in dated:
        if date is None or span is None:
            yield Missing("opinions.date")
        elif date > sitting.value:
            late.setdefault(date, []).append(span)
    for date, spans in late.items():
        yield Fault(
            at=spans[0],
            values={"opinion": date},
            related=[*((span, "opinion") for span in spans[1:]), (sitting.span, "sitting")],
            label="opinion",
        )
