"""Visas of articles that were no longer in force on the day of the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts.legal_answers import legal_answers
from actcheck.law.index import State
from actcheck.rules.citations.certainty import by_article, described, in_a_visa, note, severity, undecided
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.law.index import ArticleStatus


def _end(status: ArticleStatus) -> dict[str, datetime.date]:
    """The first day without the article ("ended"), or one by which it was gone ("gone"), where known."""
    if status.ended_on is not None:
        return {"ended": status.ended_on}
    gone = max(filter(None, (version.gone_by for version in status.versions)), default=None)
    return {} if gone is None else {"gone": gone}


def check(facts: Facts) -> Iterator[Observation]:
    yield from undecided(facts, dated=True)
    repealed = (
        answer
        for answer in legal_answers(facts)
        if answer.status.state is State.REPEALED and in_a_visa(answer.reference)
    )
    for first, *others in by_article(repealed):
        end = _end(first.status)
        yield Fault(
            at=first.span,
            values=described(first) | end,
            related=[(answer.span, None) for answer in others],
            notes=[*end, note(first)],
            severity=severity(first),
        )
