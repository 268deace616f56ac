"""Articles on members with an interest, cited before the law that created them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.created_articles import created_articles
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.sitting_days import latest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    known = created_articles()
    cited = [reference for reference in facts.references if reference.canonical in known]
    sitting = facts.sitting.date
    if not cited:
        yield NotApplicable()
    elif sitting is None:
        yield Missing("sitting.date")
    else:
        day = latest_day(facts, sitting)
        for reference in cited:
            article = known[reference.canonical]
            if day < article.in_force_from:
                yield Fault(
                    at=reference.span,
                    values={"article": reference.normalized or reference.raw, "since": article.in_force_from},
                    related=[(sitting.span, "sitting")],
                )
