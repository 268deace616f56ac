"""What the act says in its own visas, those of its annexes and of its report left aside."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

from actcheck.rules.once import once_an_act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.facts import CitationFact, CitedAct, Facts, LegalReference
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


@once_an_act
def visas_together(facts: Facts) -> tuple[CitationFact, ...]:
    """The first visas that stand together: a text may hold several acts that nothing else parts."""
    for i, (one, following) in enumerate(pairwise(facts.citations), 1):
        if following.span.start - one.span.start > _APART:
            return facts.citations[:i]
    return facts.citations


@once_an_act
def own_references(facts: Facts) -> list[LegalReference]:
    """The references that the act's own visas name, in their order."""
    return in_own_visas(facts.references)


@once_an_act
def own_cited_acts(facts: Facts) -> list[CitedAct]:
    """The earlier acts that the act's own visas name, in their order."""
    return in_own_visas(facts.cited_acts)


@once_an_act
def references_together(facts: Facts) -> list[tuple[CitationFact, LegalReference]]:
    """The references that the visas that stand together name, each with its visa."""
    return in_visas_together(facts, own_references(facts))


def in_visas_together(facts: Facts, stated: Iterable[C]) -> list[tuple[CitationFact, C]]:
    """What these visas name, each with its visa.

    :param stated: what the act's own visas name.
    """
    visas = visas_together(facts)
    starts = [visa.span.start for visa in visas]
    found = []
    for one in stated:
        start, end = one.span
        at = bisect_right(starts, start) - 1
        if at >= 0 and end <= visas[at].span.end:
            found.append((visas[at], one))
    return found


@once_an_act
def acts_that_visas_open_with(facts: Facts) -> list[CitedAct]:
    """The earlier acts that the act's own visas begin by naming, not those that their words tell of."""
    starts = sorted(visa.span.start for visa in facts.citations)
    found = []
    for act in own_cited_acts(facts):
        last = bisect_right(starts, act.span.start) - 1
        if last >= 0 and act.span.start - starts[last] <= _OPENING:
            found.append(act)
    return found
