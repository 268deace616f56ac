"""One earlier act, cited with two dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.source.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import CitedAct, Facts


def check(facts: Facts) -> Iterator[Observation]:
    known: list[CitedAct] = []
    for act in facts.cited_acts:
        # A number without its year comes back every year.
        if act.number is None or act.number_year is None or act.date is None:
            continue
        same = next((one for one in known if one.number == act.number and _may_be_one(one.body, act.body)), None)
        if same is None:
            known.append(act)
        elif same.date != act.date:
            yield Fault(
                at=act.date_span or act.span,
                values={"number": act.number, "day": same.date, "other_day": act.date},
                related=[(same.date_span or same.span, "first")],
            )


def _may_be_one(body: str | None, other: str | None) -> bool:
    """Whether two bodies may be the same, one being named at greater length, or not at all."""
    one, two = fold(body or "").casefold(), fold(other or "").casefold()
    return one.startswith(two) or two.startswith(one)
