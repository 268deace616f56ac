"""``actcheck law`` and ``--law-index``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from actcheck.law import index
from actcheck.pipeline import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]

CODES = """\
#LEGITEXT000006070633\tCode général des collectivités territoriales\tfull\t2023-12-06\t2025-06-01
L3121-14\tS\t19960224-20150322,20150322-
L3121-15\tH\t?-20150322,20150322-20201101?20230601
"""


@pytest.fixture(autouse=True)
def no_index_stays_chosen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("ACTCHECK_LAW_INDEX", raising=False)
    index.use(None)
    yield
    index.use(None)


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    path = tmp_path / "codes.tsv"
    path.write_text(CODES, encoding="utf-8")
    return path


def test_what_is_known_of_an_article(run: Run, codes: Path):
    result = run("law", "show", "CGCT", "L. 3121-14", "--on", "2020-03-17", "--law-index", codes)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout
        == """\
CGCT L. 3121-14 (Code général des collectivités territoriales)
  en vigueur le 17 mars 2020
    du 24 février 1996 au 22 mars 2015
  > depuis le 22 mars 2015
  source : LEGI (DILA), codes.tsv ; histoire connue jusqu'au 6 décembre 2023 ; articles vus le 1er juin 2025
  histoire connue ; à vérifier sur Légifrance
  https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070633
"""
    )


def test_in_english_without_a_day(run: Run, codes: Path):
    page = run("law", "show", "code général des collectivités", "L3121-15", "--lang", "en", "--law-index", codes).stdout
    assert page.splitlines()[:3] == [
        "CGCT L. 3121-15 (Code général des collectivités territoriales)",
        "    from ? to 22 March 2015",
        "    from 22 March 2015, end unknown, seen on 1 November 2020, gone by 1 June 2023",
    ]


@pytest.mark.parametrize(
    ("article", "on", "line"),
    [
        ("L3121-14", "2026-01-01", "le 1er janvier 2026 est après la fin de l'index"),
        ("L3121-15", "2021-01-01", "les dates connues ne disent pas s'il est en vigueur le 1er janvier 2021"),
        ("L3121-15", "2023-06-01", "n'est plus en vigueur le 1er juin 2023"),
        ("L3121-99", "2021-01-01", "absent de l'index"),
    ],
)
def test_what_is_said_on_a_day(run: Run, codes: Path, article: str, on: str, line: str):
    page = run("law", "show", "CGCT", article, "--on", on, "--law-index", codes).stdout
    assert page.splitlines()[1] == f"  {line}"


def test_a_code_that_the_index_lacks(run: Run, codes: Path):
    page = run("law", "show", "CJA", "L1", "--law-index", codes).stdout
    assert page == "CJA L. 1\n  ce code n'est pas dans l'index\n"


def test_as_json(run: Run, codes: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ACTCHECK_LAW_INDEX", str(codes))
    arguments = ("law", "show", "LEGITEXT000006070633", "L3121-14", "--on", "2014-01-01", "--format", "json")
    record = json.loads(run(*arguments).stdout)
    assert [record[key] for key in ("article", "state", "assurance", "in_force", "since", "next_change")] == [
        "L3121-14", "in_force", "full", True, "1996-02-24", "2015-03-22",
    ]  # fmt: skip
    assert record["history"]["history_to"] == "2023-12-06"


@pytest.mark.parametrize(
    ("code", "says"), [("CE", "ambiguous code: CE (choisir / choose: CE"), ("CXYZ", "unknown code")]
)
def test_a_code_that_is_not_one(run: Run, code: str, says: str):
    result = run("law", "show", code, "L1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_bad_index_is_one_line(run: Run, tmp_path: Path):
    path = tmp_path / "index.zip"
    path.write_bytes(b"PK\x03\x04")
    result = run("law", "show", "CGCT", "L1", "--law-index", path)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(f"actcheck: {path}: index de la loi tronqué, abîmé ou étranger")


def test_an_index_is_made_and_used(run: Run, codes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    used: list[Path] = []

    def check(*_: object) -> Report:
        used.append(index.default().path)
        return Report()

    monkeypatch.setattr("actcheck.pipeline.check", check)
    output = tmp_path / "index.zip"
    result = run("law", "build", codes, "-o", output)
    assert (result.exit_code, result.stdout) == (0, f"{output}: 1 codes, 2025-06-01\n")
    assert "100%" in result.stderr or "index.zip" in result.stderr
    run("check", "-", "--law-index", output, input="acte")
    run("check", "-", input="acte")
    assert [path == output for path in used] == [True, False]


def test_a_bad_source_is_one_line_and_the_index_stays(run: Run, codes: Path, tmp_path: Path):
    output = tmp_path / "index.zip"
    run("law", "build", codes, "-o", output)
    before = output.read_bytes()
    codes.write_text("nothing", encoding="utf-8")
    result = run("law", "build", codes, "-o", output)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith(f"actcheck: {codes}: source de loi inconnue")
    assert output.read_bytes() == before


def test_an_update_says_that_the_network_is_missing(run: Run, tmp_path: Path):
    result = run("law", "update", "--from", "http://127.0.0.1:1/", "-o", tmp_path / "index.zip")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "no network, or the site cannot be reached" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_law_alone_shows_its_commands(run: Run):
    result = run("law")
    assert result.exit_code == 2
    assert [line.split()[0] for line in result.stdout.splitlines()[-3:]] == ["build", "show", "update"]


def test_an_article_that_the_index_does_not_have_yet(run: Run, codes: Path):
    page = run("law", "show", "CGCT", "L. 3132-5", "--on", "2025-03-17", "--law-index", codes).stdout
    assert page.splitlines()[1:4] == [
        "  pas encore en vigueur le 17 mars 2025",
        "    depuis le 24 décembre 2025",
        "  source : Journal officiel, loi n° 2025-1249 du 22 décembre 2025 ; histoire connue jusqu'au 24 décembre 2025",
    ]


ACT = """\
COMMUNE DE VALS

DELIBERATION DU CONSEIL MUNICIPAL

SEANCE DU 17 MARS 2023

Vu {visa} ;

Décide :

Article unique : La convention est approuvée.
"""


@pytest.fixture
def act(tmp_path: Path) -> Callable[[str], Path]:
    def written(visa: str) -> Path:
        path = tmp_path / "acte.txt"
        path.write_text(ACT.format(visa=visa), encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize("how", ["option", "configuration", "environment"])
def test_the_index_named_answers_for_the_rules(
    run: Run, codes: Path, act: Callable[[str], Path], how: str, monkeypatch: pytest.MonkeyPatch
):
    path = act("l'article L. 3121-15 du code général des collectivités territoriales")
    arguments: tuple[object, ...] = ()
    if how == "option":
        arguments = ("--law-index", codes)
    elif how == "configuration":
        path.with_name("actcheck.toml").write_text(f'law-index = "{codes.name}"\n', encoding="utf-8")
    else:
        monkeypatch.setenv("ACTCHECK_LAW_INDEX", str(codes))
    result = run("check", "--select", "CIT014", "--severity", "information", "--format", "json", *arguments, path)
    assert [(f["rule"], f["severity"]) for file in json.loads(result.stdout)["files"] for f in file["findings"]] == []
    later = path.read_text(encoding="utf-8").replace("17 MARS 2023", "17 JUIN 2023")
    path.write_text(later, encoding="utf-8")
    result = run("check", "--select", "CIT014", "--severity", "information", "--format", "json", *arguments, path)
    found = [(f["rule"], f["severity"]) for file in json.loads(result.stdout)["files"] for f in file["findings"]]
    assert found == [("CIT014", "warning")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<!DOCTYPE html>", b"\xfd7zXZ\x00\x00\x04"])
def test_a_bad_index_stops_a_check_with_one_line(run: Run, act: Callable[[str], Path], tmp_path: Path, content: bytes):
    path = tmp_path / "index.zip"
    path.write_bytes(content)
    result = run("check", "--law-index", path, act("l'article L. 3121-15 du CGCT"))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith(f"actcheck: {path}: index de la loi tronqué, abîmé ou étranger")
    assert path.read_bytes() == content


def test_an_act_that_cites_no_code_does_not_need_the_index(run: Run, act: Callable[[str], Path], tmp_path: Path):
    path = tmp_path / "index.zip"
    path.write_bytes(b"PK\x03\x04")
    result = run("check", "--law-index", path, act("la loi n° 2015-991 du 7 août 2015"))
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_the_index_does_not_tell_is_said_when_asked(run: Run, codes: Path, act: Callable[[str], Path]):
    path = act("l'article L. 213-3 du code de l'urbanisme")
    page = run("check", "--select", "CIT013", "--verbose", "--law-index", codes, path).stdout
    assert "indéterminé CIT013 unknown-article : l'index de la loi ne le dit pas : CURB\n" in page
