"""Every format tells the same findings, in the same order."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from actcheck.cli import cli
from actcheck.reporters.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPOSITORY = Path(__file__).resolve().parents[2]
EXTRAS = {name for name, form in FORMATS.items() if form.extra}


class Told(NamedTuple):
    """A finding, as far as every format tells it."""

    path: str
    line: int
    rule: str
    severity: str


def from_json(written: str) -> Iterator[Told]:
    yield from _from_files(json.loads(written)["files"])


def from_json_lines(written: str) -> Iterator[Told]:
    records = map(json.loads, written.splitlines())
    yield from _from_files(record for record in records if record["type"] == "file")


def _from_files(files: Any) -> Iterator[Told]:
    for file in files:
        for finding in file["findings"]:
            yield Told(file["path"], finding["place"]["line"], finding["rule"], finding["severity"])


def from_text(written: str) -> Iterator[Told]:
    words = {"erreur": "error", "avertissement": "warning", "information": "information"}
    for m in re.finditer(r"^(\S.*?):(\d+):\d+: (\w+)(?: \(probable\))? ([A-Z]{3}\d{3}) ", written, re.MULTILINE):
        yield Told(m[1], int(m[2]), m[4], words[m[3]])


def from_sarif(written: str) -> Iterator[Told]:
    levels = {"error": "error", "warning": "warning", "note": "information"}
    for result in json.loads(written)["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        path = unquote(place["artifactLocation"]["uri"])
        yield Told(path, place["region"]["startLine"], result["ruleId"], levels[result["level"]])


def from_github(written: str) -> Iterator[Told]:
    words = {"error": "error", "warning": "warning", "notice": "information"}
    for m in re.finditer(r"^::(\w+) file=([^,]*),line=(\d+),.*?title=(\w+) ", written, re.MULTILINE):
        yield Told(m[2], int(m[3]), m[4], words[m[1]])


def from_gitlab(written: str) -> Iterator[Told]:
    words = {"critical": "error", "minor": "warning", "info": "information"}
    for issue in json.loads(written):
        place = issue["location"]
        rule = issue["check_name"].split()[0]
        yield Told(place["path"], place["lines"]["begin"], rule, words[issue["severity"]])


def from_junit(written: str) -> Iterator[Told]:
    for case in ET.fromstring(written).iter("testcase"):  # noqa: S314  what is read was just written
        failure = case.find("failure")
        if failure is not None:
            place, rule, _ = case.attrib["name"].split()
            yield Told(case.attrib["classname"], int(place.split(":")[0]), rule, failure.attrib["type"])


def from_checkstyle(written: str) -> Iterator[Told]:
    words = {"error": "error", "warning": "warning", "info": "information"}
    for file in ET.fromstring(written):  # noqa: S314  what is read was just written
        for error in file:
            rule = error.attrib["source"].split(".")[1]
            yield Told(file.attrib["name"], int(error.attrib["line"]), rule, words[error.attrib["severity"]])


def from_markdown(written: str) -> Iterator[Told]:
    words = {"erreur": "error", "avertissement": "warning", "information": "information"}
    path = ""
    for line in written.splitlines():
        if heading := re.fullmatch(r"### `(.*)`", line):
            path = heading[1]
        elif row := re.match(r"\| (\d+):\d+ \| (\w+)(?: \(probable\))? \| (\w+) ", line):
            yield Told(path, int(row[1]), row[3], words[row[2]])


READ: dict[str, Callable[[str], Iterator[Told]]] = {
    "json": from_json,
    "jsonl": from_json_lines,
    "text": from_text,
    "sarif": from_sarif,
    "github": from_github,
    "gitlab": from_gitlab,
    "junit": from_junit,
    "checkstyle": from_checkstyle,
    "markdown": from_markdown,
}


def every_format(folder: Path, *arguments: object) -> dict[str, list[Told]]:
    """What each format tells, of one run that writes them all."""
    outputs = [word for form in READ for word in ("--output", f"{form}={folder / form}")]
    CliRunner().invoke(cli, ["check", "--isolated", "--severity", "information", *outputs, *map(str, arguments)])
    return {form: list(read((folder / form).read_text(encoding="utf-8"))) for form, read in READ.items()}


def test_every_format_is_read_here():
    assert set(READ) | EXTRAS == set(FORMATS)


def test_of_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(REPOSITORY)
    told = every_format(tmp_path, "examples")
    expected = told["json"]
    assert len({each.path for each in expected}) > 5
    assert len({each.severity for each in expected}) == 3
    assert {form: each for form, each in told.items() if each != expected} == {}


def test_what_follows_a_finding_is_told_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(REPOSITORY)
    every_format(tmp_path, "examples/commune-deliberation-voix-en-trop.txt")
    told = {form: (tmp_path / form).read_text(encoding="utf-8") for form in READ}
    assert {form for form, written in told.items() if "correction suffit" in written} == set(READ) - {
        "gitlab",
        "checkstyle",
    }
    assert {form for form, written in told.items() if "CGCT L. 2121-20" in written} >= {
        "text", "sarif", "github", "junit", "markdown",
    }  # fmt: skip
    assert {form for form, written in told.items() if "Ajouter les pouvoirs oubliés" in written} == set(READ)


@pytest.mark.seeds
def test_of_the_seeds(real_acts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(real_acts)
    told = every_format(tmp_path, *sorted(path.relative_to(real_acts) for path in real_acts.glob("seeds/*.txt")))
    expected = told["json"]
    assert len(expected) > 3
    assert {form: each for form, each in told.items() if each != expected} == {}
