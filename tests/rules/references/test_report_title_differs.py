"""Which titles differ, and by which words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.facts import ActFacts, Fact, Facts, ReportFacts
from actcheck.rules.observation import Fault, Missing
from actcheck.rules.references.report_title_differs import check
from actcheck.source import Span


def facts_with(title: str, report_title: str) -> Facts:
    return Facts(
        span=Span(0, 99),
        act=ActFacts(title=Fact[str](value=title, span=Span(1, 2))),
        report=ReportFacts(title=Fact[str](value=report_title, span=Span(5, 6))),
    )


def shown(title: str, report_title: str) -> tuple[object, object] | None:
    for fault in check(facts_with(title, report_title)):
        assert isinstance(fault, Fault)
        return fault.values["act_words"], fault.values["report_words"]
    return None


@pytest.mark.parametrize(
    ("title", "report_title", "words"),
    [
        ("Tarifs du port", "TARIFS DU PORT", None),
        ("École : création", "ECOLE - CREATION", None),
        ("Tarifs du port", "Tarifs", None),
        ("Tarifs du port", "du port", None),
        ("Tarifs du port", "Droits du port", ("tarifs", "droits")),
        ("Tarifs du port en 2025", "Tarifs du port en 2024", ("port en 2025", "port en 2024")),
        ("Tarifs du port de pêche", "Tarifs du grand port de pêche", ("tarifs du", "tarifs du grand")),
        ("Le port et le port", "Le port et le quai et le port", ("et le", "et le quai et le")),
    ],
)
def test_titles(title: str, report_title: str, words: tuple[str, str] | None) -> None:
    assert shown(title, report_title) == words


def test_both_titles_are_needed() -> None:
    facts = Facts(span=Span(0, 99), act=ActFacts(title=Fact[str](value="Tarifs", span=Span(1, 2))))
    assert list(check(facts)) == [Missing("report.title")]
    assert list(check(Facts(span=Span(0, 99)))) == [Missing("act.title", "report.title")]


TITLES = st.lists(st.sampled_from(["port", "de", "n° 1", "n°2", "É", "e", "—"]), max_size=7).map(" ".join)


@given(TITLES, TITLES)
def test_one_finding_at_most_and_its_words_differ(title: str, report_title: str) -> None:
    words = shown(title, report_title)
    assert words is None or words[0] != words[1]
    assert (words is None) == (shown(report_title, title) is None)
