"""One opinion dated in two ways by the visas and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.committees.identity import designation, same_committee
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    dated = [opinion for opinion in facts.opinions if opinion.date is not None]
    in_visas = [opinion for opinion in dated if opinion.in_citation and opinion.part != "attachment"]
    compared = False
    for opinion in dated:
        cited = [other for other in in_visas if same_committee(opinion, other)]
        if opinion.part != "report" or not cited:
            continue
        compared = True
        if all(opinion.date != other.date for other in cited):
            yield Fault(
                at=opinion.date_span or opinion.span,
                values={
                    "committee": designation(opinion),
                    "report": opinion.date,
                    "visa": tuple(dict.fromkeys(other.date for other in cited)),
                },
                related=[(other.date_span or other.span, "visa") for other in cited],
                label="report",
            )
    if not compared:
        yield NotApplicable()
