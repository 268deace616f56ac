"""Articles that their code does not have and never had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Flaw
from actcheck.facts.legal_answers import articles_under, in_other_codes, in_other_parts, is_known, legal_answers
from actcheck.findings import Severity
from actcheck.law.article_numbers import printed
from actcheck.law.index import State
from actcheck.rules.citations.certainty import by_article, described, least, note, severity, undecided
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.facts.legal_answers import LegalAnswer

# In characters: "du code de l'urbanisme, et notamment de son article ".
_BESIDE = 45


def check(facts: Facts) -> Iterator[Observation]:
    yield from undecided(facts, dated=False)
    absent = (answer for answer in legal_answers(facts) if answer.status.state is State.ABSENT)
    for first, *others in by_article(absent):
        if in_other_parts(first) or _may_be_misread(facts, first):
            continue
        chapter = articles_under(first)
        grave = severity(first, elsewhere=Severity.WARNING)
        if chapter:
            loose = first.reference.et_seq or first.reference.through is not None
            grave = least(grave, Severity.INFORMATION if loose else Severity.WARNING)
        if Flaw.INNER_SPACE in first.reference.flaws or _has_words(first.article):
            grave = Severity.INFORMATION
        yield Fault(
            at=first.span,
            values=described(first) | {"first": printed(chapter[0]), "last": printed(chapter[1])}
            if chapter
            else described(first),
            related=[(answer.span, None) for answer in others],
            notes=[*(["chapter"] if chapter else []), note(first)],
            severity=grave,
        )


def _has_words(article: str) -> bool:
    """Letters and Latin adverbs follow the figures: where such a number ends is less sure."""
    return any(piece.isalpha() for piece in article.split("-"))


def _may_be_misread(facts: Facts, answer: LegalAnswer) -> bool:
    """A paragraph taken for a part of the number, or an article of another code that the act cites."""
    number, _, last = answer.article.rpartition("-")
    if number and last.isalpha() and is_known(answer.code, number):
        return True
    name = answer.reference.code_span
    apart = max(name.start - answer.span.end, answer.span.start - name.end) if name else 0
    return apart > _BESIDE and in_other_codes(facts, answer)
