"""The format ``github``: workflow commands, which GitHub Actions shows as annotations.

Form: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.reporters.addresses import address
from actcheck.reporters.excerpt import plain
from actcheck.reporters.text import TextReporter, told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from actcheck.findings import Finding
    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.formats import Asked, Ended

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


class GithubReporter:
    """One command a finding, then the line that closes the run."""

    def __init__(self, stream: TextIO, asked: Asked) -> None:
        self._stream = stream
        self._asked = asked

    def add(self, text: CheckedText) -> None:
        for finding in text.shown(self._asked.least):
            self._write(_COMMANDS[finding.severity], self._place(text, finding), "\n".join(self._lines(text, finding)))

    def close(self, ended: Ended) -> None:
        for path, why in ended.failures:
            self._write("error", {"file": plain(address(path))}, plain(why))
        closing = TextReporter(language=self._asked.language, least=self._asked.least).closing(ended.tally)
        self._stream.write(f"{closing}\n")

    def _place(self, text: CheckedText, finding: Finding) -> dict[str, str]:
        span = finding.place.span
        line, column = text.document.location(span.start)
        end_line, end_column = text.document.location(span.end)
        place = {"file": plain(address(text.path)), "line": str(line), "col": str(column), "endLine": str(end_line)}
        # Columns of a place on several lines are refused.
        if end_line == line:
            place["endColumn"] = str(end_column)
        return place | {"title": f"{finding.rule} {finding.name}"}

    def _lines(self, text: CheckedText, finding: Finding) -> list[str]:
        language = self._asked.language
        return [
            plain(line)
            for line in (finding.message.in_language(language), *told(text, finding, self._asked.least, language))
        ]

    def _write(self, command: str, properties: Mapping[str, str], message: str) -> None:
        said = ",".join(f"{name}={_escaped(value, _IN_PROPERTY)}" for name, value in properties.items())
        self._stream.write(f"::{command} {said}::{_escaped(message, _IN_MESSAGE)}\n")


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
