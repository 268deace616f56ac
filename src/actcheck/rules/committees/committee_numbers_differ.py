"""One committee under two numbers."""

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
        other = first.setdefault(opinion.committee_key, opinion)
        compared = compared or other is not opinion
        if other.committee_number != opinion.committee_number:
            yield Fault(
                at=opinion.span,
                values={
                    "name": opinion.committee_name,
                    "here": opinion.committee_number,
                    "there": other.committee_number,
                },
                related=[(other.span, None)],
            )
    if not compared:
        yield NotApplicable()
