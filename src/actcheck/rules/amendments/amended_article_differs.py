"""A clause replaced that is not the one announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    announced = facts.amendment.announced_articles
    replaced = facts.amendment.replaced_articles
    if decision(facts) is None or not replaced:
        yield NotApplicable()
    elif not announced:
        yield Missing("amendment.announced_articles")
    else:
        numbers = dict.fromkeys(article.value for article in announced)
        for article in replaced:
            if article.value not in numbers:
                yield Fault(
                    at=article.span,
                    values={"replaced": article.value, "announced": tuple(numbers)},
                    related=[(other.span, "announced") for other in announced],
                    label="replaced",
                )
