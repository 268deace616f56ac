"""The format ``markdown``: the comment of a merge request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actcheck.reporters.addresses import address
from actcheck.reporters.excerpt import plain
from actcheck.reporters.rule_page import escaped
from actcheck.reporters.text import TextReporter, severity_words, told

if TYPE_CHECKING:
    from typing import TextIO

    from actcheck.findings import Finding
    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.formats import Asked, Ended

MARK = "<!-- actcheck -->"
"""The first line, by which a comment already made is known."""

# GitHub takes 65,536 characters, and refuses the whole beyond.
_ROOM = 60_000
# What calls a person, or links to an issue, a merge request, a label or a milestone.
_CALLS = re.compile(r"[@#!~%$](?=\w)")

_HEADINGS = {"fr": ("Ligne", "Gravité", "Règle", "Constat"), "en": ("Line", "Severity", "Rule", "Finding")}


class MarkdownReporter:
    """The counts, then a table for each text that has findings, as many as a comment may hold."""

    def __init__(self, stream: TextIO, asked: Asked) -> None:
        self._stream = stream
        self._asked = asked
        self._rows: list[tuple[str, str]] = []

    def add(self, text: CheckedText) -> None:
        heading = _code(address(text.path))
        self._rows += ((heading, self._row(text, finding)) for finding in text.shown(self._asked.least))

    def close(self, ended: Ended) -> None:
        language = self._asked.language
        closing = TextReporter(language=language, least=self._asked.least).closing(ended.tally)
        self._stream.write(f"{MARK}\n## actcheck\n\n{prose(closing)}\n")
        for path, why in ended.failures:
            self._stream.write(f"\n- {_code(address(path))} : {prose(plain(why))}\n")
        written, above = 0, ""
        for position, (heading, row) in enumerate(self._rows):
            if written + len(row) > _ROOM:
                self._stream.write(f"\n{self._left_out(len(self._rows) - position)}\n")
                break
            if heading != above:
                titles = _HEADINGS[language]
                top = f"\n### {heading}\n\n| {' | '.join(titles)} |\n|{' --- |' * len(titles)}\n"
                self._stream.write(top)
                written += len(top)
            self._stream.write(row)
            written += len(row)
            above = heading

    def _row(self, text: CheckedText, finding: Finding) -> str:
        language = self._asked.language
        line, column = text.document.location(finding.place.span.start)
        message, advice, *rest = (
            prose(plain(words))
            for words in (finding.message.in_language(language), *told(text, finding, self._asked.least, language))
        )
        said = "<br>".join((message, advice, *(f"<sub>{each}</sub>" for each in rest)))
        cells = (f"{line}:{column}", severity_words(finding, language), f"{finding.rule} {finding.name}", said)
        return f"| {' | '.join(cells)} |\n"

    def _left_out(self, count: int) -> str:
        if self._asked.language == "en":
            return f"{count} findings more, which a comment has no room for."
        return f"{count} constats de plus, qui ne tiennent pas dans un commentaire."


def prose(text: str) -> str:
    """The text as Markdown shows it unchanged, and that calls nobody."""
    return _CALLS.sub(r"\g<0><!-- -->", escaped(text))


def _code(text: str) -> str:
    """A name as code, whatever marks it holds."""
    shown = plain(text)
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    space = " " if "`" in shown else ""
    return f"{fence}{space}{shown}{space}{fence}"
