"""Findings for programs: one JSON document for a run."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from actcheck.ast import Sought
from actcheck.findings import Basis, Confidence, Place, Severity, Verdict, Words
from actcheck.source import Span

if TYPE_CHECKING:
    from actcheck.findings import Finding
    from actcheck.reporters.checked import CheckedText, Tally
    from actcheck.source import Document


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class PlaceRecord(_Frozen):
    """A stretch of the original text."""

    span: Span
    """[start, end] in characters of the text."""
    line: int = Field(ge=1)
    """Line of the first character, from 1."""
    column: int = Field(ge=1)
    """Column of the first character, from 1, in characters."""
    end_line: int = Field(ge=1)
    """Line of the end."""
    end_column: int = Field(ge=1)
    """Column just after the last character."""
    label: Words | None
    """What the place is."""


class FindingRecord(_Frozen):
    """A fault of the act."""

    rule: str
    """The rule's code ("VOT003")."""
    name: str
    """The rule's name ("votes-exceed-attendance")."""
    severity: Severity
    confidence: Confidence
    message: Words
    help: Words
    basis: tuple[Basis, ...]
    place: PlaceRecord
    related: tuple[PlaceRecord, ...]


class VerdictRecord(_Frozen):
    """The verdict of one rule on one act of the text."""

    rule: str
    name: str
    verdict: Verdict
    missing: tuple[str, ...]
    """The facts that the act does not state, when undetermined."""
    act: Span
    """The act's place in the text, since one text may hold several."""


class UnreadRecord(_Frozen):
    """What was begun and could not be read: the tool's limit, not the act's fault."""

    sought: Sought
    place: PlaceRecord


class FileRecord(_Frozen):
    """One text."""

    path: str
    findings: tuple[FindingRecord, ...]
    """By place, then by rule; those of the severity asked for and above."""
    verdicts: tuple[VerdictRecord, ...]
    unread: tuple[UnreadRecord, ...]


class FailureRecord(_Frozen):
    """An input that was not checked: it cannot be read, or holds nothing to check."""

    path: str
    message: str


class Summary(_Frozen):
    """The counts of the run; ``hidden`` findings are below the severity asked for."""

    checked: int
    unreadable: int
    empty: int
    errors: int
    warnings: int
    information: int
    hidden: int


class JsonReport(_Frozen):
    """What a run found."""

    version: Literal[1] = 1
    files: tuple[FileRecord, ...]
    failures: tuple[FailureRecord, ...]
    summary: Summary


def file_record(text: CheckedText, least: Severity) -> FileRecord:
    """What is reported of one text."""
    return FileRecord(
        path=text.path,
        findings=tuple(_finding(text.document, finding) for finding in text.shown(least)),
        verdicts=tuple(VerdictRecord(**asdict(verdict)) for verdict in text.verdicts),
        unread=tuple(
            UnreadRecord(sought=unread.sought, place=_place(text.document, Place(span=unread.span)))
            for unread in text.unread
        ),
    )


def render(files: tuple[FileRecord, ...], failures: tuple[FailureRecord, ...], tally: Tally) -> str:
    """The JSON document of a run, indented, without a final line end."""
    summary = Summary(
        checked=tally.checked,
        unreadable=tally.unreadable,
        empty=tally.empty,
        errors=tally.shown[Severity.ERROR],
        warnings=tally.shown[Severity.WARNING],
        information=tally.shown[Severity.INFORMATION],
        hidden=tally.hidden.total(),
    )
    return JsonReport(files=files, failures=failures, summary=summary).model_dump_json(indent=2)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document."""
    return JsonReport.model_json_schema(mode="serialization")


def _finding(document: Document, finding: Finding) -> FindingRecord:
    return FindingRecord(
        rule=finding.rule,
        name=finding.name,
        severity=finding.severity,
        confidence=finding.confidence,
        message=finding.message,
        help=finding.help,
        basis=finding.basis,
        place=_place(document, finding.place),
        related=tuple(_place(document, place) for place in finding.related),
    )


def _place(document: Document, place: Place) -> PlaceRecord:
    line, column = document.location(place.span.start)
    end_line, end_column = document.location(place.span.end)
    return PlaceRecord(
        span=place.span, line=line, column=column, end_line=end_line, end_column=end_column, label=place.label
    )
