"""Articles that the act says it holds, and does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    numbers = {int(article.number) for article in facts.articles if article.number.isdecimal()}
    if not facts.own_articles or not numbers:
        yield NotApplicable()
        return
    for mention in facts.own_articles:
        if mention.number > max(numbers):
            yield Fault(at=mention.span, values={"number": mention.number, "last": max(numbers)})
