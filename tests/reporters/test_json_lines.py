from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from actcheck.reporters.json_lines import schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.reporters import CheckedText


def test_each_line_conforms_to_its_schema(reported: Callable[..., str], aside: CheckedText):
    written = reported("jsonl", aside, failures=[("b.pdf", "pas du texte / not text")])
    lines = [json.loads(line) for line in written.splitlines()]
    Draft202012Validator.check_schema(schema())
    validator = Draft202012Validator(schema())
    assert [list(validator.iter_errors(line)) for line in lines] == [[]] * 3
    assert [line["type"] for line in lines] == ["file", "failure", "summary"]
    assert [error.validator for error in validator.iter_errors(lines[1] | {"message": 1})] == ["oneOf"]


def test_a_line_has_what_the_document_has(reported: Callable[..., str], aside: CheckedText):
    line, end = map(json.loads, reported("jsonl", aside).splitlines())
    document = json.loads(reported("json", aside))
    assert document["files"] == [{key: value for key, value in line.items() if key != "type"}]
    assert (end["checked"], end["version"], end["statistics"]) == (1, 1, document["statistics"])


def test_a_finding_has_its_fix_and_its_fingerprint(reported: Callable[..., str], aside: CheckedText):
    line = json.loads(reported("jsonl", aside).splitlines()[0])
    fixed = line["findings"][0]
    assert fixed["fix"] == {"edits": [{"span": [18, 23], "replacement": "Haute"}], "safe": True}
    every = [*line["findings"], *(each["finding"] for each in line["suppressed"])]
    assert len({finding["fingerprint"] for finding in every}) == len(every) == 6


def test_no_line_turns_around(reported: Callable[..., str], hostile: CheckedText):
    written = reported("jsonl", hostile)
    assert not {"\u202e", "\x1b", "\x0b"} & set(written)
    assert "\u202eecnaées" in json.loads(written.splitlines()[0])["findings"][0]["message"]["fr"]
