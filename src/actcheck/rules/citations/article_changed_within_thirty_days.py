"""Visas of articles that changed a few days before the act, or change a few days after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts.legal_answers import is_in_force, legal_answers
from actcheck.findings import Words
from actcheck.law.index import Assurance, State
from actcheck.rules.citations.certainty import by_article, described, in_a_visa, note, undecided
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.law.index import ArticleStatus

_DAYS = 30


def check(facts: Facts) -> Iterator[Observation]:
    yield from undecided(facts, dated=True)
    answers = [
        answer
        for answer in legal_answers(facts)
        if answer.status.state is State.IN_FORCE and answer.status.assurance in (Assurance.EXACT, Assurance.FULL)
    ]
    for first, *others in by_article(answers):
        status = first.status
        if status.on is None or not in_a_visa(first.reference):
            continue
        before, after = _changed_since(status), status.changes_within(_DAYS)
        if before is None and after is None:
            continue
        notes, values = [], described(first)
        if before:
            notes.append("before")
            values |= {"since": before, "days_before": _apart((status.on - before).days, fr="avant", en="before")}
        if after:
            notes.append("after" if is_in_force(first.code, first.article, after) else "ends")
            values |= {"change": after, "days_after": _apart((after - status.on).days, fr="après", en="after")}
        yield Fault(
            at=first.span,
            values=values,
            related=[(answer.span, None) for answer in others],
            notes=[*notes, note(first)],
        )


def _changed_since(status: ArticleStatus) -> datetime.date | None:
    """The first day of the wording in force, where it is a few days old and another stood before it."""
    since = status.since
    if since is None or status.on is None or (status.on - since).days > _DAYS or since == status.first_day:
        return None
    return since


def _apart(days: int, *, fr: str, en: str) -> Words:
    """ "6 jours après"; on the day of the act itself, "le jour même"."""
    if days == 0:
        return Words(fr="le jour même", en="on the very day")
    plural = "s" if days > 1 else ""
    return Words(fr=f"{days} jour{plural} {fr}", en=f"{days} day{plural} {en}")
