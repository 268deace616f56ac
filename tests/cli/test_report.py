"""``actcheck report`` and ``actcheck letter``."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from actcheck.cli import cli
from actcheck.reporters.letter.observations import PLACEHOLDERS

REPOSITORY = Path(__file__).resolve().parents[2]
ACT = REPOSITORY / "examples" / "departement-commission-permanente-voix-inexpliquees.md"


def run(*words: object):
    return CliRunner().invoke(cli, [str(word) for word in words])


def lines(file: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]


@pytest.mark.parametrize(
    ("name", "beginning"), [("r.html", b"<!DOCTYPE html>"), ("r.PDF", b"%PDF-"), ("r.docx", b"PK")]
)
def test_the_ending_of_the_name_says_the_format(tmp_path, name, beginning):
    ran = run("report", "--isolated", ACT, "-o", tmp_path / name)
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(beginning)
    assert ran.stderr.startswith(f"actcheck: {tmp_path / name}: 1 fichier vérifié : 1 avertissement")


def test_another_ending_is_refused_and_nothing_is_written(tmp_path):
    ran = run("report", ACT, "-o", tmp_path / "r.txt")
    assert ran.exit_code == 2
    assert ".html, .pdf, .docx" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read_is_in_the_report_and_in_the_exit_code(tmp_path):
    ran = run("report", "--isolated", ACT, tmp_path / "missing.txt", "-o", tmp_path / "r.html")
    assert ran.exit_code == 2
    assert "fichier introuvable" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_a_missing_extra_is_said_in_one_line(tmp_path, monkeypatch):
    for module in ("jinja2", "weasyprint", "docx"):
        monkeypatch.setitem(sys.modules, module, None)
    for module in [m for m in sys.modules if m.startswith(("actcheck.reporters.review.", "actcheck.reporters.letter"))]:
        monkeypatch.delitem(sys.modules, module)
    for words, extra in (
        (("report", ACT, "-o", tmp_path / "r.html"), "report"),
        (("report", ACT, "-o", tmp_path / "r.pdf"), "report,pdf"),
        (("report", ACT, "-o", tmp_path / "r.docx"), "report"),
        (("letter", ACT, "-o", tmp_path / "l.docx"), "report"),
    ):
        ran = run(*words)
        assert ran.exit_code == 2
        assert len(ran.stderr.splitlines()) == 1
        assert "n'est pas installé / is not installed" in ran.stderr
        assert f"pip install 'actcheck[{extra}]'" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_letter_has_the_errors_and_warnings_with_law_place_and_correction(tmp_path):
    ran = run("letter", "--isolated", ACT, "-o", tmp_path / "l.docx")
    assert (ran.exit_code, ran.stderr) == (0, f"actcheck: {tmp_path / 'l.docx'}: 1 observation(s)\n")
    said = lines(tmp_path / "l.docx")
    assert "Objet : Délibération n° 2025-318 du 7 juillet 2025, DÉPARTEMENT DE LA VAURELLE" in said
    start = said.index("I. Légalité externe")
    title, law, finding, places, correction, after = said[start + 1 : start + 7]
    assert title == "1. Plus de voix que de présents, sans pouvoir mentionné"
    assert law.startswith(
        "Aux termes de l'article L. 3121-16 du code général des collectivités territoriales"
        " (en vigueur depuis le 22 mars 2015), « Un conseiller départemental empêché"
    )
    assert finding.startswith("Voix comptées : 24. Membres présents ayant voix délibérative : 20.")
    assert places.startswith(
        "Passages de l'acte : « Pour : 24 voix (Groupe Vaurelle en commun ; Groupe … » (voix comptées, ligne 50)"
    )
    assert correction.startswith("Correction demandée : Indiquer, pour chaque membre représenté")
    assert after.startswith("Je vous invite en conséquence")
    assert "[Qualité et nom du destinataire]" in said
    assert not [line for line in said if "{{" in line]


def examination(tmp_path: Path, kept: set[str], **more: object) -> Path:
    found = json.loads(run("check", "--isolated", "--format", "json", "--severity", "information", ACT).stdout)
    (file,) = found["files"]
    text = ACT.read_text(encoding="utf-8")
    findings = [
        {"rule": each["rule"], "span": each["place"]["span"], "kept": each["rule"] in kept} for each in file["findings"]
    ]
    act = {"path": str(ACT), "sha256": sha256(text.encode()).hexdigest(), "findings": findings, **more}
    content = {"format": "actcheck-review", "version": 1, "acts": [act]}
    (tmp_path / "e.json").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path / "e.json"


def test_the_letter_has_what_the_reviewer_kept_and_concluded(tmp_path):
    kept = examination(tmp_path, {"VOT009"}, conclusion="Une seconde lecture suivra.", reviewer="R", at=1)
    ran = run("letter", "--isolated", ACT, "--kept", kept, "-o", tmp_path / "l.docx")
    assert ran.exit_code == 0
    said = lines(tmp_path / "l.docx")
    assert [line for line in said if line[:2] in ("1.", "2.")] == ["1. Vote donné par groupes, sans chiffres"]
    assert "Cette observation repose sur l'usage ; aucun texte n'est invoqué." in said
    assert "Une seconde lecture suivra." in said


def test_nothing_kept_makes_no_letter(tmp_path):
    kept = examination(tmp_path, set())
    ran = run("letter", "--isolated", ACT, "--kept", kept, "-o", tmp_path / "l.docx")
    assert ran.exit_code == 3
    assert not (tmp_path / "l.docx").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"format": "actcheck-review", "version": 1, "acts": []}, "cet examen ne porte pas sur"),
        ({"format": "actcheck-review", "version": 2, "acts": []}, "examen mal formé / malformed review: version"),
        ({"version": 1}, "examen mal formé / malformed review: format"),
    ],
)
def test_another_examination_is_refused(tmp_path, content, said):
    (tmp_path / "e.json").write_text(json.dumps(content), encoding="utf-8")
    ran = run("letter", "--isolated", ACT, "--kept", tmp_path / "e.json", "-o", tmp_path / "l.docx")
    assert ran.exit_code == 2
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_an_office_s_template_takes_the_place_of_actcheck_s(tmp_path):
    template = tmp_path / "m.docx"
    made = docx.Document()
    for name in PLACEHOLDERS:
        if name not in ("parties", "observations"):
            made.add_paragraph(f"{name} = {{{{{name}}}}}")
    made.save(str(template))
    assert run("letter", "--isolated", ACT, "--template", template, "-o", tmp_path / "l.docx").exit_code == 0
    said = dict(line.split(" = ", 1) for line in lines(tmp_path / "l.docx"))
    assert said["acte"] == "la délibération n° 2025-318 du 7 juillet 2025"
    assert (said["nature"], said["numero"], said["nombre"]) == ("délibération", "2025-318", "1")


def test_the_template_written_is_the_one_that_is_used(tmp_path):
    assert run("letter", "--write-template", tmp_path / "m.docx").exit_code == 0
    assert "{{#observations}}" in lines(tmp_path / "m.docx")
    for words in ((), ("--template", tmp_path / "m.docx")):
        assert run("letter", "--isolated", ACT, *words, "-o", tmp_path / f"{len(words)}.docx").exit_code == 0
    assert lines(tmp_path / "0.docx") == lines(tmp_path / "2.docx")


def test_a_template_that_is_no_docx_is_refused(tmp_path):
    (tmp_path / "m.docx").write_text("{{acte}}", encoding="utf-8")
    ran = run("letter", "--isolated", ACT, "--template", tmp_path / "m.docx", "-o", tmp_path / "l.docx")
    assert ran.exit_code == 2
    assert "modèle illisible / template cannot be read" in ran.stderr


def test_a_letter_needs_an_act_and_a_file():
    assert run("letter").exit_code == 2
    assert run("letter", ACT).exit_code == 2
    assert run("letter", REPOSITORY / "examples", "-o", "l.docx").exit_code == 2
