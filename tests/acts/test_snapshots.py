"""All that actcheck says of each example, and all that it reads in it: the difference is read on every change."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from actcheck import pipeline
from actcheck.findings import Severity
from actcheck.reporters import stages
from actcheck.reporters.checked import CheckedText
from actcheck.reporters.text import TextReporter
from actcheck.source import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syrupy.assertion import SnapshotAssertion

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".md") and path.name != "README.md")


class Page(SingleFileSnapshotExtension):
    """One text file for each act."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def lines_of(name: str, document: Document) -> Iterator[str]:
    report = pipeline.check(document.original)
    checked = CheckedText(name, document, report.findings, report.verdicts)
    yield from TextReporter(language="fr", least=Severity.INFORMATION, width=120).findings(checked)
    yield "== facts"
    for line in stages.fact_lines(pipeline.read_facts(document), document):
        yield re.sub(" {2,}", "  ", line)


@pytest.mark.parametrize("name", [pytest.param(name, id=name.partition(".")[0]) for name in NAMES])
def test_act(name: str, snapshot: SnapshotAssertion) -> None:
    document = Document.from_text((EXAMPLES / name).read_text(encoding="utf-8"))
    assert "\n".join(lines_of(name, document)) + "\n" == snapshot(extension_class=Page)
