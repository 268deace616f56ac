"""Articles whose number is that of another part of the code: L for R, or no letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts.legal_answers import in_other_parts, legal_answers
from actcheck.findings import Severity
from actcheck.law.article_numbers import printed
from actcheck.law.index import State
from actcheck.rules.citations.certainty import by_article, described, note, severity, undecided
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    yield from undecided(facts, dated=False)
    absent = (answer for answer in legal_answers(facts) if answer.status.state is State.ABSENT)
    for first, *others in by_article(absent):
        elsewhere = in_other_parts(first)
        if elsewhere:
            yield Fault(
                at=first.span,
                values=described(first) | {"elsewhere": tuple(map(printed, elsewhere))},
                related=[(answer.span, None) for answer in others],
                notes=[note(first)],
                severity=severity(first, elsewhere=Severity.WARNING),
            )
