"""How grave a finding is follows what the index knows of the code and of the day."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from actcheck import pipeline
from actcheck.findings import Severity, Verdict
from actcheck.law import index
from actcheck.law.index import ENVIRONMENT_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from actcheck.findings import Finding
    from actcheck.rules import Rule

CODES = """\
#LEGITEXT000006073189\tCode de la sécurité sociale\texact\t2026-03-14\t2026-03-14\t2020-11-02
L1-1\tE\t20000101-20220601\t000000000001
L1-2\tE\t20230101-\t000000000002
L1-3\tE\t20000101-20210101,20230101-\t000000000003
L1-4\tE\t20000101-20220310,20220310-\t000000000004
L1-5\tE\t20000101-20220601,20220601-\t000000000005
L1-6\tE\t20220315-\t000000000006
L1-7\tH\t20000101-20210101?20211215
R2-1\tE\t20000101-\t000000000008
#LEGITEXT000006070633\tCode général des collectivités territoriales\tfull\t2023-12-06\t2023-12-06
L1-1\t\t20000101-20220601
L1-2\t\t20230101-
L1-4\t\t20000101-20220310,20220310-
L1-9-1\t\t20000101-
L1-9-2\t\t20000101-
R2-1\t\t20000101-
#LEGITEXT000006071191\tCode de l'éducation\tpartial\t2015-01-01\t
L1-1\t\t20000101-20120601
"""
CSS, CGCT, CEDU = (
    "code de la sécurité sociale",
    "code général des collectivités territoriales",
    "code de l'éducation",
)
ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The index in use: a code of each coverage."""
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    path = tmp_path / "codes.tsv"
    path.write_text(CODES, encoding="utf-8")
    index.use(path)
    yield
    index.use(None)


@cache
def law_rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in pipeline.standard_rules() if "CIT013" <= rule.id <= "CIT017")


def act(body: str, day: str = "17 MARS 2022") -> str:
    return f"COMMUNE DE VALS\n\nDELIBERATION DU CONSEIL MUNICIPAL\n\nSEANCE DU {day}\n\n{body}\n\nDécide :\n"


def found(body: str, day: str = "17 MARS 2022") -> list[tuple[str, Severity]]:
    return [(finding.name, finding.severity) for finding in pipeline.check(act(body, day), law_rules()).findings]


def one(body: str, day: str = "17 MARS 2022") -> Finding:
    (finding,) = pipeline.check(act(body, day), law_rules()).findings
    return finding


@pytest.mark.parametrize(
    ("article", "code", "day", "name", "severity"),
    [
        ("L. 9-9", CSS, "17 MARS 2022", "unknown-article", ERROR),
        ("L. 9-9", CSS, "17 MARS 2018", "unknown-article", INFORMATION),
        ("L. 9-9", CSS, "17 MARS 2027", "unknown-article", INFORMATION),
        ("L. 9-9", CGCT, "17 MARS 2022", "unknown-article", WARNING),
        ("L. 9-9", CGCT, "17 MARS 2024", "unknown-article", INFORMATION),
        ("L. 9-9", CEDU, "17 MARS 2012", "unknown-article", INFORMATION),
        ("L. 1-9", CGCT, "17 MARS 2022", "unknown-article", WARNING),
        ("L. 1-9 et suivants", CGCT, "17 MARS 2022", "unknown-article", INFORMATION),
        ("L. 1-1", CSS, "1ER JUIN 2022", "repealed-article", ERROR),
        ("L. 1-7", CSS, "17 MARS 2022", "repealed-article", WARNING),
        ("L. 1-1", CSS, "17 MARS 2027", "repealed-article", INFORMATION),
        ("L. 1-1", CGCT, "1ER JUIN 2022", "repealed-article", WARNING),
        ("L. 1-1", CGCT, "17 MARS 2024", "repealed-article", INFORMATION),
        ("L. 1-1", CEDU, "17 MARS 2014", "repealed-article", INFORMATION),
        ("L. 1-2", CSS, "31 DECEMBRE 2022", "article-not-yet-in-force", ERROR),
        ("L. 1-2", CGCT, "31 DECEMBRE 2022", "article-not-yet-in-force", WARNING),
        ("D. 2-1", CSS, "17 MARS 2022", "article-of-another-part", ERROR),
        ("D. 2-1", CGCT, "17 MARS 2022", "article-of-another-part", WARNING),
        ("D. 2-1", CGCT, "17 MARS 2024", "article-of-another-part", INFORMATION),
        ("L. 1-4", CSS, "17 MARS 2022", "article-changed-within-thirty-days", INFORMATION),
        ("L. 1-4", CGCT, "9 MARS 2022", "article-changed-within-thirty-days", INFORMATION),
    ],
)
def test_severity_follows_the_index(article: str, code: str, day: str, name: str, severity: Severity) -> None:
    assert found(f"Vu l'article {article} du {code} ;", day) == [(name, severity)]


@pytest.mark.parametrize(
    ("article", "code", "day"),
    [
        ("L. 1-1", CSS, "31 MAI 2021"),
        ("L. 1-2", CSS, "17 MARS 2023"),
        # Between two wordings, and before what is not known: nothing can be said.
        ("L. 1-3", CSS, "17 MARS 2022"),
        ("L. 1-7", CSS, "17 MARS 2021"),
        # In force, a few days old, without an older wording.
        ("L. 1-6", CSS, "17 MARS 2022"),
        ("L. 1-4", CSS, "17 MAI 2022"),
        ("L. 1-5", CSS, "1ER MAI 2022"),
    ],
)
def test_nothing_is_said(article: str, code: str, day: str) -> None:
    assert found(f"Vu l'article {article} du {code} ;", day) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"Considérant que l'article L. 9-9 du {CSS} le prévoit ;", [("unknown-article", WARNING)]),
        (f"Considérant que l'article L. 1-2 du {CSS} le prévoira ;", [("article-not-yet-in-force", INFORMATION)]),
        (f"Considérant que l'article L. 1-7 du {CSS} le prévoyait ;", []),
        (f"Considérant que l'article L. 1-4 du {CSS} le prévoit ;", []),
    ],
)
def test_outside_the_visas_less_is_said(body: str, expected: list[tuple[str, Severity]]) -> None:
    assert found(f"Vu la loi n° 2015-991 du 7 août 2015 ;\n\n{body}") == expected


def test_what_the_index_knows_is_named() -> None:
    exact, full, beyond, partial = (
        one(f"Vu l'article L. 9-9 du {code} ;", day).message.fr
        for code, day in ((CSS, "17 MARS 2022"), (CGCT, "17 MARS 2022"), (CGCT, "17 MARS 2024"), (CEDU, "17 MARS 2012"))
    )
    assert exact == f"Article L. 9-9 introuvable dans le {CSS}. Base LEGI à jour du 14 mars 2026."
    assert full.endswith("Index à jour du 6 décembre 2023 : à vérifier sur Légifrance.")
    assert beyond.endswith("Non vérifiable au-delà du 6 décembre 2023, fin de l'index : à vérifier sur Légifrance.")
    assert "1er janvier 2015" in partial
    assert partial.endswith("à vérifier sur Légifrance.")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("9 MARS 2022", "Une nouvelle version entre en vigueur le 10 mars 2022, 1 jour après."),
        ("10 MARS 2022", "La version en vigueur est celle du 10 mars 2022, le jour même."),
        ("9 AVRIL 2022", "La version en vigueur est celle du 10 mars 2022, 30 jours avant."),
    ],
)
def test_how_far_a_change_is(day: str, words: str) -> None:
    assert words in one(f"Vu l'article L. 1-4 du {CSS} ;", day).message.fr


def test_a_finding_points_at_the_visa_first() -> None:
    text = act(f"Vu la loi n° 2015-991 du 7 août 2015 ;\n\nVu l'article L. 9-9 du {CSS} ;")
    text = text.replace("Décide :\n", f"Considérant que l'article L.9-9 du {CSS} le prévoit ;\n\nDécide :\n")
    (finding,) = pipeline.check(text, law_rules()).findings
    places = [text[slice(*place.span)] for place in (finding.place, *finding.related)]
    assert places == ["L. 9-9", "L.9-9"]


def test_an_article_of_another_code_of_the_act_may_be_meant() -> None:
    # The code is named far before the article, and another code that the act cites has it.
    far = "relatif aux établissements publics et aux services de toute nature qui s'y rattachent"
    body = f"Vu le {CGCT} {far}, notamment son article L. 1-6 ;\n\nVu le {CSS} ;"
    assert found(body) == []
    assert found(f"Vu l'article L. 1-6 du {CGCT} ;\n\nVu le {CSS} ;") == [("unknown-article", WARNING)]


def test_a_number_cut_by_a_space_is_an_information() -> None:
    assert found(f"Vu l'article L. 9- 9 du {CSS} ;") == [("unknown-article", INFORMATION)]


def test_a_number_that_ends_with_letters_is_an_information() -> None:
    assert found(f"Vu l'article L. 9-9 bis du {CSS} ;") == [("unknown-article", INFORMATION)]
    assert found(f"Vu l'article L. 1-4 bis du {CGCT} ;", "17 MAI 2022") == []


def test_a_code_that_the_index_does_not_have_is_undetermined() -> None:
    report = pipeline.check(act("Vu l'article L. 9-9 du code de l'urbanisme ;"), law_rules())
    assert {(verdict.verdict, verdict.missing) for verdict in report.verdicts} == {
        (Verdict.UNDETERMINED, ("law.CURB",))
    }


def test_an_act_without_a_day_is_undetermined() -> None:
    text = act(f"Vu les articles L. 1-1 et L. 9-9 du {CSS} ;").replace("SEANCE DU 17 MARS 2022\n\n", "")
    report = pipeline.check(text, law_rules())
    assert [(finding.name, finding.severity) for finding in report.findings] == [("unknown-article", INFORMATION)]
    undetermined = {verdict.name for verdict in report.verdicts if verdict.missing == ("sitting.date",)}
    assert undetermined == {"repealed-article", "article-not-yet-in-force", "article-changed-within-thirty-days"}
