"""What must be said of each example: the faults that ``examples/expected.yaml`` lists, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from actcheck import pipeline
from actcheck.findings import Finding, Severity

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((EXAMPLES / "expected.yaml").read_text(encoding="utf-8"))
FAULTS = [
    pytest.param(name, fault, id=f"{name}-{fault['about']}")
    for name, expected in EXPECTED.items()
    for fault in expected["faults"]
]


def text_of(name: str) -> str:
    return (EXAMPLES / name).read_text(encoding="utf-8")


def stands_at(finding: Finding, text: str, quote: str) -> bool:
    """Whether the finding, or a place beside it, points into one of the places of these words."""
    at = text.find(quote)
    while at >= 0:
        if any(
            at < place.span.end and place.span.start < at + len(quote) for place in (finding.place, *finding.related)
        ):
            return True
        at = text.find(quote, at + 1)
    return False


@pytest.mark.parametrize(("name", "fault"), FAULTS)
def test_fault_is_said(name: str, fault: dict[str, Any]) -> None:
    text = text_of(name)
    assert fault["quote"] in text
    findings = pipeline.check(text).findings
    assert [finding.name for finding in findings if stands_at(finding, text, fault["quote"])] != [], findings


@pytest.mark.parametrize("name", [name for name, expected in EXPECTED.items() if not expected["faults"]])
def test_nothing_is_said_of_a_faultless_act(name: str) -> None:
    text = text_of(name)
    said = [(f.name, text[slice(*f.place.span)], f.message.fr) for f in pipeline.check(text).findings]
    assert said == []


@pytest.mark.parametrize("name", [name for name, expected in EXPECTED.items() if expected["faults"]])
def test_nothing_else_is_said_of_a_faulty_act(name: str) -> None:
    """Remarks (information) beside the faults are lawful; errors and warnings are not."""
    text = text_of(name)
    quotes = [fault["quote"] for fault in EXPECTED[name]["faults"]]
    other = [
        (finding.name, text[slice(*finding.place.span)], finding.message.fr)
        for finding in pipeline.check(text).findings
        if finding.severity is not Severity.INFORMATION and not any(stands_at(finding, text, q) for q in quotes)
    ]
    assert other == []
