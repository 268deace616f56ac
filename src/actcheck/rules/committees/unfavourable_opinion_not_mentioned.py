"""Opinions against, that the visas do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.committees.identity import designation, same_committee
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    against = [opinion for opinion in facts.opinions if opinion.part == "report" and opinion.favourable is False]
    in_visas = [opinion for opinion in facts.opinions if opinion.in_citation and opinion.part != "attachment"]
    compared = False
    for opinion in against:
        cited = [other for other in in_visas if same_committee(opinion, other)]
        compared = compared or bool(cited)
        if cited and all(other.favourable is not False for other in cited):
            yield Fault(
                at=cited[0].span,
                values={"committee": designation(opinion)},
                related=[(opinion.span, "report")],
                label="visa",
            )
    if not compared:
        yield NotApplicable()
