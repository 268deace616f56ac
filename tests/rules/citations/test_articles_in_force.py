"""Articles drawn from an index: those in force on the day of the act are left alone, those it lacks are found."""

from __future__ import annotations

import datetime
import os
import random
import re
from typing import TYPE_CHECKING

import pytest

from actcheck import pipeline
from actcheck.days import written_date
from actcheck.law import index
from actcheck.law.article_numbers import canonical, printed, squeezed
from actcheck.law.codes import all_codes
from actcheck.law.index import ENVIRONMENT_VARIABLE, State
from actcheck.rules import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from actcheck.law.codes import Code

ACTS = 800 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 20
VISAS = 13
# Not tables, nor annexes.
ARTICLE = re.compile(r"(?:LO|[LRDA])?\d(?!.*(?:ANNEXE|-ET-))")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(rule for rule in pipeline.standard_rules() if rule.id in {"CIT013", "CIT014", "CIT015", "CIT017"})


@pytest.fixture(autouse=True)
def largest(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The index in use is the large one where it is there, else the one shipped."""
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    large = repository.parent / "shared" / "law" / "articles.tsv.xz"
    index.use(large if large.is_file() else None)
    yield
    index.use(None)


def codes() -> list[Code]:
    known = index.default().legi_ids
    return [code for code in all_codes() if any(text.legi_id in known for text in code.texts)]


def act(day: datetime.date, cited: list[tuple[Code, str]]) -> str:
    visas = "\n\n".join(f"Vu l'article {printed(number)} du {code.title} ;" for code, number in cited)
    heading = f"COMMUNE DE VALS\n\nDELIBERATION DU CONSEIL MUNICIPAL\n\nSEANCE DU {written_date(day, 'fr').upper()}"
    return f"{heading}\n\n{visas}\n\nDécide :\n"


def test_articles_in_force_are_left_alone(engine: Engine) -> None:
    drawn = random.Random(20250317)  # noqa: S311
    law, known = index.default(), codes()
    cited = 0
    for _ in range(ACTS):
        day = datetime.date(2021, 1, 1) + datetime.timedelta(drawn.randrange(1000))
        chosen: list[tuple[Code, str]] = []
        while len(chosen) < VISAS:
            code = drawn.choice(known)
            number = drawn.choice(law.numbers(code.abbreviation))
            if ARTICLE.match(number) and law.find(code.abbreviation, number, day).state is State.IN_FORCE:
                chosen.append((code, number))
        cited += len(chosen)
        report = pipeline.check(act(day, chosen), engine)
        assert [(finding.name, finding.message.fr) for finding in report.findings] == []
    assert cited == ACTS * VISAS


def test_articles_that_no_code_has_are_found(engine: Engine) -> None:
    drawn = random.Random(20241209)  # noqa: S311
    law, known = index.default(), codes()
    day = datetime.date(2022, 6, 20)
    for _ in range(ACTS):
        chosen: dict[tuple[str, str], tuple[Code, str]] = {}
        while len(chosen) < VISAS:
            code = drawn.choice(known)
            number = f"{drawn.choice('LRD')}{drawn.randrange(100, 9999)}-{drawn.randrange(200, 900)}"
            if not law.exists(code.abbreviation, number) and canonical(number) == squeezed(number):
                chosen[code.abbreviation, number] = code, number
        report = pipeline.check(act(day, list(chosen.values())), engine)
        found = {
            place.span for finding in report.findings for place in (finding.place, *finding.related)
            if finding.name in ("unknown-article", "article-of-another-part")
        }  # fmt: skip
        assert len(found) == VISAS
