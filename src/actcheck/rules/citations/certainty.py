"""How sure what the law says of an article is, and how grave it is for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck import law
from actcheck.facts.legal_answers import legal_answers
from actcheck.findings import Severity
from actcheck.law.article_numbers import printed
from actcheck.law.index import Assurance, State
from actcheck.rules.observation import Missing, NotApplicable
from actcheck.rules.once import once_an_act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actcheck.facts import Facts, LegalReference
    from actcheck.facts.legal_answers import LegalAnswer

_SEVERITIES = {Assurance.EXACT: Severity.ERROR, Assurance.FULL: Severity.WARNING}
_NOTES = {Assurance.EXACT: "exact", Assurance.FULL: "full", Assurance.BEYOND: "beyond"}


def severity(answer: LegalAnswer, *, elsewhere: Severity = Severity.ERROR) -> Severity:
    """An error where the index is exact for that code and day, a warning where it knows its history, else information.

    :param elsewhere: the most that is said outside the act's visas: a text may tell of what was, or will be.
    """
    status = answer.status
    known = Severity.INFORMATION if status.on is None else _SEVERITIES.get(status.assurance, Severity.INFORMATION)
    return known if in_a_visa(answer.reference) else least(known, elsewhere)


def least(one: Severity, other: Severity) -> Severity:
    """The less grave of two."""
    return min(one, other, key=lambda severity: severity.rank)


def in_a_visa(reference: LegalReference) -> bool:
    """It stands in a visa of the act, not in one of its annexes or of its report."""
    return reference.in_citation and reference.part not in ("attachment", "report")


def note(answer: LegalAnswer) -> str:
    """The note that says what an answer rests on: "exact", "full", "partial", or "beyond" what the index knows."""
    return _NOTES.get(answer.status.assurance, "partial")


def described(answer: LegalAnswer) -> dict[str, object]:
    """What fills the words of a rule: the article, its code, the day up to which the index knows it."""
    history = answer.status.history
    code = law.named(answer.code)
    return {
        "article": printed(answer.article),
        "title": code.title if code else answer.code,
        "known_to": (history and (history.history_to or history.known_to)) or "?",
    }


def by_article(answers: Iterable[LegalAnswer]) -> Iterator[list[LegalAnswer]]:
    """The answers of each article, those that stand in the act's visas first."""
    found: dict[tuple[str, str], list[LegalAnswer]] = {}
    for answer in answers:
        found.setdefault((answer.code, answer.article), []).append(answer)
    for each in found.values():
        if len(each) > 1:
            each.sort(key=lambda answer: not in_a_visa(answer.reference))
        yield each


def undecided(facts: Facts, *, dated: bool) -> Iterator[Missing | NotApplicable]:
    """What the index, or the act, lacks to tell: "law.CGCT", "sitting.date".

    :param dated: the rule needs the day of the act.
    """
    answers = legal_answers(facts)
    if not answers:
        yield NotApplicable()
        return
    whatever_the_day, on_the_day = _lacking(answers)
    lacking = on_the_day if dated else whatever_the_day
    if lacking:
        yield Missing(*lacking)


@once_an_act
def _lacking(answers: tuple[LegalAnswer, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the index lacks whatever the day, and what it or the act lacks for the day of the act."""
    whatever_the_day: dict[str, None] = {}
    on_the_day: dict[str, None] = {}
    for answer in answers:
        status = answer.status
        if status.assurance is Assurance.NONE:
            whatever_the_day[f"law.{answer.code}"] = on_the_day[f"law.{answer.code}"] = None
        elif status.on is None:
            on_the_day["sitting.date"] = None
        elif status.state in (State.UNDETERMINED, State.SUSPENDED):
            on_the_day[f"law.{answer.code}"] = None
    return tuple(whatever_the_day), tuple(on_the_day)
