"""The format ``sarif``: SARIF 2.1.0, which code scanning services and editors read.

Form: OASIS, Static Analysis Results Interchange Format 2.1.0 (errata 01).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actcheck import __version__
from actcheck.findings import Confidence, Severity
from actcheck.reporters.addresses import uri
from actcheck.reporters.excerpt import plain
from actcheck.reporters.fingerprints import Fingerprints
from actcheck.reporters.json_text import dumped
from actcheck.reporters.rule_page import escaped, markdown_page, rule_page
from actcheck.reporters.text import told, written_basis

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from actcheck.configuration.suppression import Suppressed
    from actcheck.findings import Finding, Fix, Place
    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.formats import Asked, Ended
    from actcheck.rules import Rule
    from actcheck.source import Document, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# A name, as that of the JSON schemas: where actcheck is published is the publisher's affair.
_INFORMATION = "urn:actcheck"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}
# GitHub's words for the same.
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "recommendation"}
_PRECISIONS = {Confidence.CERTAIN: "very-high", Confidence.LIKELY: "medium"}
_ROOT = "SRCROOT"


class SarifReporter:
    """One run. Its rules are those that found something."""

    def __init__(self, stream: TextIO, asked: Asked) -> None:
        self._stream = stream
        self._asked = asked
        self._artifacts: list[dict[str, Any]] = []
        self._results: list[dict[str, Any]] = []
        self._rules: dict[str, tuple[int, Finding]] = {}

    def add(self, text: CheckedText) -> None:
        self._artifacts.append({"location": _location(text.path), "roles": ["analysisTarget"]})
        shown = text.shown(self._asked.least)
        aside = [each for each in text.suppressed if each.finding.severity.rank >= self._asked.least.rank]
        if not shown and not aside:
            return
        fingerprints = Fingerprints(text)
        for finding in shown:
            self._results.append(self._result(text, finding, fingerprints.of(finding)))
        for each in aside:
            result = self._result(text, each.finding, fingerprints.of(each.finding))
            self._results.append(result | {"suppressions": [_suppression(each, text)]})

    def close(self, ended: Ended) -> None:
        known = self._asked.rules()
        language = self._asked.language
        run: dict[str, Any] = {
            "tool": {
                "driver": {
                    "name": "actcheck",
                    "fullName": f"actcheck {__version__}",
                    "informationUri": _INFORMATION,
                    "version": __version__,
                    "semanticVersion": __version__,
                    "language": language,
                    "rules": [
                        _descriptor(rule, known.get(rule), finding, language)
                        for rule, (_, finding) in self._rules.items()
                    ],
                }
            },
            "automationDetails": {"id": "actcheck/"},
            "language": language,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {
                _ROOT: {"description": {"text": "The folder in which actcheck was run, the top of the repository."}}
            },
            "invocations": [
                {
                    "executionSuccessful": not ended.tally.unreadable,
                    "toolExecutionNotifications": [
                        {
                            "level": "error",
                            "message": {"text": plain(why)},
                            "locations": [{"physicalLocation": {"artifactLocation": _location(path)}}],
                        }
                        for path, why in ended.failures
                    ],
                }
            ],
            "artifacts": self._artifacts,
            "results": self._results,
        }
        self._stream.write(dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n")

    def _result(self, text: CheckedText, finding: Finding, fingerprint: str) -> dict[str, Any]:
        language = self._asked.language
        index, _ = self._rules.setdefault(finding.rule, (len(self._rules), finding))
        message, advice, *rest = (
            plain(line)
            for line in (
                finding.message.in_language(language),
                *told(text, finding, self._asked.least, language),
            )
        )
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": index,
            "level": _LEVELS[finding.severity],
            "message": {
                "text": f"{message} {advice}",
                "markdown": "\n\n".join((escaped(message), escaped(advice), *(f"> {escaped(each)}" for each in rest))),
            },
            "locations": [{"physicalLocation": _physical(text, finding.place)}],
            "partialFingerprints": {
                "actcheckContent/v1": fingerprint,
                # GitHub tells alerts apart by this one alone.
                "primaryLocationLineHash": f"{fingerprint}:1",
            },
            "properties": {
                "confidence": finding.confidence.value,
                "basis": [plain(written_basis(each, language)) for each in finding.basis],
            },
        }
        if finding.related:
            result["relatedLocations"] = [
                _related(number, text, place, language) for number, place in enumerate(finding.related, 1)
            ]
        if finding.fix is not None:
            result["fixes"] = [_fix(text, finding.fix, language)]
        return result


def _descriptor(rule: str, known: Rule | None, finding: Finding, language: str) -> dict[str, Any]:
    """A rule, with its page."""
    if known is None:
        return {"id": rule, "name": finding.name, "defaultConfiguration": {"level": _LEVELS[finding.severity]}}
    tags = [known.family, known.ground]
    return {
        "id": rule,
        "name": known.name,
        "shortDescription": {"text": _sentence(known.title.in_language(language))},
        "fullDescription": {"text": _sentence(known.why.in_language(language))},
        "help": {
            "text": "\n".join(rule_page(known, language)).strip(),
            "markdown": "\n".join(_without_blank_runs(markdown_page(known, language))).strip(),
        },
        "defaultConfiguration": {"level": _LEVELS[known.severity], "enabled": known.enabled},
        "properties": {
            "tags": list(dict.fromkeys(tags)),
            "precision": _PRECISIONS[known.confidence],
            "problem.severity": _PROBLEMS[known.severity],
        },
    }


def _physical(text: CheckedText, place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": _location(text.path),
        "region": _region(text.document, place.span)
        | {"snippet": {"text": text.document.original[slice(*place.span)]}},
    }


def _related(number: int, text: CheckedText, place: Place, language: str) -> dict[str, Any]:
    location: dict[str, Any] = {"id": number, "physicalLocation": _physical(text, place)}
    if place.label is not None:
        location["message"] = {"text": plain(place.label.in_language(language))}
    return location


def _location(path: str) -> dict[str, Any]:
    reference = uri(path)
    return {"uri": reference} if reference.startswith("file:") else {"uri": reference, "uriBaseId": _ROOT}


def _region(document: Document, span: Span) -> dict[str, int]:
    line, column = document.location(span.start)
    end_line, end_column = document.location(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(text: CheckedText, fix: Fix, language: str) -> dict[str, Any]:
    words = {
        ("fr", True): "Change l'écriture, et rien de ce que l'acte dit.",
        ("fr", False): "Peut changer ce que l'acte dit : à relire.",
        ("en", True): "Changes how the act is written, and nothing that it says.",
        ("en", False): "May change what the act says: to be read again.",
    }
    replacements = [
        {
            "deletedRegion": _region(text.document, edit.span),
            "insertedContent": {"text": edit.replacement},
        }
        for edit in fix.edits
    ]
    change = {"artifactLocation": _location(text.path), "replacements": replacements}
    return {"description": {"text": words[language, fix.safe]}, "artifactChanges": [change]}


def _suppression(suppressed: Suppressed, text: CheckedText) -> dict[str, Any]:
    at_head = suppressed.source.startswith(f"{text.path}:")
    said = ". ".join(filter(None, (suppressed.reason.rstrip("."), suppressed.source)))
    return {"kind": "inSource" if at_head else "external", "status": "accepted", "justification": plain(said)}


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _without_blank_runs(lines: Iterator[str]) -> Iterator[str]:
    above = ""
    for line in lines:
        if line or above:
            yield line
        above = line
