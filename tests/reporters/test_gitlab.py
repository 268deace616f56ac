from __future__ import annotations

import json
from typing import TYPE_CHECKING

from actcheck.configuration.baseline import Baseline
from actcheck.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from actcheck.reporters import CheckedText


# What GitLab documents: each issue has all of these, and other keys are ignored.
DOCUMENTED = {"description", "check_name", "fingerprint", "severity", "location"}
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def test_every_issue_has_the_documented_fields(
    reported: Callable[..., str], checked: CheckedText, hostile: CheckedText
):
    issues = json.loads(reported("gitlab", checked, hostile, failures=[("b.pdf", "pas du texte / not text")]))
    assert [set(issue) for issue in issues] == [DOCUMENTED] * 5
    assert {issue["severity"] for issue in issues} <= SEVERITIES
    assert len({issue["fingerprint"] for issue in issues}) == 5
    assert all(issue["location"]["lines"]["begin"] >= 1 for issue in issues)
    assert [issue["location"]["path"] for issue in issues][-2:] == ["actes/a, b: 100%.txt", "b.pdf"]
    assert (issues[-1]["severity"], issues[-1]["description"]) == ("blocker", "pas du texte / not text")


def test_an_issue_a_finding(reported: Callable[..., str], checked: CheckedText):
    issues = json.loads(reported("gitlab", checked))
    assert [issue["severity"] for issue in issues] == ["info", "critical", "minor"]
    votes = issues[2]
    fingerprint = votes.pop("fingerprint")
    assert len(fingerprint) == 32
    assert votes == {
        "description": "Voix comptées : 44. Présents : 3. À faire : Recompter les voix.",
        "check_name": "VOT004 votes-unexplained",
        "severity": "minor",
        "location": {"path": "actes/a.txt", "lines": {"begin": 6, "end": 6}},
    }
    assert issues[1]["location"]["lines"] == {"begin": 4, "end": 5}


def test_fingerprints_are_those_of_the_baseline(
    reported: Callable[..., str], checked: CheckedText, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    issues = json.loads(reported("gitlab", checked, least=Severity.WARNING))
    baseline = Baseline(str(tmp_path / "actcheck-baseline.json"))
    entries = baseline.entries_for(checked.path, checked.document, checked.findings)
    assert [issue["fingerprint"] for issue in issues] == [entry.fingerprint for entry in entries[1:]]


def test_nothing_found_is_an_empty_report(reported: Callable[..., str]):
    assert json.loads(reported("gitlab")) == []


def test_words_are_shown_as_text(reported: Callable[..., str], hostile: CheckedText):
    written = reported("gitlab", hostile)
    (issue,) = json.loads(written)
    assert issue["location"]["path"] == "actes/a, b: 100%.txt"
    assert r"<script>alert(1)</script> ]]> {{7*7}} \x0b\x1b[31m\u202eecnaées" in issue["description"]
    assert not {"\u202e", "\x1b"} & set(written)
