"""Ranges of articles whose last one stands before the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.article_numbers import printed, series, sort_key
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    ranges = [reference for reference in facts.references if reference.article and reference.through]
    if not ranges:
        yield NotApplicable()
    for reference in ranges:
        first, last = reference.article or "", reference.through or ""
        if series(first) == series(last) and sort_key(last) < sort_key(first):
            yield Fault(
                at=reference.span,
                values={"first": printed(first), "last": printed(last)},
                related=[(reference.through_span, "last")] if reference.through_span else [],
            )
