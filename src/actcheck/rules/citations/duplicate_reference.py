"""Articles named twice in the act's visas."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.own_visas import references_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.facts import CitationFact, Facts, LegalReference

# In characters: "; " or " et " before another number, " du " before the code, " ;" at the end.
_SEPARATOR = 4
_CLOSING = 2


def check(facts: Facts) -> Iterator[Observation]:
    named = [
        (visa, reference)
        for visa, reference in references_together(facts)
        if reference.code is not None and reference.article is not None
    ]
    if len({reference.canonical for _, reference in named}) == len(named):
        return
    first: dict[str, LegalReference] = {}
    starts = sorted(
        start
        for one in facts.references
        for start in (one.span.start, *([one.code_span.start] if one.code_span else []))
    )
    for visa, reference in named:
        if not _whole(reference, visa, starts):
            continue
        before = first.setdefault(reference.canonical, reference)
        if before is not reference:
            yield Fault(at=reference.span, values={"written": reference.raw}, related=[(before.span, "first")])


def _whole(reference: LegalReference, visa: CitationFact, starts: Sequence[int]) -> bool:
    """Whether the article is cited whole: nothing but a separator follows, so no paragraph of it is named.

    :param starts: where references and codes begin, sorted.
    """
    end = reference.span.end
    at = bisect_left(starts, end)
    followed = at < len(starts) and starts[at] - end <= _SEPARATOR
    return followed or visa.span.end - end <= _CLOSING
