"""Dates as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts.model import StatedDate

if TYPE_CHECKING:
    from actcheck.ast import DateMention, Part


def stated_date(date: DateMention, role: str, part: Part) -> StatedDate:
    """What the text writes at one place; ``role`` as in :class:`StatedDate`."""
    return StatedDate(
        span=date.span,
        role=role,
        part=part.kind,
        raw=date.raw,
        value=date.value,
        impossible=date.value is None and date.impossible,
        weekday=date.weekday,
    )
