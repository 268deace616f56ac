"""The format ``jsonl``: findings for programs that read as they are written, one JSON record a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, RootModel

from actcheck.reporters.json import (
    FailureRecord,
    FileRecord,
    RuleCount,
    StaleRecord,
    Summary,
    file_record,
    published,
    stale_records,
    statistics,
    summary,
)
from actcheck.reporters.json_text import escaped

if TYPE_CHECKING:
    from typing import TextIO

    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.formats import Asked, Ended


class FileLine(FileRecord):
    """One text."""

    type: Literal["file"] = "file"


class FailureLine(FailureRecord):
    """An input that was not checked."""

    type: Literal["failure"] = "failure"


class StaleLine(StaleRecord):
    """An entry of a baseline to which no finding answers any more."""

    type: Literal["stale"] = "stale"


class SummaryLine(Summary):
    """The last line."""

    type: Literal["summary"] = "summary"
    version: Literal[1] = 1
    statistics: tuple[RuleCount, ...]
    """The findings by rule, the most frequent first."""


class JsonLine(RootModel[Annotated[FileLine | FailureLine | StaleLine | SummaryLine, Field(discriminator="type")]]):
    """One line: a text, in the order given; then failures, stale entries, and the counts of the run."""


class JsonLinesReporter:
    """A line as soon as a text was checked."""

    def __init__(self, stream: TextIO, asked: Asked) -> None:
        self._stream = stream
        self._least = asked.least

    def add(self, text: CheckedText) -> None:
        self._write(FileLine(**dict(file_record(text, self._least))))
        self._stream.flush()

    def close(self, ended: Ended) -> None:
        for path, why in ended.failures:
            self._write(FailureLine(path=path, message=why))
        for record in stale_records(ended):
            self._write(StaleLine(**dict(record)))
        self._write(SummaryLine(**dict(summary(ended.tally)), statistics=statistics(ended.tally)))

    def _write(self, record: FileLine | FailureLine | StaleLine | SummaryLine) -> None:
        self._stream.write(escaped(record.model_dump_json()) + "\n")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line."""
    return published("findings-line", JsonLine.model_json_schema(mode="serialization"))
