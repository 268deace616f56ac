"""What an act says of its own form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, FormalityFact


def formalities(facts: Facts, *whats: str) -> Iterator[FormalityFact]:
    """The words of these kinds, in the order of the text."""
    return (formality for formality in facts.formalities if formality.what in whats)


def said(facts: Facts, *whats: str) -> bool:
    """Whether words of one of these kinds stand in the act."""
    return any(True for _ in formalities(facts, *whats))
