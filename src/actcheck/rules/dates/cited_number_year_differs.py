"""Cited acts and texts whose number bears another year than their date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, LegalReference

# Natures numbered by the year of their date.
_NUMBERED_BY_YEAR = ("law", "ordinance", "decree")
_LATEST = 2100


def check(facts: Facts) -> Iterator[Observation]:
    for act in facts.cited_acts:
        if act.number_year is not None and act.date is not None and act.number_year != act.date.year:
            yield Fault(
                at=act.number_span or act.span,
                values={"number": act.number, "day": act.date},
                related=[(act.date_span, "date")] if act.date_span else [],
            )
    for text in facts.references:
        if _differs(text):
            yield Fault(at=text.span, values={"number": text.number, "day": text.date})


def _differs(text: LegalReference) -> bool:
    """Whether "2015-991", "84-53" or, for an order, "30-2019-07-02-006" is of another year than the date."""
    if text.number is None or text.date is None:
        return False
    groups = "".join(c if c.isdecimal() else " " for c in text.number).split()
    if text.nature == "order":
        years = {int(group) for group in groups if len(group) == 4 and 1900 <= int(group) < _LATEST}
        return len(years) == 1 and years != {text.date.year}
    if text.nature not in _NUMBERED_BY_YEAR or len(groups) != 2 or not text.number.startswith(f"{groups[0]}-"):
        return False
    year = groups[0]
    return len(year) in (2, 4) and int(year) != text.date.year % 10 ** len(year)
