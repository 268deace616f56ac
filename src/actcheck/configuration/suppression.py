"""Findings set aside with a reason, in a file beside the act or at its head.

``act.md`` has its suppressions in ``act.md.actcheck.toml``, or else in ``act.actcheck.toml``::

    [[suppress]]
    rule = "VOT001"
    quote = "24 voix"      # optional: words of the act that the finding's place touches
    reason = "Deux membres arrivés avant le vote, voir le procès-verbal."

or in its front matter, under ``actcheck:``, with the same keys.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from actcheck.configuration import own_rules
from actcheck.configuration.front_matter import blanked, front_matter
from actcheck.configuration.toml_file import header_lines, line_of, parse
from actcheck.configuration.user_file import read
from actcheck.errors import ActcheckError, InputError
from actcheck.findings import Confidence, Finding, Place, Words
from actcheck.source import Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from actcheck.rules import Rule


class Suppressed(NamedTuple):
    """A finding that is not reported.

    :param kind: by a suppression with its reason, or by the baseline.
    :param reason: "" for the baseline, which has none.
    :param source: where that stands: "act.md.actcheck.toml:3", "baseline.json".
    """

    finding: Finding
    kind: Literal["suppression", "baseline"]
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """One entry.

    :param rule: the id or the name of a rule, as written.
    :param quote: words of the act, or None for wherever the rule finds something.
    :param reason: "" where none is given.
    :param line: of the file that it stands in, from 1.
    """

    rule: str
    quote: str | None
    reason: str
    line: int

    def names(self, rule: Rule) -> bool:
        """Whether it is for a rule."""
        return self.rule.strip().lower() in (rule.id.lower(), rule.name)


@dataclass(frozen=True, slots=True)
class Suppressions:
    """Those of one text.

    :param path: of the file that they stand in, as shown to the user: beside the act, or the act itself.
    :param document: that file.
    :param at_head: whether they stand at the head of the act.
    """

    path: str
    document: Document
    entries: tuple[Suppression, ...]
    at_head: bool


class Judged(NamedTuple):
    """What suppressions make of the findings of a text.

    :param findings: those that are left.
    :param about: findings about the suppressions themselves, in the file that they stand in.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    about: tuple[Finding, ...]


def own_text(text: str, path: str) -> tuple[str, Suppressions | None]:
    """The text of an act without its front matter, every character at its place, and the suppressions that stood there.

    :param path: of the act, as shown to the user.
    :raises InputError: when the front matter names actcheck and cannot be read.
    """
    try:
        head = front_matter(text, path)
        if head is None:
            return text, None
        entries = _entries(head.table, path, head.line_of)
    except ActcheckError as error:
        raise InputError(error.what, where=error.where, hint=error.hint) from None
    return blanked(text, head.end), Suppressions(path, Document.from_text(text), entries, at_head=True)


def beside(file: str, shown: str) -> Suppressions:
    """The suppressions in the file beside an act.

    :param shown: the file's path, as shown to the user.
    :raises InputError: when it cannot be read.
    """
    try:
        content = read(file)
        entries = _entries(
            parse(content, file), shown, lambda keys: line_of(content, keys), header_lines(content, "suppress")
        )
    except ActcheckError as error:
        raise InputError(error.what, where=error.where, hint=error.hint) from None
    return Suppressions(shown, Document.from_text(content), entries, at_head=False)


def judge(
    suppressions: Suppressions,
    document: Document,
    findings: Sequence[Finding],
    *,
    catalogue: Sequence[Rule],
    applied: Collection[str],
    mandatory: Collection[str],
    own: Collection[str],
) -> Judged:
    """Set aside the findings that suppressions with a reason are for.

    :param catalogue: all rules, those that were not applied too.
    :param applied: the ids of the rules that were applied: of the others, nobody can say that they found nothing.
    :param mandatory: the ids of the rules whose findings stay.
    :param own: the ids of the rules about suppressions that hold.
    """
    set_aside: dict[int, Suppressed] = {}
    about: list[Finding] = []
    for entry in suppressions.entries:
        rule = next((rule for rule in catalogue if entry.names(rule)), None)
        if rule is None:
            about.append(_unknown(suppressions, entry, catalogue))
        elif rule.id in mandatory:
            about.append(_finding(suppressions, entry, own_rules.MANDATORY, rule=rule.id))
        elif not entry.reason.strip():
            about.append(_finding(suppressions, entry, own_rules.WITHOUT_REASON, rule=rule.id))
        elif rule.id in applied:
            places = None if entry.quote is None else tuple(_occurrences(document, entry.quote))
            meant = [
                position
                for position, finding in enumerate(findings)
                if finding.rule == rule.id and (places is None or _touches(finding.place.span, places))
            ]
            for position in meant:
                source = f"{suppressions.path}:{entry.line}"
                set_aside.setdefault(
                    position, Suppressed(findings[position], "suppression", entry.reason.strip(), source)
                )
            if not meant:
                about.append(_finding(suppressions, entry, own_rules.UNUSED, rule=rule.id, where=_where(entry, places)))
    return Judged(
        findings=tuple(finding for position, finding in enumerate(findings) if position not in set_aside),
        suppressed=tuple(set_aside[position] for position in sorted(set_aside)),
        about=tuple(finding for finding in about if finding.rule in own),
    )


def _occurrences(document: Document, quote: str) -> Iterator[Span]:
    """Where some words stand in the original, whatever the line breaks, accents and markup."""
    words = [re.escape(word) for word in Document.from_text(quote).folded.split()]
    if not words:
        return
    for found in re.finditer(r"\s+".join(words), document.folded):
        yield document.span(*found.span())


def _touches(place: Span, quoted: Sequence[Span]) -> bool:
    return any(place.start < span.end and span.start < max(place.end, place.start + 1) for span in quoted)


def _where(entry: Suppression, places: Sequence[Span] | None) -> Words:
    if places is None:
        return Words(fr="", en="")
    if not places:
        return Words(
            fr=f", et « {entry.quote} » ne se lit pas dans l'acte", en=f", and “{entry.quote}” is not in the act"
        )
    return Words(fr=f" à « {entry.quote} »", en=f" at “{entry.quote}”")


def _unknown(suppressions: Suppressions, entry: Suppression, catalogue: Sequence[Rule]) -> Finding:
    from difflib import get_close_matches

    near = get_close_matches(entry.rule.upper(), [rule.id for rule in catalogue], 1) or get_close_matches(
        entry.rule.lower(), [rule.name for rule in catalogue], 1
    )
    nearest = Words(fr=f" ; la plus proche : {near[0]}" if near else "", en=f"; the nearest: {near[0]}" if near else "")
    return _finding(suppressions, entry, own_rules.UNKNOWN_RULE, rule=entry.rule, nearest=nearest)


def _finding(suppressions: Suppressions, entry: Suppression, about: Rule, /, **values: str | Words) -> Finding:
    def filled(template: str, language: str) -> str:
        return template.format_map(
            {name: value.in_language(language) if isinstance(value, Words) else value for name, value in values.items()}
        )

    return Finding(
        rule=about.id,
        name=about.name,
        severity=about.severity,
        confidence=Confidence.CERTAIN,
        message=Words(fr=filled(about.message.fr, "fr"), en=filled(about.message.en, "en")),
        help=about.help,
        place=Place(span=_place(suppressions.document, entry)),
    )


def _place(document: Document, entry: Suppression) -> Span:
    """The rule's name where the entry writes it, or the entry's first line."""
    text = document.original
    line = document.line_text(entry.line)
    start = _start_of_line(document, entry.line)
    at = text.find(entry.rule, start)
    if entry.rule and at >= 0:
        return Span(at, at + len(entry.rule))
    return Span(start, start + len(line))


def _start_of_line(document: Document, line: int) -> int:
    return bisect_left(range(len(document.original)), line, key=lambda offset: document.location(offset).line)


def _entries(
    table: Any, path: str, line: Callable[[Sequence[str | int]], int], headers: Sequence[int] = ()
) -> tuple[Suppression, ...]:
    """
    :param headers: the lines of the entries, where they are known.
    :raises ActcheckError: when a key is unknown, missing, or of the wrong kind, with its line.
    """
    from pydantic import ValidationError

    from actcheck.configuration.refusals import refusal
    from actcheck.configuration.suppression_file import SuppressionFile

    try:
        written = SuppressionFile.model_validate(table)
    except ValidationError as error:
        refused = refusal(error, SuppressionFile)
        raise ActcheckError(refused.what, where=f"{path}:{line(refused.keys)}", hint=refused.hint) from None
    if len(headers) != len(written.suppress):
        headers = [line(("suppress", position)) for position in range(len(written.suppress))]
    return tuple(
        Suppression(each.rule, each.quote, each.reason, at) for each, at in zip(written.suppress, headers, strict=True)
    )
