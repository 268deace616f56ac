"""The review report has the findings of the other formats, in their order."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn
from lxml import html

from actcheck.cli import cli
from actcheck.reporters.review import html as review

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[3]


class Told(NamedTuple):
    path: str
    line: int
    rule: str
    severity: str


def from_json(file: Path) -> Iterator[Told]:
    for each in json.loads(file.read_text(encoding="utf-8"))["files"]:
        for finding in each["findings"]:
            yield Told(each["path"], finding["place"]["line"], finding["rule"], finding["severity"])


def from_html(file: Path) -> Iterator[Told]:
    page = html.document_fromstring(file.read_text(encoding="utf-8"))
    paths = {row.get("data-act"): row.xpath(".//*[@class='path']")[0].text for row in page.xpath("//tr[@data-act]")}
    remarks = [re.fullmatch(r"a(\d+)-f(\d+)", each.get("id")).groups() for each in page.xpath("//li[@data-rule]")]
    for act, number in sorted(remarks, key=lambda each: (int(each[0]), int(each[1]))):
        remark = page.get_element_by_id(f"a{act}-f{number}")
        line = re.search(r"\d+", remark.xpath(".//ul[@class='places']//a")[0].text)[0]
        yield Told(paths[act], int(line), remark.get("data-rule"), remark.get("data-severity"))


def from_docx(file: Path) -> Iterator[Told]:
    words = {"erreur": "error", "avertissement": "warning", "information": "information"}
    path, found, waiting = "", {}, None
    for element in docx.Document(str(file)).element.body:
        text = "\n".join(
            "".join(part.text or "\n" for part in p.iter(qn("w:t"), qn("w:br"))) for p in element.iter(qn("w:p"))
        )
        if m := re.search(r"^Fichier\n(.*)$", text, re.MULTILINE):
            if element.tag == qn("w:tbl") and "Empreinte" in text:
                yield from (found[number] for number in sorted(found))
                path, found = m[1], {}
        elif m := re.match(r"(\d+)\. .*\n(\w+)(?: \(probable\))?  ([A-Z]{3}\d{3}) · ", text):
            waiting = (int(m[1]), m[3], words[m[2]])
        elif waiting and (m := re.match(r"l\. (\d+)", text)):
            number, rule, severity = waiting
            found[number] = Told(path, int(m[1]), rule, severity)
            waiting = None
    yield from (found[number] for number in sorted(found))


@pytest.mark.parametrize("least", ["information", "error"])
def test_of_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: str):
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.setattr(review, "MOST_UNPACKED", 1000)
    outputs = [word for form in ("json", "html", "docx") for word in ("--output", f"{form}={tmp_path / form}")]
    CliRunner().invoke(cli, ["check", "--isolated", "--severity", least, *outputs, "examples"])
    expected = list(from_json(tmp_path / "json"))
    assert len(expected) > 5
    told: dict[str, Any] = {"html": list(from_html(tmp_path / "html")), "docx": list(from_docx(tmp_path / "docx"))}
    assert told["html"] == expected
    assert told["docx"] == expected
