"""Visas of articles that were not in force yet on the day of the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts.legal_answers import legal_answers
from actcheck.findings import Severity
from actcheck.law.index import State
from actcheck.rules.citations.certainty import by_article, described, note, severity, undecided
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    yield from undecided(facts, dated=True)
    to_come = (
        answer
        for answer in legal_answers(facts)
        if answer.status.state is State.NOT_YET_IN_FORCE and answer.reference.part != "attachment"
    )
    for first, *others in by_article(to_come):
        history = first.status.history
        created = history is not None and history.created_by
        yield Fault(
            at=first.span,
            values=described(first)
            | {"start": first.status.first_day or "?"}
            | ({"created_by": created} if created else {}),
            related=[(answer.span, None) for answer in others],
            notes=["created" if created else note(first)],
            severity=severity(first, elsewhere=Severity.INFORMATION),
        )
