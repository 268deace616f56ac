"""Time limits to go to the administrative court that are not of two months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.limits import limit
from actcheck.rules.formalities import formalities, said
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    stated = [words for words in formalities(facts, "remedy_delay") if words.months is not None]
    if not stated:
        yield NotApplicable()
    allowed = _allowed(facts)
    for words in stated:
        if words.months not in allowed:
            yield Fault(at=words.span, values={"months": words.months})


def _allowed(facts: Facts) -> tuple[int, ...]:
    """The months that an act may give: more of them where it speaks of people overseas or abroad."""
    months = limit("remedy_months")
    if not said(facts, "overseas"):
        return (months,)
    return months, months + limit("remedy_months_more_overseas"), months + limit("remedy_months_more_abroad")
