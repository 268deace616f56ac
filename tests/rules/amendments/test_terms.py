"""The ends of an agreement, among the dates that a dossier states."""

from __future__ import annotations

import datetime

from actcheck.facts import AmendmentFacts, Facts, StatedDate
from actcheck.rules.amendments.terms import new_term, old_term
from actcheck.source import Span

JUNE, DECEMBER, LATER = (datetime.date(2024, 6, 30), datetime.date(2024, 12, 31), datetime.date(2025, 12, 31))


def term(start: int, part: str, value: datetime.date | None) -> StatedDate:
    return StatedDate(span=Span(start, start + 1), role="term", part=part, raw="", value=value)


def facts(new: tuple[StatedDate, ...] = (), old: tuple[StatedDate, ...] = ()) -> Facts:
    return Facts(span=Span(0, 99), amendment=AmendmentFacts(term_dates=new, old_terms=old))


def test_the_old_term_is_the_latest() -> None:
    found = old_term(facts(old=(term(1, "report", JUNE), term(2, "report", DECEMBER), term(3, "report", None))))
    assert found is not None
    assert (found.value, found.span) == (DECEMBER, Span(2, 3))


def test_a_new_term_is_never_the_old_one() -> None:
    new = (term(1, "deliberation", LATER), term(2, "attachment", DECEMBER))
    found = old_term(facts(new, old=(term(3, "report", JUNE), term(4, "report", DECEMBER), term(5, "report", LATER))))
    assert found is not None
    assert (found.value, found.span) == (JUNE, Span(3, 4))
    assert old_term(facts(new, old=(term(5, "report", LATER),))) is None


def test_the_act_states_its_new_term_before_its_attachments_do() -> None:
    found = new_term(facts((term(1, "attachment", JUNE), term(2, "deliberation", LATER))))
    assert found is not None
    assert (found.value, found.span) == (LATER, Span(2, 3))


def test_attachments_must_agree_where_the_act_states_no_term() -> None:
    agreed = new_term(facts((term(1, "attachment", LATER), term(2, "report", LATER))))
    assert agreed is not None
    assert (agreed.value, agreed.span) == (LATER, Span(1, 2))
    assert new_term(facts((term(1, "attachment", JUNE), term(2, "attachment", LATER)))) is None
    assert new_term(facts()) is None
