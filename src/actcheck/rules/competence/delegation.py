"""Whether an act shows the delegation that it is taken under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from actcheck.facts import Facts
    from actcheck.source import Span


def delegation(facts: Facts, articles: Collection[str], at: Span) -> Iterator[Observation]:
    """A fault where the act cites neither one of the articles nor any earlier act.

    An earlier act may be the délibération that delegates, whatever its title: nobody can tell.

    :param articles: the articles on the delegation, normalized ("L3211-2").
    :param at: the place of the fault.
    """
    if any(_names(reference.article, reference.through, articles) for reference in facts.references):
        return
    if not facts.citations:
        yield Missing("citations")
    elif facts.cited_acts:
        yield Missing("cited_acts")
    else:
        yield Fault(at=at)


def _names(article: str | None, through: str | None, articles: Collection[str]) -> bool:
    return article in articles or through in articles
