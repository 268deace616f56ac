"""What the law says of the articles that an act cites, on the day of the act.

The index of the law is asked when a rule first asks: an act that cites no article of a code opens no index.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actcheck.law import index
from actcheck.law.article_numbers import series
from actcheck.law.index import State

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from actcheck.facts.model import Facts, LegalReference
    from actcheck.law.index import ArticleStatus, LawIndex
    from actcheck.source import Span

# The parts of a code: laws, organic laws, decrees of the Conseil d'État, decrees, orders.
_SERIES = ("L", "LO", "R", "D", "A")


@dataclass(frozen=True, slots=True)
class LegalAnswer:
    """One article cited, and what is known of it.

    :param reference: where it is cited.
    :param article: its canonical number: the reference's, or the last one of its range.
    :param span: where that number stands.
    :param status: what is known of it on the day of the act; where the act is of several days that do not
        have one answer, or of none, what is known whatever the day.
    """

    reference: LegalReference
    article: str
    span: Span
    status: ArticleStatus

    @property
    def code(self) -> str:
        """The abbreviation of the code."""
        return self.reference.code or ""


def legal_answers(facts: Facts) -> tuple[LegalAnswer, ...]:
    """An answer for each article of a known code that the act, its annexes and its report cite, in their order.

    :raises ActcheckError: when the index in use cannot be read.
    """
    global _last  # noqa: PLW0603  the rules of a run ask about one act, then about the next
    if _last is not None and _last[0] is facts and _last[1] is index.default():
        return _last[2]
    if not any(reference.code and reference.article for reference in facts.references):
        return ()
    asked = index.default()
    answers = tuple(_answers(facts))
    _last = facts, asked, answers
    return answers


_last: tuple[Facts, LawIndex, tuple[LegalAnswer, ...]] | None = None


def in_other_parts(answer: LegalAnswer) -> tuple[str, ...]:
    """The same number in other parts of the code, on the same day: "R2121-9" for "L2121-9"; in force, or of no
    known state where there is no day.

    A number without a letter is looked for in every part.
    """
    letters, on = series(answer.article), answer.status.on
    figures = answer.article[len(letters) :]
    found = []
    for other in (*_SERIES, ""):
        if other == letters:
            continue
        status = index.find(answer.code, other + figures, on)
        if status.known and (on is None or status.state is State.IN_FORCE):
            found.append(status.article)
    return tuple(dict.fromkeys(found))


def is_known(code: str, article: str) -> bool:
    """A code has, or had, an article of this number."""
    return index.find(code, article, None).known


def is_in_force(code: str, article: str, on: datetime.date) -> bool:
    """Whether an article is surely in force on a day."""
    return index.find(code, article, on).state is State.IN_FORCE


def in_other_codes(facts: Facts, answer: LegalAnswer) -> bool:
    """Whether another code that the act cites has an article of this number."""
    codes = {reference.code for reference in facts.references if reference.code} - {answer.code}
    return any(is_known(code, answer.article) for code in codes)


def articles_under(answer: LegalAnswer) -> tuple[str, str] | None:
    """The first and the last article of the chapter that a number is of: "L2212" has "L2212-1" to "L2212-10"."""
    numbers = [number for number in index.default().numbers(answer.code) if number.startswith(f"{answer.article}-")]
    return (numbers[0], numbers[-1]) if numbers else None


def _answers(facts: Facts) -> Iterator[LegalAnswer]:
    days = _days(facts)
    for reference in facts.references:
        if reference.code is None or reference.article is None:
            continue
        yield LegalAnswer(
            reference, reference.article, reference.span, _status(reference.code, reference.article, days)
        )
        if reference.through is not None:
            span = reference.through_span or reference.span
            yield LegalAnswer(reference, reference.through, span, _status(reference.code, reference.through, days))


def _days(facts: Facts) -> list[datetime.date]:
    """Every day that the act may be of."""
    if facts.sitting.date is None:
        return []
    stated = (stated.value for stated in facts.sitting.stated if stated.value is not None)
    return list(dict.fromkeys([facts.sitting.date.value, *stated]))


def _status(code: str, article: str, days: list[datetime.date]) -> ArticleStatus:
    if not days:
        return index.find(code, article, None)
    first, *others = (index.find(code, article, day) for day in days)
    if any((other.state, other.assurance) != (first.state, first.assurance) for other in others):
        return index.find(code, article, None)
    return first
