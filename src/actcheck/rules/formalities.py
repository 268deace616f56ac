"""What an act says of its own form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.once import once_an_act

if TYPE_CHECKING:
    from actcheck.facts import Facts, FormalityFact


def formalities(facts: Facts, *whats: str) -> list[FormalityFact]:
    """The words of these kinds, in the order of the facts."""
    kinds = _kinds(facts)
    if kinds.isdisjoint(whats):
        return []
    return [formality for formality in facts.formalities if formality.what in whats]


def said(facts: Facts, *whats: str) -> bool:
    """Whether words of one of these kinds stand in the act."""
    return not _kinds(facts).isdisjoint(whats)


@once_an_act
def _kinds(facts: Facts) -> frozenset[str]:
    return frozenset([formality.what for formality in facts.formalities])
