"""Review reports of invented acts."""

from __future__ import annotations

from io import BytesIO, StringIO
from typing import IO, TYPE_CHECKING, Any

import pytest

from actcheck import pipeline
from actcheck.findings import Severity
from actcheck.pipeline import standard_rules
from actcheck.reporters import CheckedText, Tally
from actcheck.reporters.formats import FORMATS, Asked, Ended
from actcheck.reporters.review.sheet import Sheet, sheet
from actcheck.reporters.review.words import words_in
from actcheck.source import Document

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

ACT = """DÉPARTEMENT DE LA HAUTE-BRENNE
DÉLIBÉRATION DE LA COMMISSION PERMANENTE DU CONSEIL DÉPARTEMENTAL
Réunion du 17 mars 2025
N° 2025-12

Étaient présents : M. Jean MARTEL, Mme Anne BRISSON, M. Paul LENOIR.
Excusé : M. Luc VERNIER.

OBJET : Tarifs de la salle

Vu le code général des collectivités territoriales, notamment son article L.3211-2 ;
Vu la délibération n° 2021-4 du 31 juin 2021 ;

DÉCIDE : Article 1 : Les tarifs sont adoptés.
Pour : 4 voix, contre : 0 voix, abstention : 0 voix
"""


def check_act(text: str, path: str = "actes/a.txt") -> CheckedText:
    document = Document.from_text(text)
    report = pipeline.check(document)
    return CheckedText(
        path=path,
        document=document,
        findings=report.findings,
        verdicts=report.verdicts,
        unread=report.unread,
        diagnoses=report.diagnoses,
    )


def rules() -> dict[str, Any]:
    return {rule.id: rule for rule in standard_rules()}


@pytest.fixture(scope="session")
def act() -> CheckedText:
    """An act with an error, a warning, and findings of both external legality and drafting."""
    return check_act(ACT)


@pytest.fixture
def checked_act() -> Callable[..., CheckedText]:
    """A text, checked."""
    return check_act


@pytest.fixture
def sheet_of() -> Callable[..., Sheet]:
    """The review sheet of a checked text."""

    def made(text: CheckedText, language: str = "fr", number: int = 1) -> Sheet:
        return sheet(text, number, rules(), words_in(language), Severity.INFORMATION)

    return made


@pytest.fixture
def written() -> Callable[..., Any]:
    """What a format writes of some texts: text, or bytes."""

    def made(
        form: str,
        *texts: CheckedText,
        language: str = "fr",
        least: Severity = Severity.INFORMATION,
        failures: Sequence[tuple[str, str]] = (),
        day: datetime.date | None = None,
    ) -> Any:
        stream: IO[Any] = BytesIO() if FORMATS[form].binary else StringIO()
        tally = Tally(least)
        reporter = FORMATS[form].reporter(stream, Asked(language=language, least=least, rules=rules, day=day))
        for text in texts:
            tally.add(text)
            reporter.add(text)
        reporter.close(Ended(tally, failures, {}))
        return stream.getvalue()  # type: ignore[attr-defined]

    return made
