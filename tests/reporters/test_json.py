from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from actcheck.findings import Severity
from actcheck.reporters import Tally
from actcheck.reporters.json import FailureRecord, file_record, render, schema

if TYPE_CHECKING:
    from actcheck.reporters import CheckedText


def report(checked: CheckedText, least: Severity) -> dict[str, object]:
    tally = Tally(least, unreadable=1)
    tally.add(checked)
    failures = (FailureRecord(path="b.txt", message="fichier introuvable / file not found"),)
    written: dict[str, object] = json.loads(render((file_record(checked, least),), failures, tally))
    return written


def test_the_document_conforms_to_its_schema(checked: CheckedText):
    Draft202012Validator.check_schema(schema())
    validator = Draft202012Validator(schema())
    document = report(checked, Severity.INFORMATION)
    assert list(validator.iter_errors(document)) == []
    assert [error.validator for error in validator.iter_errors(document | {"version": 2})] == ["const"]


def test_findings_have_their_places_in_lines_and_columns(checked: CheckedText):
    document = report(checked, Severity.WARNING)
    (file,) = document["files"]  # type: ignore[misc]
    report_missing, votes = file["findings"]
    assert (file["path"], report_missing["rule"], votes["rule"]) == ("actes/a.txt", "COM001", "VOT004")
    start = checked.document.original.index("le rapport")
    end = checked.document.original.index(" ;\nPour")
    assert report_missing["place"] == {
        "span": [start, end],
        "line": 4,
        "column": 4,
        "end_line": 5,
        "end_column": 10,
        "label": None,
    }
    assert (report_missing["severity"], report_missing["confidence"]) == ("error", "likely")
    assert votes["place"]["label"] == {"fr": "44 voix", "en": "44 votes"}
    assert votes["message"] == {"fr": "Voix comptées : 44. Présents : 3.", "en": "Votes counted: 44. Present: 3."}
    assert [(place["line"], place["column"], place["end_column"]) for place in votes["related"]] == [(2, 1, 17)]
    assert votes["basis"][0]["article"] == "CGCT L3121-16"


def test_verdicts_failures_and_counts(checked: CheckedText):
    document = report(checked, Severity.WARNING)
    (file,) = document["files"]  # type: ignore[misc]
    assert [(verdict["rule"], verdict["verdict"], verdict["missing"]) for verdict in file["verdicts"]] == [
        ("VOT004", "faulty", []),
        ("SIT001", "undetermined", ["sitting.date"]),
        ("SIT001", "undetermined", ["act.kind", "sitting.date"]),
    ]
    assert document["failures"] == [{"path": "b.txt", "message": "fichier introuvable / file not found"}]
    assert document["summary"] == {
        "checked": 1,
        "unreadable": 1,
        "empty": 0,
        "errors": 1,
        "warnings": 1,
        "information": 0,
        "hidden": 1,
        "suppressed": 0,
        "known": 0,
    }
