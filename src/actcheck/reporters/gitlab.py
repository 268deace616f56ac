"""The format ``gitlab``: a Code Quality report, which GitLab shows in merge requests.

Form: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actcheck.configuration.baseline import fingerprint
from actcheck.findings import Severity
from actcheck.reporters.addresses import address
from actcheck.reporters.excerpt import plain
from actcheck.reporters.fingerprints import Fingerprints
from actcheck.reporters.json_text import dumped
from actcheck.reporters.text import todo

if TYPE_CHECKING:
    from typing import TextIO

    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.formats import Asked, Ended

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFORMATION: "info"}


class GitlabReporter:
    """One array of issues for the run; a file that cannot be read is one too."""

    def __init__(self, stream: TextIO, asked: Asked) -> None:
        self._stream = stream
        self._asked = asked
        self._issues: list[dict[str, Any]] = []

    def add(self, text: CheckedText) -> None:
        shown = text.shown(self._asked.least)
        fingerprints = Fingerprints(text) if shown else None
        for finding in shown:
            assert fingerprints is not None
            first, _ = text.document.location(finding.place.span.start)
            last, _ = text.document.location(max(finding.place.span.start, finding.place.span.end - 1))
            words = (finding.message.in_language(self._asked.language), todo(finding, self._asked.language))
            self._issues.append(
                {
                    "description": plain(" ".join(words)),
                    "check_name": f"{finding.rule} {finding.name}",
                    "fingerprint": fingerprints.of(finding),
                    "severity": _SEVERITIES[finding.severity],
                    "location": {"path": address(text.path), "lines": {"begin": first, "end": last}},
                }
            )

    def close(self, ended: Ended) -> None:
        for path, why in ended.failures:
            self._issues.append(
                {
                    "description": plain(why),
                    "check_name": "actcheck",
                    "fingerprint": fingerprint(address(path), "", why, 0),
                    "severity": "blocker",
                    "location": {"path": address(path), "lines": {"begin": 1}},
                }
            )
        self._stream.write(dumped(self._issues, indent=2) + "\n")
