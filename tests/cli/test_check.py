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

pytestmark = pytest.mark.usefixtures("rules_seen")

FAULTY = """\
{path}:1:3: avertissement DAT001 impossible-date : C'est une faute.
  |
1 | A FAUTE
  |   ^^^^^
  = à faire : Corriger.

1 fichier vérifié : 1 avertissement
"""


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    """A folder with acts and what is none."""
    folder = tmp_path / "acts"
    for name, content in {
        "b.txt": "B FAUTE",
        "a.md": "A FAUTE",
        "sub/c.TXT": "C NOTE",
        "README.md": "FAUTE",
        "README.fr.md": "FAUTE",
        ".hidden.txt": "FAUTE",
        ".git/d.txt": "FAUTE",
        "e.yaml": "FAUTE",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_a_finding_as_text(run: Run, acts: Path):
    result = run("check", acts / "a.md")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == FAULTY.format(path=acts / "a.md")


def test_a_folder_gives_its_acts_sorted(run: Run, acts: Path):
    result = run("check", acts, "--format", "json")
    assert [file["path"] for file in json.loads(result.stdout)["files"]] == [
        str(acts / "a.md"),
        str(acts / "b.txt"),
        str(acts / "sub" / "c.TXT"),
    ]


def test_files_keep_the_order_given_and_come_once(run: Run, acts: Path):
    result = run("check", acts / "b.txt", acts, acts / "b.txt", "--format", "json")
    assert [file["path"] for file in json.loads(result.stdout)["files"]] == [
        str(acts / "b.txt"),
        str(acts / "a.md"),
        str(acts / "sub" / "c.TXT"),
    ]


def test_a_file_named_is_checked_whatever_its_name(run: Run, acts: Path):
    assert run("check", acts / ".hidden.txt").exit_code == 1
    assert run("check", acts / "e.yaml").exit_code == 1
    assert run("check", acts / "README.md").exit_code == 1


def test_the_standard_input(run: Run):
    result = run("check", "-", input="A FAUTE")
    assert (result.exit_code, result.stdout) == (1, FAULTY.format(path="-"))


@pytest.mark.parametrize(
    ("content", "options", "code", "closing"),
    [
        ("rien", (), 0, "1 fichier vérifié : rien à signaler"),
        ("FAUTE", (), 1, "1 fichier vérifié : 1 avertissement"),
        (
            "FAUTE",
            ("--severity", "error"),
            0,
            "1 fichier vérifié : rien à signaler, 1 avertissement non montré (--severity warning)",
        ),
        (
            "NOTE",
            (),
            0,
            "1 fichier vérifié : rien à signaler, 1 information non montrée (--severity information)",
        ),
        ("NOTE", ("--severity", "information"), 1, "1 fichier vérifié : 1 information"),
        ("FAUTE FAUTE", ("--lang", "en"), 1, "1 file checked: 2 warnings"),
    ],
)
def test_exit_codes_and_closing_lines(run: Run, content: str, options: tuple[str, ...], code: int, closing: str):
    result = run("check", "-", *options, input=content)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (code, closing)


def test_the_language_may_come_from_the_environment(run: Run):
    result = run("check", "-", input="rien", env={"ACTCHECK_LANG": "en"})
    assert result.stdout == "1 file checked: nothing to report\n"
    assert run("check", "-", "--lang", "fr", input="rien", env={"ACTCHECK_LANG": "en"}).stdout.startswith("1 fichier")


def test_verbose_says_what_was_not_determined(run: Run):
    result = run("check", "-", "-v", input="rien")
    assert result.stdout.splitlines() == [
        "-: indéterminé DAT001 impossible-date : non lu dans l'acte : sitting.date",
        "1 fichier vérifié : rien à signaler",
    ]


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (("--select", "VOT003"), ["VOT003"]),
        (("--select", "vot003"), ["VOT003"]),
        (("--select", "votes-exceed-attendance"), ["VOT003"]),
        (("--select", "DAT001,VOT003"), ["DAT001", "VOT003"]),
        (("--select", "VOT003", "--select", "DAT001"), ["DAT001", "VOT003"]),
        (("--select", "VOT003,DAT001", "--ignore", "DAT"), ["VOT003"]),
        (("--select", "DAT001,VOT003", "--ignore", "voting"), ["DAT001"]),
    ],
)
def test_the_choice_of_rules(run: Run, rules_seen: list[str], options: tuple[str, ...], kept: list[str]):
    assert run("check", "-", *options, input="rien").exit_code == 0
    assert rules_seen == kept


def test_without_choice_every_rule_that_is_on_is_applied(run: Run, rules_seen: list[str]):
    run("check", "-", input="rien")
    listed = [rule["id"] for rule in json.loads(run("rules", "--format", "json").stdout) if rule["enabled"]]
    assert rules_seen == listed
    assert {"DAT001", "VOT003"} <= set(listed)


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("--select", "V0T003"), "règle inconnue « V0T003 » / unknown rule (la plus proche / nearest : VOT003)"),
        (("--select", "votng"), "règle inconnue « votng » / unknown rule (la plus proche / nearest : voting)"),
        (("--ignore", "votes-exceed-attendence"), "nearest : votes-exceed-attendance)"),
        (("--select", "VOT", "--ignore", "VOT"), "aucune règle retenue / no rule left"),
        (("--severity", "fatal"), "Invalid value for '--severity'"),
        (("--lang", "de"), "Invalid value for '--lang'"),
        (("--nothing",), "No such option"),
    ],
)
def test_a_wrong_option_is_one_line_and_2(run: Run, options: tuple[str, ...], line: str):
    result = run("check", "-", *options, input="FAUTE")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("actcheck: ")
    assert line in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_path_is_a_wrong_usage(run: Run):
    result = run("check")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "(actcheck check --help)" in result.stderr


@pytest.mark.parametrize(
    ("color", "environment", "coloured"),
    [
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {}, False),
        ("auto", {}, False),  # the output is not a terminal
    ],
)
def test_colours(run: Run, color: str, environment: dict[str, str], *, coloured: bool):
    result = run("check", "-", "--color", color, input="FAUTE", env=environment)
    assert ("\x1b[" in result.stdout) is coloured


def test_json_conforms_to_the_schema_printed(run: Run, acts: Path):
    result = run("check", acts, acts / "missing.txt", "--format", "json", "--severity", "information")
    printed = json.loads(run("schema", "findings").stdout)
    assert printed == schema()
    document = json.loads(result.stdout)
    assert list(Draft202012Validator(printed).iter_errors(document)) == []
    assert [(len(file["findings"]), len(file["verdicts"])) for file in document["files"]] == [(1, 1), (1, 1), (1, 1)]
    assert document["failures"] == [
        {
            "path": str(acts / "missing.txt"),
            "message": "fichier introuvable / file not found (vérifier le chemin / check the path)",
        }
    ]


def test_the_same_inputs_give_the_same_output(run: Run, acts: Path):
    assert run("check", acts).stdout == run("check", acts).stdout


def test_an_interruption_is_130(run: Run, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("actcheck.pipeline.check", interrupted)
    assert run("check", "-", input="FAUTE").exit_code == 130
