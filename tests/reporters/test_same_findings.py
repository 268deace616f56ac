"""Every format tells the same findings, in the same order."""

from __future__ import annotations

import base64
import json
import re
import zlib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from docx import Document

from actcheck.cli import cli
from actcheck.reporters.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPOSITORY = Path(__file__).resolve().parents[2]


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


REMARK = re.compile(
    r'<li class="remark (\w+)" id="a(\d+)-f(\d+)"[^>]* data-rule="(\w+)">.*?<ul class="places".*?>l\. (\d+)', re.DOTALL
)
PACKED = re.compile(r'<script type="text/plain" class="packed">(.*?)</script>')
INDEX = re.compile(r'<script type="application/json" id="index">(.*?)</script>', re.DOTALL)


def from_html(written: str) -> Iterator[Told]:
    """In a sheet, findings are grouped as a reviewer thinks: their numbers give the order."""
    index = INDEX.search(written)
    assert index is not None
    acts = json.loads(index[1])["acts"]
    # Sheets of a long report are packed.
    packed = (zlib.decompress(base64.b64decode(each)).decode("utf-8") for each in PACKED.findall(written))
    pages = "".join((written, *packed))
    for remark in sorted(REMARK.finditer(pages), key=lambda m: (int(m[2]), int(m[3]))):
        yield Told(acts[int(remark[2]) - 1]["path"], int(remark[5]), remark[4], remark[1])


def from_docx(file: Path) -> Iterator[tuple[int, str, str]]:
    """Line, rule and severity; sheets come in the order of the acts."""
    words = {"erreur": "error", "avertissement": "warning", "information": "information"}
    paragraphs = [paragraph.text for paragraph in Document(str(file)).paragraphs]
    sheets = [position for position, text in enumerate(paragraphs) if re.match(r"Fiche \d+ · ", text)]
    for start, end in pairwise([*sheets, len(paragraphs)]):
        found = []
        for position in range(start, end):
            remark = re.match(r"(\d+)\. .*\n(\w+)(?: \(probable\))?  ([A-Z]{3}\d{3}) · ", paragraphs[position])
            if remark:
                place = next(text for text in paragraphs[position:] if text.startswith("l. "))
                found.append((int(remark[1]), int(place.split()[1]), remark[3], words[remark[2]]))
        yield from (each[1:] for each in sorted(found))


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
    "html": from_html,
}
# The same pages as the HTML report: DOCX is read below, PDF by its own tests.
OF_THE_REPORT = {"docx", "pdf"}


def every_format(folder: Path, *arguments: object) -> dict[str, list[Told]]:
    """What each format tells, of one run that writes them all."""
    outputs = [word for form in (*READ, "docx") for word in ("--output", f"{form}={folder / form}")]
    CliRunner().invoke(cli, ["check", "--isolated", "--severity", "information", *outputs, *map(str, arguments)])
    return {form: list(read((folder / form).read_text(encoding="utf-8"))) for form, read in READ.items()}


def test_every_format_is_read_here():
    assert set(READ) | OF_THE_REPORT == set(FORMATS)


def test_of_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(REPOSITORY)
    told = every_format(tmp_path, "examples")
    expected = told["json"]
    assert len({each.path for each in expected}) > 5
    assert len({each.severity for each in expected}) == 3
    assert {form: each for form, each in told.items() if each != expected} == {}
    assert list(from_docx(tmp_path / "docx")) == [each[1:] for each in expected]


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
