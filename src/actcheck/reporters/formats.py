"""The formats of findings, by name, and what they have in common.

A format is a class that is given where to write and what was asked for, then every checked text in its
order, then how the run ended. Its module is imported when the format is asked for. To add one: write the
module, and name it in ``FORMATS``.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Protocol

from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    from actcheck.configuration.baseline import Entry
    from actcheck.findings import Severity
    from actcheck.reporters.checked import CheckedText, Tally
    from actcheck.rules import Rule


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a report, whatever its format.

    :param language: "fr" or "en".
    :param least: findings of a lower severity are left out.
    :param rules: the rules by id, those about suppressions too; to be called once a text was given, since
        the rules are known by then.
    :param color: of the terminal's form: whether it holds ANSI colours.
    :param width: of the terminal's form: columns.
    :param statistics: of the terminal's form: counts by rule instead of findings.
    :param suppressed: of the terminal's form: the findings set aside too.
    :param verbose: of the terminal's form: what stays undetermined too.
    :param day: of a report for people: the day on which it is made, where it is to say so.
    """

    language: str
    least: Severity
    rules: Callable[[], Mapping[str, Rule]]
    color: bool = False
    width: int = 100
    statistics: bool = False
    suppressed: bool = False
    verbose: bool = False
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended.

    :param tally: its counts.
    :param failures: the inputs that were not checked: path, and why.
    :param stale: the entries of baselines to which nothing answers any more, by the baseline's file.
    """

    tally: Tally
    failures: Sequence[tuple[str, str]]
    stale: Mapping[str, Sequence[Entry]]


class Reporter(Protocol):
    """Writes what was found, in one format. Made with the stream to write to, and what is asked."""

    def add(self, text: CheckedText) -> None:
        """Report one text."""

    def close(self, ended: Ended) -> None:
        """Write what is left to write. The stream stays open."""


class Format(NamedTuple):
    """Where a format is.

    :param place: "module:class".
    :param binary: it writes bytes, else text.
    :param extra: the extra of the package without which it does not work, or None.
    """

    place: str
    binary: bool = False
    extra: str | None = None

    def reporter(self, stream: IO[Any], asked: Asked) -> Reporter:
        """
        :param stream: of bytes or of text, as ``binary`` says; text ends its lines with "\\n".
        :raises ActcheckError: when the format needs an extra that is not installed.
        """
        module, name = self.place.split(":")
        try:
            made: Reporter = getattr(import_module(module), name)(stream, asked)
        except ModuleNotFoundError as error:
            if self.extra is None:
                raise
            raise ActcheckError(
                f"{error.name} n'est pas installé / is not installed", hint=f"pip install 'actcheck[{self.extra}]'"
            ) from None
        return made


FORMATS: Mapping[str, Format] = {
    "text": Format("actcheck.reporters.text:TextReport"),
    "json": Format("actcheck.reporters.json:JsonReporter"),
    "jsonl": Format("actcheck.reporters.json_lines:JsonLinesReporter"),
    "sarif": Format("actcheck.reporters.sarif:SarifReporter"),
    "github": Format("actcheck.reporters.github:GithubReporter"),
    "gitlab": Format("actcheck.reporters.gitlab:GitlabReporter"),
    "junit": Format("actcheck.reporters.junit:JunitReporter", binary=True),
    "checkstyle": Format("actcheck.reporters.checkstyle:CheckstyleReporter", binary=True),
    "markdown": Format("actcheck.reporters.markdown:MarkdownReporter"),
    "html": Format("actcheck.reporters.review.html:HtmlReport", extra="report"),
    "pdf": Format("actcheck.reporters.review.pdf:PdfReport", binary=True, extra="report,pdf"),
    "docx": Format("actcheck.reporters.review.docx:DocxReport", binary=True, extra="report"),
}
