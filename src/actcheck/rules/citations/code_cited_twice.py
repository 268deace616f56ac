"""Codes that two visas name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.own_visas import in_own_visas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import CitationFact, Facts, LegalReference


def check(facts: Facts) -> Iterator[Observation]:
    first: dict[str, tuple[CitationFact, LegalReference]] = {}
    told: set[CitationFact] = set()
    for reference in in_own_visas(facts.references):
        citation = next((one for one in facts.citations if reference.span in one.span), None)
        if reference.code is None or citation is None:
            continue
        before, named = first.setdefault(reference.code, (citation, reference))
        if before is not citation and citation not in told:
            told.add(citation)
            yield Fault(
                at=reference.code_span or reference.span,
                values={"code": reference.code_name or reference.code},
                related=[(named.code_span or named.span, "first")],
            )
