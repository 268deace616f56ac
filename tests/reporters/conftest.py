"""Findings on an invented act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actcheck.findings import Basis, Confidence, Finding, Place, RuleVerdict, Severity, Verdict, Words
from actcheck.reporters import CheckedText
from actcheck.source import Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable

ACT = """DÉPARTEMENT DE LA HAUTE-BRENNE
Étaient présents : M. Jean MARTEL, Mme Anne BRISSON, M. Paul LENOIR.

Vu le rapport du Président,
ci-annexé ;
Pour : 44 voix (Groupe des Étangs), contre : 0 voix
"""


def place_of(text: str, words: str, label: Words | None = None) -> Place:
    start = text.index(words)
    return Place(span=Span(start, start + len(words)), label=label)


@pytest.fixture
def place() -> Callable[..., Place]:
    """The place of some words in a text."""
    return place_of


@pytest.fixture
def finding() -> Callable[..., Finding]:
    """A finding at a place; the rest may be overridden."""

    def made(at: Place, **fields: object) -> Finding:
        values: dict[str, object] = {
            "rule": "VOT004",
            "name": "votes-unexplained",
            "severity": Severity.WARNING,
            "confidence": Confidence.CERTAIN,
            "message": Words(fr="Voix comptées : 44. Présents : 3.", en="Votes counted: 44. Present: 3."),
            "help": Words(fr="Recompter les voix.", en="Count the votes again."),
            "place": at,
        }
        return Finding.model_validate(values | fields)

    return made


@pytest.fixture
def checked(finding: Callable[..., Finding]) -> CheckedText:
    """One text with a finding of each severity."""
    votes = finding(
        place_of(ACT, "44", Words(fr="44 voix", en="44 votes")),
        related=(place_of(ACT, "Étaient présents", Words(fr="3 présents", en="3 present")),),
        basis=(
            Basis(article="CGCT L3121-16", in_force_from="2015-03-22", says="Une seule délégation."),
            Basis(article="usage"),
        ),
    )
    report = finding(
        place_of(ACT, "le rapport du Président,\nci-annexé"),
        rule="COM001",
        name="report-missing",
        severity=Severity.ERROR,
        confidence=Confidence.LIKELY,
    )
    title = finding(place_of(ACT, "BRENNE"), rule="IDN001", name="name-unknown", severity=Severity.INFORMATION)
    whole = Span(0, len(ACT))
    return CheckedText(
        path="actes/a.txt",
        document=Document.from_text(ACT),
        findings=(title, report, votes),
        verdicts=(
            RuleVerdict(rule="VOT004", name="votes-unexplained", verdict=Verdict.FAULTY, act=whole),
            RuleVerdict(
                rule="SIT001", name="no-date", verdict=Verdict.UNDETERMINED, missing=("sitting.date",), act=whole
            ),
            RuleVerdict(
                rule="SIT001",
                name="no-date",
                verdict=Verdict.UNDETERMINED,
                missing=("act.kind", "sitting.date"),
                act=whole,
            ),
        ),
    )
