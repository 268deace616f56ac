"""Findings set aside, as ``actcheck check`` shows it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from actcheck.reporters.json import schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]
    Write = Callable[[str, str], Path]

pytestmark = pytest.mark.usefixtures("rules_seen")

SUPPRESSED = '[[suppress]]\nrule = "DAT001"\nreason = "Vu."\n'
HEAD = "---\nactcheck:\n  suppress:\n    - rule: DAT001\n      reason: Vu.\n---\n"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def written(name: str, content: str) -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return written


def test_a_file_beside_the_act(run: Run, write: Write):
    write("a.md", "A FAUTE")
    write("a.md.actcheck.toml", SUPPRESSED)
    result = run("check", "a.md")
    closing = "1 fichier vérifié : rien à signaler, 1 constat écarté (--show-suppressed)\n"
    assert (result.exit_code, result.stdout, result.stderr) == (0, closing, "")
    shown = "a.md:1:3: écarté DAT001 impossible-date : Vu. (a.md.actcheck.toml:1)\n"
    assert run("check", "a.md", "--show-suppressed").stdout == shown + closing
    assert run("check", ".", "--show-suppressed").stdout.endswith(closing)
    assert run("check", "a.md", "--no-ignores").exit_code == 1


def test_a_file_beside_the_act_that_leaves_its_ending_out(run: Run, write: Write):
    write("a.md", "A FAUTE")
    write("a.actcheck.toml", SUPPRESSED)
    shown = "a.md:1:3: écarté DAT001 impossible-date : Vu. (a.actcheck.toml:1)\n"
    assert run("check", "a.md", "--show-suppressed").stdout.startswith(shown)
    # The one that names the act in full holds alone.
    write("a.md.actcheck.toml", SUPPRESSED.replace("Vu.", "Admis."))
    assert run("check", "a.md", "--show-suppressed").stdout.startswith(shown.replace("Vu. (a.", "Admis. (a.md."))


def test_the_head_of_the_act(run: Run, write: Write):
    write("a.md", HEAD + "A FAUTE")
    shown = (
        "a.md:7:3: suppressed DAT001 impossible-date: Vu. (a.md:4)\n"
        "1 file checked: nothing to report, 1 finding suppressed (--show-suppressed)\n"
    )
    assert run("check", "a.md", "--show-suppressed", "--lang", "en").stdout == shown
    result = run("check", "-", "--show-suppressed", "--lang", "en", input=HEAD + "A FAUTE")
    assert result.stdout == shown.replace("a.md", "-")
    kept = run("check", "a.md", "--no-ignores")
    assert (kept.exit_code, kept.stdout.splitlines()[2]) == (1, "7 | A FAUTE")


def test_both_hold(run: Run, write: Write):
    write("a.md", HEAD.replace("Vu.", "Vu.\n      quote: A FAUTE") + "A FAUTE B FAUTE")
    write("a.md.actcheck.toml", SUPPRESSED + 'quote = "B FAUTE"\n')
    assert [line.split("(")[1] for line in run("check", "a.md", "--show-suppressed").stdout.splitlines()[:-1]] == [
        "a.md:4)",
        "a.md.actcheck.toml:1)",
    ]


def test_a_head_alone_is_an_empty_act(run: Run, write: Write):
    write("a.md", HEAD)
    result = run("check", "a.md")
    line = "actcheck: a.md: rien à vérifier : fichier vide / nothing to check: empty file\n"
    assert (result.exit_code, result.stderr) == (3, line)


def test_json_has_them_with_their_reason(run: Run, write: Write):
    write("a.md", "A FAUTE NOTE")
    write("a.md.actcheck.toml", SUPPRESSED + 'quote = "FAUTE"\n')
    document = json.loads(run("check", "a.md", "--format", "json").stdout)
    assert list(Draft202012Validator(schema()).iter_errors(document)) == []
    (file,) = document["files"]
    (each,) = file["suppressed"]
    assert (each["kind"], each["reason"], each["source"]) == ("suppression", "Vu.", "a.md.actcheck.toml:1")
    assert (each["finding"]["rule"], each["finding"]["place"]["column"]) == ("DAT001", 3)
    assert (document["summary"]["suppressed"], document["summary"]["known"], document["summary"]["hidden"]) == (1, 0, 1)


def test_what_is_wrong_is_shown_in_the_file_that_has_it(run: Run, write: Write):
    write("a.md", "Acte")
    write("a.md.actcheck.toml", SUPPRESSED)
    result = run("check", "a.md")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "a.md.actcheck.toml:2:9: avertissement SUP001 unused-suppression : Aucun constat DAT001 : rien n'est écarté.",
        "  |",
        '2 | rule = "DAT001"',
        "  |         ^^^^^^",
        "  = à faire : Retirer cette mise à l'écart, ou corriger la règle ou les mots cités.",
        "",
        "1 fichier vérifié : 1 avertissement",
    ]
    assert run("check", "a.md", "--ignore", "SUP001").exit_code == 0
    assert run("check", "a.md", "--select", "VOT003").exit_code == 0
    document = json.loads(run("check", "a.md", "--format", "json").stdout)
    assert [file["path"] for file in document["files"]] == ["a.md", "a.md.actcheck.toml"]
    assert document["summary"]["checked"] == 1


def test_what_is_wrong_at_the_head_is_shown_there(run: Run, write: Write):
    write("a.md", HEAD.replace("Vu.", "''") + "A FAUTE")
    write("actcheck.toml", '[severity]\nSUP = "error"\n')
    lines = [line for line in run("check", "a.md").stdout.splitlines() if line.startswith("a.md")]
    assert lines == [
        "a.md:4:13: erreur SUP002 suppression-without-reason : DAT001 : pas de motif, rien n'est écarté.",
        "a.md:7:3: avertissement DAT001 impossible-date : C'est une faute.",
    ]


def test_a_mandatory_rule(run: Run, write: Write):
    write("actcheck.toml", 'mandatory = ["DAT001"]\n')
    write("a.md", "A FAUTE")
    write("a.md.actcheck.toml", SUPPRESSED)
    lines = [line for line in run("check", "a.md", "--lang", "en").stdout.splitlines() if line.startswith("a.md")]
    assert lines == [
        "a.md:1:3: warning DAT001 impossible-date: It is a fault.",
        "a.md.actcheck.toml:2:9: warning SUP003 mandatory-rule-suppressed: DAT001 is mandatory: nothing is suppressed.",
    ]


def test_a_broken_file_is_one_line_and_the_act_is_checked(run: Run, write: Write):
    write("a.md", "A FAUTE")
    write("a.md.actcheck.toml", SUPPRESSED + "x")
    result = run("check", "a.md")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (2, "1 fichier vérifié, 1 non lu : 1 avertissement")
    assert result.stderr.startswith("actcheck: a.md.actcheck.toml:4: TOML mal écrit / invalid TOML: ")
    assert result.stderr.count("\n") == 1
    assert run("check", "a.md", "--no-ignores").exit_code == 1
