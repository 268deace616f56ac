"""Acts in the forms of others."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from frictionless import Resource, Schema
from lxml import etree

from actcheck.reporters.scdl import FIELDS, NAMES, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

REPOSITORY = Path(__file__).resolve().parents[2]
PUBLISHED = REPOSITORY.parent / "shared" / "formats" / f"scdl-deliberations-{VERSION}.schema.json"

# 26 votes for 21 members present and 4 proxies.
FAULTY = "commune-deliberation-voix-en-trop.txt"
CONFORMING = "commune-deliberation.txt"
STATED = ("--set", "DELIB_MATIERE_CODE=3.5", "--set", "DELIB_MATIERE_NOM=Actes de gestion du domaine public")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: two délibérations, an order, and the SIRET of the authority."""
    for name in (FAULTY, CONFORMING, "commune-arrete.txt"):
        (tmp_path / name).write_bytes((REPOSITORY / "examples" / name).read_bytes())
    (tmp_path / "actcheck.toml").write_text('[authority]\nsiret = "210 000 000 00017"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def schema() -> dict[str, Any]:
    """The schema as the table of fields has it."""
    fields = []
    for field in FIELDS:
        constraints: dict[str, Any] = {"required": True} if field.required else {}
        if field.pattern:
            constraints["pattern"] = field.pattern
        fields.append({"name": field.name, "type": field.type, "constraints": constraints})
    return {"fields": fields}


def refused(file: Path) -> list[str]:
    """What frictionless refuses in a file."""
    resource = Resource(path=file.name, basepath=str(file.parent), schema=Schema.from_descriptor(schema()))
    report = resource.validate()
    return [error[0] for error in report.flatten(["message"])]


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.skipif(not PUBLISHED.is_file(), reason=f"the published schema is not here: {PUBLISHED}")
def test_the_fields_are_those_of_the_published_schema():
    assert schema()["fields"] == json.loads(PUBLISHED.read_text(encoding="utf-8"))["fields"]


def test_a_deliberation_is_a_row(run: Run, folder: Path):
    result = run("export", "scdl", CONFORMING, *STATED, "-o", "out.csv")
    assert (result.exit_code, result.output) == (0, "")
    (row,) = rows(folder / "out.csv")
    assert {name: value for name, value in row.items() if value} == {
        "COLL_NOM": "COMMUNE DE COURMELAN",
        "COLL_SIRET": "21000000000017",
        "DELIB_ID": "2025-014",
        "DELIB_DATE": "2025-03-27",
        "DELIB_MATIERE_CODE": "3.5",
        "DELIB_MATIERE_NOM": "Actes de gestion du domaine public",
        "DELIB_OBJET": "Tarifs de location de la salle des fêtes",
        "VOTE_EFFECTIF": "15",
        "VOTE_REEL": "14",
        "VOTE_POUR": "13",
        "VOTE_CONTRE": "0",
        "VOTE_ABSTENTION": "1",
    }
    assert refused(folder / "out.csv") == []


def test_what_the_schema_cannot_see_is_left_out(run: Run, folder: Path):
    result = run("export", "scdl", FAULTY, CONFORMING, *STATED, "-o", "out.csv")
    assert result.exit_code == 1
    first, last = result.stderr.splitlines()
    assert first.startswith(f"actcheck: {FAULTY}:37:15: VOT004 votes-exceed-proxies: Voix comptées : 26. ")
    assert last == "actcheck: 1 laissée(s) de côté, 1 écrite(s) / 1 left out, 1 written (--all)"
    assert [row["DELIB_ID"] for row in rows(folder / "out.csv")] == ["2025-014"]


def test_the_schema_accepts_what_is_left_out(run: Run, folder: Path):
    result = run("export", "scdl", FAULTY, *STATED, "--all", "-o", "out.csv")
    assert (result.exit_code, result.stderr.count("\n")) == (0, 1)
    (row,) = rows(folder / "out.csv")
    assert sum(int(row[f"VOTE_{each}"]) for each in ("POUR", "CONTRE", "ABSTENTION")) == 26
    assert refused(folder / "out.csv") == []


def test_a_finding_set_aside_leaves_nothing_out(run: Run, folder: Path):
    (folder / f"{FAULTY}.actcheck.toml").write_text(
        '[[suppress]]\nrule = "VOT004"\nreason = "Un pouvoir reçu en séance."\n', encoding="utf-8"
    )
    assert run("export", "scdl", FAULTY, *STATED, "-o", "out.csv").exit_code == 0


def test_what_is_missing_is_told(run: Run, folder: Path):
    result = run("export", "scdl", CONFORMING, "-o", "out.csv")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        f"actcheck: {CONFORMING}: champs manquants ou mal écrits / missing or wrong fields: "
        "DELIB_MATIERE_CODE, DELIB_MATIERE_NOM"
    )
    assert not (folder / "out.csv").exists()
    assert run("export", "scdl", CONFORMING, "--all", "-o", "out.csv").exit_code == 0
    assert len(refused(folder / "out.csv")) == 2


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_file_completes_acts_by_their_number(run: Run, folder: Path, separator: str):
    lines = (
        ("DELIB_ID", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM", "BUDGET_ANNEE"),
        ("2025-014", "7.10", "Divers", "2025"),
    )
    (folder / "more.csv").write_text("\n".join(map(separator.join, lines)) + "\n", encoding="utf-8")
    assert run("export", "scdl", CONFORMING, "--complete", "more.csv", "-o", "out.csv").exit_code == 0
    (row,) = rows(folder / "out.csv")
    assert (row["DELIB_MATIERE_CODE"], row["BUDGET_ANNEE"], row["DELIB_OBJET"][:6]) == ("7.10", "2025", "Tarifs")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--set", "OBJET=x"), "--set « OBJET=x » : FIELD=VALUE, FIELD : COLL_NOM, "),
        (("--set", "DELIB_OBJET"), "--set « DELIB_OBJET » : FIELD=VALUE"),
        (("--complete", "missing.csv"), "missing.csv: fichier introuvable / file not found"),
        (("--complete", "actcheck.toml"), "actcheck.toml: colonnes inattendues / unexpected columns: [authority] ("),
    ],
)
def test_what_cannot_be_is_one_line(run: Run, folder: Path, options: tuple[str, ...], told: str):
    result = run("export", "scdl", folder / CONFORMING, *options)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert told in result.stderr


def test_a_field_that_is_not_of_its_form_is_told(run: Run, folder: Path):
    result = run(
        "export", "scdl", folder / CONFORMING, *STATED, "--set", "DELIB_DATE=27/03/2025", "--set", "VOTE_POUR=x"
    )
    assert "missing or wrong fields: DELIB_DATE, VOTE_POUR\n" in result.stderr


def test_a_spreadsheet_takes_no_title_for_a_formula(run: Run, folder: Path):
    text = (folder / CONFORMING).read_text(encoding="utf-8")
    title = "Tarifs de location de la salle des fêtes"
    (folder / "a.txt").write_text(text.replace(title, f"=HYPERLINK {title}"), encoding="utf-8")
    run("export", "scdl", "a.txt", *STATED, "-o", "out.csv")
    (row,) = rows(folder / "out.csv")
    assert row["DELIB_OBJET"] == f"HYPERLINK {title}"


def test_no_deliberation_is_3(run: Run, folder: Path):
    assert run("export", "scdl", folder / "commune-arrete.txt").exit_code == 3


def test_the_standard_output(run: Run, folder: Path):
    result = run("export", "scdl", folder / CONFORMING, *STATED)
    assert result.stdout.splitlines()[0] == ",".join(NAMES)


def test_an_act_in_akoma_ntoso(run: Run, folder: Path):
    result = run("export", "akn", "commune-arrete.txt", "-o", "out.xml")
    assert (result.exit_code, result.output) == (0, "")
    root = etree.parse(folder / "out.xml").getroot()
    assert root[0].get("name") == "arrete"
    assert run("export", "akn", "commune-arrete.txt").stdout == (folder / "out.xml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_notes_are_asked_for(run: Run):
    assert "<note " not in run("export", "akn", FAULTY).stdout
    noted = run("export", "akn", FAULTY, "--notes", "--lang", "en")
    assert noted.exit_code == 0
    assert "<p>VOT004 votes-exceed-proxies (error)</p>" in noted.stdout
    assert run("export", "akn", FAULTY, "--notes", "--ignore", "VOT004").stdout.count("VOT004") == 0


def test_several_acts_need_a_folder(run: Run, folder: Path):
    result = run("export", "akn", ".", "-o", "out.xml")
    assert result.exit_code == 2
    assert result.stderr == (
        "actcheck: 3 actes pour un fichier / acts for one file"
        " (un fichier par acte / a file for each act: --folder FOLDER)\n"
    )
    assert not (folder / "out.xml").exists()
    assert run("export", "akn", ".", CONFORMING, "--folder", "xml").exit_code == 0
    assert sorted(path.name for path in (folder / "xml").iterdir()) == [
        "commune-arrete.xml",
        "commune-deliberation-voix-en-trop.xml",
        "commune-deliberation.xml",
    ]


def test_acts_of_one_name_have_two_files(run: Run, folder: Path):
    (folder / "sub").mkdir()
    (folder / "sub" / CONFORMING).write_bytes((folder / CONFORMING).read_bytes())
    run("export", "akn", CONFORMING, "sub", "--folder", "xml")
    assert sorted(path.name for path in (folder / "xml").iterdir()) == [
        "commune-deliberation-2.xml",
        "commune-deliberation.xml",
    ]


def test_nothing_to_export_is_3(run: Run, folder: Path):
    (folder / "empty.txt").touch()
    assert run("export", "akn", "empty.txt", "-o", "out.xml").exit_code == 3
    assert not (folder / "out.xml").exists()


def test_help_lists_the_forms(run: Run):
    result = run("export")
    assert result.exit_code == 2
    assert {"akn", "scdl"} <= set(result.stdout.split())
