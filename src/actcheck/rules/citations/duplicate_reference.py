"""Articles named twice in the act's visas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.own_visas import in_visas_together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import CitationFact, Facts, LegalReference

# In characters: "; " or " et " before another number, " du " before the code, " ;" at the end.
_SEPARATOR = 4
_CLOSING = 2


def check(facts: Facts) -> Iterator[Observation]:
    first: dict[str, LegalReference] = {}
    for visa, reference in in_visas_together(facts, facts.references):
        if reference.code is None or reference.article is None or not _whole(reference, visa, facts):
            continue
        before = first.setdefault(reference.canonical, reference)
        if before is not reference:
            yield Fault(at=reference.span, values={"written": reference.raw}, related=[(before.span, "first")])


def _whole(reference: LegalReference, visa: CitationFact, facts: Facts) -> bool:
    """Whether the article is cited whole: nothing but a separator follows, so no paragraph of it is named."""
    end = reference.span.end
    following = [other.span.start for other in facts.references] + [
        other.code_span.start for other in facts.references if other.code_span
    ]
    return any(0 <= start - end <= _SEPARATOR for start in following) or visa.span.end - end <= _CLOSING
