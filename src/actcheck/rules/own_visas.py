"""What the act says in its own visas, those of its annexes and of its report left aside."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.facts import CitationFact, CitedAct, Facts
    from actcheck.facts.model import PartKind
    from actcheck.source import Span

# In characters: from one visa to the next, recitals between them, before another act has begun.
_APART = 1500
# In characters: "Vu l'extrait du registre et ".
_OPENING = 30


class _Cited(Protocol):
    @property
    def span(self) -> Span: ...

    @property
    def part(self) -> PartKind: ...

    @property
    def in_citation(self) -> bool: ...


C = TypeVar("C", bound=_Cited)


def in_own_visas(stated: Iterable[C]) -> list[C]:
    """The references, acts, agreements or opinions that the act's own visas name, in their order."""
    return [one for one in stated if one.in_citation and one.part not in ("attachment", "report")]


def visas_together(facts: Facts) -> tuple[CitationFact, ...]:
    """The first visas that stand together: a text may hold several acts that nothing else parts."""
    for i, (one, following) in enumerate(pairwise(facts.citations), 1):
        if following.span.start - one.span.start > _APART:
            return facts.citations[:i]
    return facts.citations


def in_visas_together(facts: Facts, stated: Iterable[C]) -> list[tuple[CitationFact, C]]:
    """What these visas name, each with its visa."""
    visas = visas_together(facts)
    return [(visa, one) for one in in_own_visas(stated) for visa in visas if visa.span.covers(one.span)]


def acts_that_visas_open_with(facts: Facts) -> list[CitedAct]:
    """The earlier acts that the act's own visas begin by naming, not those that their words tell of."""
    starts = [visa.span.start for visa in facts.citations]
    return [
        act
        for act in in_own_visas(facts.cited_acts)
        if any(0 <= act.span.start - start <= _OPENING for start in starts)
    ]
