"""Findings for people, in a terminal."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

import click

from actcheck.ast import Sought
from actcheck.days import written_date
from actcheck.findings import Confidence, Severity, Verdict
from actcheck.reporters.diagnosis import told_beside
from actcheck.reporters.excerpt import excerpt, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from actcheck.findings import Basis, Finding, Place, Words
    from actcheck.reporters.checked import CheckedText, Tally
    from actcheck.reporters.formats import Asked, Ended
    from actcheck.source import Document

_SEVERITY = {
    "fr": {Severity.ERROR: "erreur", Severity.WARNING: "avertissement", Severity.INFORMATION: "information"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "information"},
}
_SOUGHT = {Sought.NAMES: ("liste de noms", "list of names")}
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFORMATION: "cyan"}
_ARTICLE_LETTER = re.compile(r"\b([LRDA])(\*?)(?=\d)")
_LEAST_ROOM = 40


def severity_word(severity: Severity, language: str) -> str:
    """ "avertissement", "warning"."""
    return _SEVERITY[language][severity]


def written_basis(basis: Basis, language: str) -> str:
    """ "CGCT L. 3121-16 (en vigueur depuis le 22 mars 2015) : « ... »"."""
    english = language == "en"
    article = _ARTICLE_LETTER.sub(r"\1.\2 ", basis.article)
    since, until = (
        day and written_date(datetime.date.fromisoformat(day), language)
        for day in (basis.in_force_from, basis.in_force_to)
    )
    if since and until:
        article += f" (in force from {since} to {until})" if english else f" (en vigueur du {since} au {until})"
    elif since:
        article += f" (in force since {since})" if english else f" (en vigueur depuis le {since})"
    elif until:
        article += f" (in force until {until})" if english else f" (en vigueur jusqu'au {until})"
    if not basis.says:
        return article
    return f"{article}: “{basis.says}”" if english else f"{article} : « {basis.says} »"


def severity_words(finding: Finding, language: str) -> str:
    """ "avertissement", "warning (likely)"."""
    word = severity_word(finding.severity, language)
    if finding.confidence is Confidence.LIKELY:
        word += " (likely)" if language == "en" else " (probable)"
    return word


def todo(finding: Finding, language: str) -> str:
    """What to do about a finding: "À faire : Recompter les voix."."""
    return ("What to do: " if language == "en" else "À faire : ") + finding.help.in_language(language)


def told(text: CheckedText, finding: Finding, least: Severity, language: str) -> list[str]:
    """What follows the message of a finding, in lines: what to do, the diagnosis beside it, each article.

    :param least: what is shown with it, on which depends beside which finding a diagnosis stands.
    """
    diagnosis = "Diagnosis: " if language == "en" else "Diagnostic : "
    beside = told_beside(finding, text.shown(least), text.diagnoses) if text.diagnoses else ()
    return [
        todo(finding, language),
        *(diagnosis + words.in_language(language) for words in beside),
        *(written_basis(basis, language) for basis in finding.basis),
    ]


class _Stretch(NamedTuple):
    """A place, or the first or last line of one, on one line; columns count from 0."""

    line: int
    start: int
    end: int
    mark: str
    label: str


class TextReporter:
    """Findings as lines of text.

    :param language: "fr" or "en".
    :param least: the findings below this severity are left out.
    :param color: whether the lines hold ANSI colours.
    :param width: columns of the terminal; the lines of the act are cut to fit.
    """

    def __init__(self, *, language: str, least: Severity, color: bool = False, width: int = 100) -> None:
        self.language = language
        self.least = least
        self.color = color
        self.width = width

    def findings(self, text: CheckedText) -> Iterator[str]:
        """The lines of one text's findings, an empty line after each finding."""
        shown = text.shown(self.least)
        for finding in shown:
            yield self._heading(text, finding)
            yield from self._body(text.document, finding, told_beside(finding, shown, text.diagnoses))
            yield ""

    def suppressed(self, text: CheckedText) -> Iterator[str]:
        """One line for each finding that is set aside: by what, and why."""
        for each in text.suppressed:
            line, column = text.document.location(each.finding.place.span.start)
            aside = (
                self._say("écarté", "suppressed") if each.kind == "suppression" else self._say("déjà connu", "known")
            )
            said = each.reason or each.finding.message.in_language(self.language)
            yield (
                f"{plain(text.path)}:{line}:{column}: {aside} {each.finding.rule} {each.finding.name}"
                f"{self._say(' : ', ': ')}{plain(said)} ({plain(each.source)})"
            )

    def statistics(self, tally: Tally) -> Iterator[str]:
        """A line for each rule that found something, the most frequent first."""
        rows = tally.statistics()
        width = max((len(str(count)) for _, _, count in rows), default=0)
        for rule, name, count in rows:
            yield f"{count:>{width}}  {self._style(rule, bold=True)}  {name}"

    def undetermined(self, text: CheckedText) -> Iterator[str]:
        """One line for each rule that could not be decided: what the text does not state."""
        missing: dict[tuple[str, str], dict[str, None]] = {}
        for verdict in text.verdicts:
            if verdict.verdict is Verdict.UNDETERMINED:
                facts = missing.setdefault((verdict.rule, verdict.name), {})
                facts.update(dict.fromkeys(verdict.missing))
        for (rule, name), facts in missing.items():
            heading = f"{plain(text.path)}: {self._say('indéterminé', 'undetermined')} {rule} {name}"
            unstated = [fact for fact in facts if not fact.startswith("law.")]
            codes = [fact.removeprefix("law.") for fact in facts if fact.startswith("law.")]
            if unstated:
                heading += self._say(" : non lu dans l'acte : ", ": not read in the act: ") + ", ".join(unstated)
            if codes:
                told = self._say(" : l'index de la loi ne le dit pas : ", ": the index of the law does not tell: ")
                heading += told + ", ".join(codes)
            yield heading
        for unread in text.unread:
            line, column = text.document.location(unread.span.start)
            sought = self._say(*_SOUGHT[unread.sought])
            yield f"{plain(text.path)}:{line}:{column}: {self._say('non lu : ', 'not read: ')}{sought}"

    def closing(self, tally: Tally) -> str:
        """The line that closes a run."""
        inputs = _count(tally.checked, self._say("fichier vérifié|fichiers vérifiés", "file checked|files checked"))
        if tally.unreadable:
            inputs += f", {tally.unreadable} {self._say('non lu', 'not read')}"
        found = [
            self._severities(severity, tally.shown[severity])
            for severity in sorted(Severity, key=lambda severity: -severity.rank)
            if tally.shown[severity]
        ] or [self._say("rien à signaler", "nothing to report")]
        hidden = {severity: count for severity, count in tally.hidden.items() if count}
        if hidden:
            found.append(self._hidden(hidden))
        if tally.suppressed:
            words = self._say("constat écarté|constats écartés", "finding suppressed|findings suppressed")
            found.append(f"{_count(tally.suppressed, words)} (--show-suppressed)")
        if tally.known:
            words = self._say("constat déjà connu|constats déjà connus", "known finding|known findings")
            found.append(f"{_count(tally.known, words)} (--no-ignores)")
        return f"{inputs}{self._say(' : ', ': ')}{', '.join(found)}"

    def _hidden(self, hidden: Mapping[Severity, int]) -> str:
        total = sum(hidden.values())
        lowest = min(hidden, key=lambda severity: severity.rank)
        if len(hidden) == 1:
            feminine = lowest is not Severity.WARNING
            shown = self._say(("non montrée" if feminine else "non montré") + ("s" if total > 1 else ""), "not shown")
            return f"{self._severities(lowest, total)} {shown} (--severity {lowest})"
        words = self._say("constat non montré|constats non montrés", "finding not shown|findings not shown")
        return f"{_count(total, words)} (--severity {lowest})"

    def _severities(self, severity: Severity, count: int) -> str:
        word = severity_word(severity, self.language)
        plural = "information" if (self.language, severity) == ("en", Severity.INFORMATION) else f"{word}s"
        return _count(count, f"{word}|{plural}")

    def _heading(self, text: CheckedText, finding: Finding) -> str:
        line, column = text.document.location(finding.place.span.start)
        severity = severity_words(finding, self.language)
        return (
            self._style(f"{plain(text.path)}:{line}:{column}:", bold=True)
            + f" {self._style(severity, fg=_COLORS[finding.severity], bold=True)}"
            + f" {self._style(finding.rule, bold=True)} {finding.name}"
            + f"{self._say(' : ', ': ')}{plain(finding.message.in_language(self.language))}"
        )

    def _body(self, document: Document, finding: Finding, diagnoses: Sequence[Words]) -> Iterator[str]:
        stretches = self._stretches(document, finding.place, "^")
        for place in finding.related:
            stretches += self._stretches(document, place, "-")
        gutter = max(len(str(stretch.line)) for stretch in stretches)
        bar = self._style("|", fg="blue")
        blank = f"{'':{gutter}} {bar}"
        room = max(self.width - gutter - 3, _LEAST_ROOM)
        yield blank
        above: _Stretch | None = None
        for stretch in stretches:
            line = document.line_text(stretch.line)
            shown = excerpt(line, stretch.start, stretch.end, room)
            if above is not None and stretch.line not in (above.line, above.line + 1):
                yield self._style("...", fg="blue")
            whole = len(line) <= room and excerpt(line, 0, 0, room).text == shown.text
            if not (whole and above is not None and above.line == stretch.line):
                number = self._style(f"{stretch.line:>{gutter}}", fg="blue")
                yield f"{number} {bar} {shown.text}".rstrip()
            color = _COLORS[finding.severity] if stretch.mark == "^" else "blue"
            marks = self._style(f"{stretch.mark * shown.width} {stretch.label}".rstrip(), fg=color)
            yield f"{blank} {'':{shown.before}}{marks}"
            above = stretch
        equals = f"{'':{gutter}} {self._style('=', fg='blue')}"
        for basis in finding.basis:
            yield f"{equals} {plain(written_basis(basis, self.language))}"
        yield f"{equals} {self._say('à faire : ', 'what to do: ')}{plain(finding.help.in_language(self.language))}"
        for words in diagnoses:
            yield f"{equals} {self._say('diagnostic : ', 'diagnosis: ')}{plain(words.in_language(self.language))}"

    def _stretches(self, document: Document, place: Place, mark: str) -> list[_Stretch]:
        label = plain(place.label.in_language(self.language)) if place.label else ""
        start, end = place.span
        first_line, first_column = document.location(start)
        last_line, last_column = document.location(max(start, end - 1))
        if first_line == last_line:
            return [_Stretch(first_line, first_column - 1, first_column - 1 + (end - start), mark, label)]
        first, last = document.line_text(first_line), document.line_text(last_line)
        indent = len(last) - len(last.lstrip())
        return [
            _Stretch(first_line, first_column - 1, len(first), mark, ""),
            _Stretch(last_line, min(indent, last_column - 1), min(last_column, len(last)), mark, label),
        ]

    def _say(self, french: str, english: str) -> str:
        return english if self.language == "en" else french

    def _style(self, text: str, *, fg: str | None = None, bold: bool | None = None) -> str:
        return click.style(text, fg=fg, bold=bold) if self.color else text


class TextReport:
    """The format ``text``: what a terminal shows of a run."""

    def __init__(self, stream: TextIO, asked: Asked) -> None:
        self._stream = stream
        self._asked = asked
        self._reporter = TextReporter(language=asked.language, least=asked.least, color=asked.color, width=asked.width)

    def add(self, text: CheckedText) -> None:
        lines = [] if self._asked.statistics else list(self._reporter.findings(text))
        lines += self._reporter.suppressed(text) if self._asked.suppressed else ()
        lines += self._reporter.undetermined(text) if self._asked.verbose else ()
        self._write(lines)

    def close(self, ended: Ended) -> None:
        self._write(self._reporter.statistics(ended.tally) if self._asked.statistics else ())
        self._write([self._reporter.closing(ended.tally)] if ended.tally.checked else ())

    def _write(self, lines: Iterable[str]) -> None:
        self._stream.writelines(f"{line}\n" for line in lines)
        self._stream.flush()


def _count(count: int, words: str) -> str:
    """:param words: "singular|plural"."""
    singular, plural = words.split("|")
    return f"{count} {plural if count > 1 else singular}"
