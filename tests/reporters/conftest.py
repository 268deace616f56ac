"""Findings on an invented act."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO, StringIO
from typing import IO, TYPE_CHECKING, Any

import pytest

from actcheck.configuration.suppression import Suppressed
from actcheck.findings import Basis, Confidence, Edit, Finding, Fix, Place, RuleVerdict, Severity, Verdict, Words
from actcheck.pipeline import standard_rules
from actcheck.reporters import CheckedText, Tally
from actcheck.reporters.formats import FORMATS, Asked, Ended
from actcheck.source import Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


HOSTILE = (
    "Vu <script>alert(1)</script> ]]> {{7*7}} \x0b\x1b[31m\u202eecnaées\u202c @tous #12 %0A::error::x | `a`, \ufffe\n"
)


@pytest.fixture
def hostile(finding: Callable[..., Finding]) -> CheckedText:
    """A text, and a path, that hold what formats must escape; the finding's words are the text itself."""
    words = HOSTILE.strip()
    return CheckedText(
        path="actes/a, b: 100%.txt",
        document=Document.from_text(HOSTILE),
        findings=(
            finding(
                place_of(HOSTILE, words, Words(fr=words, en=words)),
                message=Words(fr=words, en=words),
                help=Words(fr=words, en=words),
                basis=(Basis(article="CGCT L2121-29", says=words),),
                related=(place_of(HOSTILE, "]]>", Words(fr=words, en=words)),),
            ),
        ),
    )


@pytest.fixture
def aside(checked: CheckedText, finding: Callable[..., Finding]) -> CheckedText:
    """The same text, with one finding set aside by a suppression, one known to the baseline, one with a fix."""
    at = place_of(ACT, "HAUTE")
    known = finding(place_of(ACT, "44"), rule="VOT009", name="known-one")
    fixed = finding(
        at,
        rule="TYP001",
        name="doubled-word",
        fix=Fix(edits=(Edit(span=at.span, replacement="Haute"),), safe=True),
    )
    return replace(
        checked,
        findings=(fixed, *checked.findings),
        suppressed=(
            Suppressed(finding(at), "suppression", "Vu avec le service.", "actes/a.txt.actcheck.toml:1"),
            Suppressed(known, "baseline", "", "actcheck-baseline.json"),
        ),
    )


@pytest.fixture
def reported() -> Callable[..., str]:
    """What a format writes of some texts."""

    def written(
        form: str,
        *texts: CheckedText,
        least: Severity = Severity.INFORMATION,
        language: str = "fr",
        failures: Sequence[tuple[str, str]] = (),
    ) -> str:
        tally = Tally(least, unreadable=len(failures))
        asked = Asked(language=language, least=least, rules=lambda: {rule.id: rule for rule in standard_rules()})
        stream: IO[Any] = BytesIO() if FORMATS[form].binary else StringIO()
        reporter = FORMATS[form].reporter(stream, asked)
        for text in texts:
            tally.add(text)
            reporter.add(text)
        reporter.close(Ended(tally, failures, {}))
        content = stream.getvalue()  # type: ignore[attr-defined]
        return content.decode("utf-8") if isinstance(content, bytes) else content

    return written
