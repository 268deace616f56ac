"""Articles of the body that do not follow each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.facts import ArticleFact, Facts

_ONLY = "unique"


def check(facts: Facts) -> Iterator[Observation]:
    articles = facts.articles
    if len(articles) < 2:
        yield NotApplicable()
        return
    only = [article for article in articles if article.number == _ONLY]
    if only:
        others = [article for article in articles if article is not only[0]]
        yield Fault(
            at=only[0].span,
            values={"number": _ONLY},
            related=[(other.span, None) for other in others],
            notes=["not_the_only_one"],
        )
        return
    yield from _sequence(articles)


def _sequence(articles: Sequence[ArticleFact]) -> Iterator[Observation]:
    numbered = [(int(article.number), article) for article in articles if article.number.isdecimal()]
    seen: set[int] = set()
    for place, ((before, previous), (number, article)) in enumerate(pairwise(numbered), 1):
        seen.add(before)
        # Back to 1: the articles of another text, quoted or attached, begin.
        if number == 1 < before:
            return
        # By its place as well as by the one before: a wrong number does not make the next one wrong.
        in_its_place = number == numbered[0][0] + place and number not in seen
        if number != before + 1 and not in_its_place:
            yield Fault(
                at=article.span,
                values={"number": number, "before": before, "expected": before + 1},
                related=[(previous.span, None)],
                notes=["repeated" if number == before else "gap" if number > before else "backwards"],
            )
