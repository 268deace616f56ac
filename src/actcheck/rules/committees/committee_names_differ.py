"""One committee under two names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, OpinionFact


def check(facts: Facts) -> Iterator[Observation]:
    first: dict[str, OpinionFact] = {}
    compared = False
    for opinion in facts.opinions:
        if opinion.committee_number is None or opinion.committee_key is None:
            continue
        other = first.setdefault(opinion.committee_number, opinion)
        if other is opinion:
            continue
        compared = True
        if not _alike(opinion.committee_key, other.committee_key or ""):
            yield Fault(
                at=opinion.span,
                values={
                    "number": opinion.committee_number,
                    "here": opinion.committee_name,
                    "there": other.committee_name,
                },
                related=[(other.span, None)],
            )
    if not compared:
        yield NotApplicable()


def _alike(one: str, other: str) -> bool:
    """Whether one name's words are all in the other: a name cut short is still the same."""
    words, other_words = set(one.split()), set(other.split())
    return words <= other_words or other_words <= words
