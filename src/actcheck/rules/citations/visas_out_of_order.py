"""Visas that do not follow the usual order of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.own_visas import visas_together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import CitationFact, Facts


def check(facts: Facts) -> Iterator[Observation]:
    last: CitationFact | None = None
    for citation in visas_together(facts):
        if citation.order is None:
            continue
        if last is not None and last.order is not None and citation.order < last.order:
            yield Fault(at=citation.span, related=[(last.span, "before")])
            return
        last = citation
