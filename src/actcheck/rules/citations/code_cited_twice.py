"""Codes that two visas name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.own_visas import references_together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import CitationFact, Facts, LegalReference


def check(facts: Facts) -> Iterator[Observation]:
    first: dict[str, tuple[CitationFact, LegalReference]] = {}
    told: set[tuple[str, CitationFact]] = set()
    for visa, reference in references_together(facts):
        if reference.code is None or reference.code_repeated:
            continue
        before, named = first.setdefault(reference.code, (visa, reference))
        if before is not visa and (reference.code, visa) not in told:
            told.add((reference.code, visa))
            yield Fault(
                at=reference.code_span or reference.span,
                values={"code": reference.code_name or reference.code},
                related=[(named.code_span or named.span, "first")],
            )
