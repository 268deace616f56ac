"""Findings for programs: one JSON document for a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from actcheck.ast import Sought
from actcheck.configuration.user_file import shown
from actcheck.findings import Basis, Confidence, Place, Severity, Verdict, Words
from actcheck.reporters.diagnosis import beside
from actcheck.reporters.diagnosis_record import DiagnosisRecord
from actcheck.reporters.diagnosis_record import record as diagnosis_record
from actcheck.reporters.fingerprints import Fingerprints
from actcheck.reporters.json_text import escaped
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from actcheck.diagnosis import Diagnosis
    from actcheck.findings import Finding, Fix
    from actcheck.reporters.checked import CheckedText, Tally
    from actcheck.reporters.formats import Asked, Ended
    from actcheck.source import Document


VERSION = 1


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


class EditRecord(_Frozen):
    """A stretch of the original text, and what is to stand there instead."""

    span: Span
    """[start, end] in characters of the text."""
    replacement: str


class FixRecord(_Frozen):
    """How the text is put right."""

    edits: tuple[EditRecord, ...]
    """In the order of the text, none touching another."""
    safe: bool
    """It changes how the act is written, and nothing that it states."""


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
    fix: FixRecord | None
    fingerprint: str
    """The same from one run to the next, whatever moved around it: 32 hexadecimal digits."""
    diagnoses: tuple[DiagnosisRecord, ...] = ()
    """Those that concern it, and no finding before it."""


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


class SuppressedRecord(_Frozen):
    """A finding that is set aside."""

    kind: Literal["suppression", "baseline"]
    """By a suppression with its reason, or because the baseline has it."""
    reason: str
    """Why; empty for the baseline."""
    source: str
    """Where that stands: a file and a line, or the baseline's file."""
    finding: FindingRecord


class FileRecord(_Frozen):
    """One text: an act, or a file that sets findings of one aside."""

    path: str
    findings: tuple[FindingRecord, ...]
    """By place, then by rule; those of the severity asked for and above."""
    suppressed: tuple[SuppressedRecord, ...]
    """Those set aside, of any severity."""
    verdicts: tuple[VerdictRecord, ...]
    unread: tuple[UnreadRecord, ...]


class FailureRecord(_Frozen):
    """An input that was not checked: it cannot be read, or holds nothing to check."""

    path: str
    message: str


class RuleCount(_Frozen):
    """How many findings a rule has."""

    rule: str
    name: str
    count: int


class StaleRecord(_Frozen):
    """An entry of the baseline to which no finding answers any more."""

    baseline: str
    """The baseline's file."""
    path: str
    """The act's file, from the baseline's folder."""
    rule: str
    quote: str


class Summary(_Frozen):
    """The counts of the run; ``hidden`` findings are below the severity asked for.

    ``suppressed`` findings are set aside by a suppression, ``known`` ones by the baseline.
    """

    checked: int
    unreadable: int
    empty: int
    errors: int
    warnings: int
    information: int
    hidden: int
    suppressed: int
    known: int


class JsonReport(_Frozen):
    """What a run found."""

    version: Literal[1] = 1
    files: tuple[FileRecord, ...]
    failures: tuple[FailureRecord, ...]
    stale: tuple[StaleRecord, ...]
    """Entries of baselines, of the files checked."""
    statistics: tuple[RuleCount, ...]
    """The findings above by rule, the most frequent first."""
    summary: Summary


class JsonReporter:
    """The format ``json``: one document for the run."""

    def __init__(self, stream: TextIO, asked: Asked) -> None:
        self._stream = stream
        self._least = asked.least
        self._files: list[FileRecord] = []

    def add(self, text: CheckedText) -> None:
        self._files.append(file_record(text, self._least))

    def close(self, ended: Ended) -> None:
        failures = tuple(FailureRecord(path=path, message=why) for path, why in ended.failures)
        self._stream.write(render(tuple(self._files), failures, ended.tally, stale_records(ended)) + "\n")


def stale_records(ended: Ended) -> tuple[StaleRecord, ...]:
    """The entries of baselines that answer to nothing."""
    return tuple(
        StaleRecord(baseline=shown(file), path=entry.path, rule=entry.rule, quote=entry.quote)
        for file, entries in ended.stale.items()
        for entry in entries
    )


def file_record(text: CheckedText, least: Severity) -> FileRecord:
    """What is reported of one text."""
    found = text.shown(least)
    fingerprints = Fingerprints(text)

    def recorded(finding: Finding, diagnoses: Sequence[Diagnosis] = ()) -> FindingRecord:
        return _finding(text.document, finding, fingerprints.of(finding), diagnoses)

    return FileRecord(
        path=text.path,
        findings=tuple(recorded(finding, beside(finding, found, text.diagnoses)) for finding in found),
        suppressed=tuple(
            SuppressedRecord(kind=each.kind, reason=each.reason, source=each.source, finding=recorded(each.finding))
            for each in text.suppressed
        ),
        verdicts=tuple(VerdictRecord(**verdict._asdict()) for verdict in text.verdicts),
        unread=tuple(
            UnreadRecord(sought=unread.sought, place=_place(text.document, Place(span=unread.span)))
            for unread in text.unread
        ),
    )


def render(
    files: tuple[FileRecord, ...],
    failures: tuple[FailureRecord, ...],
    tally: Tally,
    stale: tuple[StaleRecord, ...] = (),
) -> str:
    """The JSON document of a run, indented, without a final line end."""
    report = JsonReport(
        files=files, failures=failures, stale=stale, statistics=statistics(tally), summary=summary(tally)
    )
    return escaped(report.model_dump_json(indent=2))


def summary(tally: Tally) -> Summary:
    """The counts of a run."""
    return Summary(
        checked=tally.checked,
        unreadable=tally.unreadable,
        empty=tally.empty,
        errors=tally.shown[Severity.ERROR],
        warnings=tally.shown[Severity.WARNING],
        information=tally.shown[Severity.INFORMATION],
        hidden=tally.hidden.total(),
        suppressed=tally.suppressed,
        known=tally.known,
    )


def statistics(tally: Tally) -> tuple[RuleCount, ...]:
    """The counts by rule."""
    return tuple(RuleCount(rule=rule, name=name, count=count) for rule, name, count in tally.statistics())


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document."""
    return published("findings", JsonReport.model_json_schema(mode="serialization"))


def published(name: str, model: dict[str, Any]) -> dict[str, Any]:
    """The schema of a form as it is published: with its name and version.

    A form that changes so that what read it no longer can has another version.
    """
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:actcheck:{name}:{VERSION}"} | model


def _finding(document: Document, finding: Finding, fingerprint: str, diagnoses: Sequence[Diagnosis]) -> FindingRecord:
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
        fix=_fix(finding.fix) if finding.fix else None,
        fingerprint=fingerprint,
        diagnoses=tuple(diagnosis_record(document, diagnosis) for diagnosis in diagnoses),
    )


def _fix(fix: Fix) -> FixRecord:
    edits = tuple(EditRecord(span=edit.span, replacement=edit.replacement) for edit in fix.edits)
    return FixRecord(edits=edits, safe=fix.safe)


def _place(document: Document, place: Place) -> PlaceRecord:
    line, column = document.location(place.span.start)
    end_line, end_column = document.location(place.span.end)
    return PlaceRecord(
        span=place.span, line=line, column=column, end_line=end_line, end_column=end_column, label=place.label
    )
