"""A new rule takes one YAML file: no list, no other edit, for actcheck's own folder as for another."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from actcheck import pipeline, resources
from actcheck.cli import cli
from actcheck.rules import load, select

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

RULE = """\
id: DAT999
name: sitting-in-august
since: 0.1.0
severity: warning
applies_to: [any]
ground: procedure
usage: true
{decides}
title: {{fr: Séance en août, en: Sitting in August}}
message: {{fr: Séance en août., en: Sitting in August.}}
help: {{fr: Attendre septembre., en: Wait for September.}}
why: {{fr: Peu de membres sont là., en: Few members are there.}}
conforming:
  - {{name: September, act: "Séance du 1er septembre 2025\\n\\nPour : 4 voix"}}
faulty:
  - {{name: August, act: "Séance du 17 août 2025\\n\\nPour : 4 voix", at: 17 août 2025}}
"""
DECIDES = ["require: sitting.date >= 2025-09-01", "forbid_text: {pattern: '\\d{1,2} août \\d{4}'}"]
ACT = "Séance du 17 août 2025\n\nPour : 4 voix\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTCHECK_CACHE", str(tmp_path / "cache"))


@pytest.fixture(params=["shipped", "other"])
def arguments(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What tells the command line of the folder: nothing for actcheck's own, here a copy of it."""
    folder = tmp_path / "rules"
    if request.param == "other":
        return ["--rules", str(folder)]
    of_checkout = resources.folder
    shutil.copytree(of_checkout("rules"), folder)
    monkeypatch.setattr(resources, "folder", lambda name: folder if name == "rules" else of_checkout(name))
    return []


def run(*arguments: object, **options: str) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("decides", DECIDES, ids=["require", "words"])
def test_a_file_is_enough(decides: str, arguments: list[str], tmp_path: Path) -> None:
    path = tmp_path / "rules" / "dates" / "sitting-in-august.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE.format(decides=decides), encoding="utf-8")
    (row,) = (row for row in run("rules", *arguments).stdout.splitlines() if row.startswith("DAT999"))
    assert row.endswith("Séance en août")
    assert run("rule", "DAT999", *arguments).stdout.startswith("DAT999 sitting-in-august (avertissement)")
    tested = run("rules", "test", tmp_path / "rules")
    assert (tested.exit_code, tested.stderr) == (0, "")
    checked = run("check", "-", "--select", "DAT999", *arguments, input=ACT)
    assert checked.exit_code == 1
    assert checked.stdout.startswith("-:1:11: avertissement DAT999 sitting-in-august : Séance en août.")
    assert run("check", "-", "--select", "DAT999", *arguments, input=ACT.replace("août", "octobre")).exit_code == 0


def test_a_rule_that_is_off_runs_when_it_is_selected(tmp_path: Path) -> None:
    path = tmp_path / "rules" / "house" / "sitting-in-august.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE.format(decides=f"{DECIDES[0]}\nenabled: false"), encoding="utf-8")
    rules = load([tmp_path / "rules"])
    assert select(rules) == ()
    assert len(pipeline.check(ACT, select(rules, select=["DAT999"])).findings) == 1
    table = run("rules", "--rules", tmp_path / "rules", "--lang", "en").stdout
    assert "Sitting in August (off by default)\n" in table
    page = run("rule", "DAT999", "--rules", tmp_path / "rules").stdout
    assert "  Sur demande : --select DAT999\n" in page
