"""Cited acts and texts whose number bears another year than their date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, LegalReference

# Natures numbered by the year of their date.
_NUMBERED_BY_YEAR = ("law", "ordinance", "decree")


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
    """Whether "2015-991" or "84-53" is not of the year of the date."""
    if text.nature not in _NUMBERED_BY_YEAR or text.number is None or text.date is None:
        return False
    year, hyphen, _ = text.number.partition("-")
    if not hyphen or not year.isdecimal() or len(year) not in (2, 4):
        return False
    return int(year) % 100 != text.date.year % 100 if len(year) == 2 else int(year) != text.date.year
