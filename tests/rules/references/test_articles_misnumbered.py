"""Sequences of article numbers."""

from __future__ import annotations

import pytest

from actcheck.facts import ArticleFact, Facts
from actcheck.rules.observation import Fault, NotApplicable
from actcheck.rules.references.articles_misnumbered import check
from actcheck.source import Span


def faults_of(numbers: str) -> list[tuple[int, str]]:
    """For each fault, the rank of its article and what is wrong with it."""
    articles = tuple(ArticleFact(span=Span(i, i + 1), number=number) for i, number in enumerate(numbers.split()))
    return [
        (fault.at.start, fault.notes[0])
        for fault in check(Facts(span=Span(0, 99), articles=articles))
        if isinstance(fault, Fault)
    ]


@pytest.mark.parametrize(
    ("numbers", "faults"),
    [
        ("1 2 3", []),
        ("1 3", [(1, "gap")]),
        ("1 2 2 3", [(2, "repeated")]),
        ("1 1 2", [(1, "repeated")]),
        ("1 2 2 4", [(2, "repeated")]),
        ("1 2 2 5", [(2, "repeated"), (3, "gap")]),
        ("1 4 5 4", [(1, "gap"), (3, "backwards")]),
        ("1 3 2 4", [(1, "gap"), (2, "backwards")]),
        ("1 2 3 2 3", [(3, "backwards")]),
        ("1 4 6", [(1, "gap"), (2, "gap")]),
        ("1 2 1 5", []),
        ("1 3 1 5", [(1, "gap")]),
        ("2 3", []),
        ("1 2-1 2 dernier", []),
        ("unique 2", [(0, "not_the_only_one")]),
        ("unique unique", [(0, "not_the_only_one")]),
    ],
)
def test_sequences(numbers: str, faults: list[tuple[int, str]]) -> None:
    assert faults_of(numbers) == faults


@pytest.mark.parametrize("numbers", ["", "unique", "1"])
def test_one_article_has_no_sequence(numbers: str) -> None:
    articles = tuple(ArticleFact(span=Span(0, 1), number=number) for number in numbers.split())
    assert list(check(Facts(span=Span(0, 99), articles=articles))) == [NotApplicable()]
