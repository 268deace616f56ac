"""All that each rule says of its own examples: verdicts, what is missing, places and their labels, severities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from actcheck import pipeline
from actcheck.rules import rule_files
from actcheck.rules.compilation import compile_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syrupy.assertion import SnapshotAssertion

    from actcheck.findings import Finding, Place
    from actcheck.rules import Rule


class TextExtension(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def told(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextExtension)


def lines(rule: Rule) -> Iterator[str]:
    for example in (*rule.conforming, *rule.faulty):
        with pipeline.asking(example.known) as ask:
            report = pipeline.check(example.act, [rule], None, ask)
        yield example.name
        for verdict in report.verdicts:
            yield f"  {verdict.verdict.value}{': ' if verdict.missing else ''}{', '.join(verdict.missing)}"
        for finding in report.findings:
            yield from of_finding(finding, example.act)


def of_finding(finding: Finding, act: str) -> Iterator[str]:
    yield f"  {finding.severity.value}, {finding.confidence.value}: {finding.message.fr}"
    yield f"    {place(finding.place, act)}"
    for related in finding.related:
        yield f"      {place(related, act)}"
    for basis in finding.basis:
        yield f"    {basis.article}"


def place(there: Place, act: str) -> str:
    label = "" if there.label is None else f" ({there.label.fr})"
    return f"{act[slice(*there.span)]!r}{label}"


@pytest.mark.parametrize("name", [pytest.param(path.stem, id=path.stem) for path in rule_files()])
def test_told(name: str, told: SnapshotAssertion) -> None:
    (path,) = (path for path in rule_files() if path.stem == name)
    assert "\n".join(lines(compile_file(path, examples=True))) + "\n" == told
