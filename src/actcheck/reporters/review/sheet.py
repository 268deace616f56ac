"""What the review sheet of one act says, in one language, whatever it is written in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from actcheck import facts as reading
from actcheck import syntax
from actcheck.facts.absence import absences
from actcheck.findings import Confidence, Severity, Verdict
from actcheck.reporters.diagnosis import told_beside
from actcheck.reporters.review.facts_read import FactGroup, fact_groups
from actcheck.reporters.review.marking import Line, Mark, marked_lines
from actcheck.reporters.stages import REASONS
from actcheck.reporters.text import written_basis
from actcheck.source.cleaning import clean
from actcheck.syntax.doubtful import read_doubtful

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from actcheck.ast import Act
    from actcheck.configuration.suppression import Suppressed
    from actcheck.facts import Facts
    from actcheck.findings import Finding, Place
    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.review.words import Words
    from actcheck.rules import Rule
    from actcheck.source import Document, Span

# As a jurist examines an act: how it was made, what it says, how it is written.
CHAPTERS = (("external", ("competence", "form", "procedure")), ("internal", ("content",)), ("drafting", ("drafting",)))
VERDICTS = (Verdict.FAULTY, Verdict.UNDETERMINED, Verdict.CONFORMING, Verdict.NOT_APPLICABLE)
FOLLOW_UPS = ("none", "documents", "observations", "appeal", "referral")
"""What a reviewer may propose, by the names of ``words.yaml``."""

_QUOTED = 160  # characters of a place
_MOST_PLACES = 3  # of an absent fact
_LONGEST_TITLE = 240  # characters
_LONGEST_FACT = 120  # characters: more than that underlined is hard to read


class Passage(NamedTuple):
    """A place of the act.

    :param anchor: the identifier of its mark in the text.
    :param quote: its words, on one line, cut where they are many.
    """

    anchor: str
    span: Span
    line: int
    column: int
    quote: str
    label: str = ""


class Article(NamedTuple):
    """:param name: with the days between which its words are in force; ``says``: its words, in French."""

    name: str
    says: str


class Correction(NamedTuple):
    """What stands in the text, and what is to stand there instead; "" to remove it."""

    written: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding.

    :param number: its rank in the act, by place, from 1.
    :param passages: where it is, then the places related to it.
    """

    number: int
    rule: str
    name: str
    title: str
    family: str
    ground: str
    severity: Severity
    likely: bool
    message: str
    help: str
    usage: bool
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    diagnoses: tuple[str, ...]
    corrections: tuple[Correction, ...]

    @property
    def kept(self) -> bool:
        """Whether it is kept as long as the reviewer says nothing."""
        return self.severity.rank >= Severity.WARNING.rank


class Chapter(NamedTuple):
    """:param grounds: the ground's name, and its findings; those without findings are left out."""

    name: str
    grounds: tuple[tuple[str, tuple[Remark, ...]], ...]


class MissingFact(NamedTuple):
    """A fact without which a rule cannot tell.

    :param reason: why it is absent; "" where that is not known.
    :param passages: where that is seen.
    """

    label: str
    reason: str = ""
    passages: tuple[Passage, ...] = ()


class RuleResult(NamedTuple):
    """What a rule says of a text.

    :param verdict: of the acts of the text, the one that matters most.
    :param acts: how many acts of the text have each verdict, where they differ.
    :param missing: the facts that are not stated, where the rule is undetermined.
    """

    rule: str
    title: str
    family: str
    ground: str
    verdict: Verdict
    acts: tuple[tuple[Verdict, int], ...]
    missing: tuple[MissingFact, ...]

    @property
    def order(self) -> int:
        """The rank of its verdict, what matters most first."""
        return VERDICTS.index(self.verdict)


class Aside(NamedTuple):
    """A finding that the configuration sets aside."""

    rule: str
    title: str
    message: str
    passage: Passage
    reason: str
    source: str


class ActRead(NamedTuple):
    """An act of a text that holds several."""

    kind: str
    number: str
    title: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text reviewed.

    :param number: its rank in the report, from 1.
    :param digest: the SHA-256 of the text, in hexadecimal.
    :param kind: "" where it is not read, and so for the other parts of the identity; ``kind_key`` is how facts
        name it, or None.
    :param lines: of the text, marked.
    :param rules: by family, then by rule.
    """

    number: int
    path: str
    digest: str
    is_act: bool
    kind: str
    kind_key: str | None
    reference: str
    title: str
    authority: str
    assembly: str
    day: str
    chair: str
    secretary: str
    remarks: tuple[Remark, ...]
    asides: tuple[Aside, ...]
    unread: tuple[Passage, ...]
    acts: tuple[ActRead, ...]
    facts: tuple[FactGroup, ...]
    rules: tuple[RuleResult, ...]
    lines: tuple[Line, ...] = field(repr=False)

    @property
    def heading(self) -> str:
        """The title, cut where it is long, else the number, else the path."""
        if len(self.title) > _LONGEST_TITLE:
            return f"{self.title[: _LONGEST_TITLE - 1]}…"
        return self.title or self.reference or self.path

    def count(self, severity: Severity) -> int:
        return sum(remark.severity == severity for remark in self.remarks)

    def concluded(self, verdict: Verdict) -> int:
        """How many rules have a verdict."""
        return sum(rule.verdict == verdict for rule in self.rules)

    def remarks_of(self, rule: str) -> tuple[tuple[int, str], ...]:
        """The number and the severity of each finding of a rule."""
        return tuple((remark.number, remark.severity.value) for remark in self.remarks if remark.rule == rule)

    @property
    def state(self) -> str:
        """ "at_fault", "to_check", "clear": by the gravest finding."""
        if self.count(Severity.ERROR):
            return "at_fault"
        return "to_check" if self.count(Severity.WARNING) else "clear"

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The findings as a jurist examines an act; chapters without findings are left out."""
        chapters = []
        for name, grounds in CHAPTERS:
            found = tuple((g, tuple(r for r in self.remarks if r.ground == g)) for g in grounds)
            filled = tuple((ground, remarks) for ground, remarks in found if remarks)
            if filled:
                chapters.append(Chapter(name, filled))
        return tuple(chapters)


def sheet(text: CheckedText, number: int, rules: Mapping[str, Rule], words: Words, least: Severity) -> Sheet:
    """The review sheet of one text.

    :param number: its rank in the report, from 1.
    :param rules: by id; of a rule that is not among them, the name is shown.
    :param least: findings of a lower severity are left out.
    """
    document = text.document
    # Findings keep nothing of what was read: it is read again, which costs less than to carry it along for all.
    parsed = syntax.parse(document) if text.is_act else None
    read = reading.read(parsed) if parsed else ()
    shown = text.shown(least)
    remarks = tuple(_remark(text, number, rank, finding, rules, words, shown) for rank, finding in enumerate(shown, 1))
    groups = fact_groups(read, document, words, anchor=f"a{number}-t")
    marks = [
        Mark(passage.span, passage.anchor, remark.number, remark.severity.value, index == 0)
        for remark in remarks
        for index, passage in enumerate(remark.passages)
    ]
    marks += [Mark(_shortened(fact.span), fact.anchor) for group in groups for fact in group.facts]
    acts = _acts(read, document, words, f"a{number}-t")
    asides = tuple(_aside(text, each, rules, words, f"a{number}-t") for each in text.suppressed)
    unread = tuple(
        _passage(document, one.span, f"a{number}-t", words.named("values", one.sought.value)) for one in text.unread
    )
    absent = _absent(parsed, read, document, words, f"a{number}-t") if parsed else {}
    results = _results(text, rules, words, absent)
    marks += [
        Mark(_shortened(passage.span), passage.anchor)
        for passage in (
            *(p for r in results for m in r.missing for p in m.passages),
            *(a.passage for a in acts),
            *(a.passage for a in asides),
            *unread,
        )
    ]
    stated = read[0] if read else None

    def said(group: str, name: str) -> str:
        fact = getattr(getattr(stated, group), name) if stated is not None else None
        return "" if fact is None else " ".join(words.value(fact.value).split())

    return Sheet(
        number=number,
        path=text.path,
        digest=digest(document.original),
        is_act=text.is_act,
        kind=said("act", "kind"),
        kind_key=stated.act.kind.value if stated is not None and stated.act.kind is not None else None,
        reference=said("act", "number"),
        title=said("act", "title"),
        authority=said("authority", "name"),
        assembly=said("authority", "assembly"),
        day=said("sitting", "date"),
        chair=said("sitting", "chair"),
        secretary=said("sitting", "secretary"),
        remarks=remarks,
        asides=asides,
        unread=unread,
        acts=acts,
        facts=groups,
        rules=results,
        lines=tuple(marked_lines(document.original, dict.fromkeys(marks))),
    )


def _shortened(span: Span) -> Span:
    """Where a fact is read from a whole part of the text, its beginning alone is marked."""
    return span if span.end - span.start <= _LONGEST_FACT else span._replace(end=span.start)


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal: what says that a review is of this very text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _remark(
    text: CheckedText,
    act: int,
    rank: int,
    finding: Finding,
    rules: Mapping[str, Rule],
    words: Words,
    shown: Sequence[Finding],
) -> Remark:
    rule = rules.get(finding.rule)
    language = words.language
    original = text.document.original

    def passages() -> Iterable[Passage]:
        for index, place in enumerate((finding.place, *finding.related)):
            yield _placed(text.document, place, f"a{act}-m{rank}-{index}", words)

    return Remark(
        number=rank,
        rule=finding.rule,
        name=finding.name,
        title=rule.title.in_language(language) if rule else finding.name,
        family=rule.family if rule else "",
        ground=rule.ground if rule else "drafting",
        severity=finding.severity,
        likely=finding.confidence is Confidence.LIKELY,
        message=finding.message.in_language(language),
        help=finding.help.in_language(language),
        usage=rule.usage if rule else False,
        articles=tuple(
            Article(written_basis(basis.model_copy(update={"says": ""}), language), " ".join(basis.says.split()))
            for basis in finding.basis
        ),
        passages=tuple(passages()),
        diagnoses=tuple(one.in_language(language) for one in told_beside(finding, shown, text.diagnoses)),
        corrections=tuple(
            Correction(original[edit.span.start : edit.span.end], edit.replacement)
            for edit in (finding.fix.edits if finding.fix else ())
        ),
    )


def _placed(document: Document, place: Place, anchor: str, words: Words) -> Passage:
    label = place.label.in_language(words.language) if place.label else ""
    line, column = document.location(place.span.start)
    return Passage(anchor, place.span, line, column, quoted(document, place.span), label)


def _passage(document: Document, span: Span, prefix: str, label: str = "") -> Passage:
    line, column = document.location(span.start)
    return Passage(f"{prefix}{span.start}-{span.end}", span, line, column, quoted(document, span), label)


def quoted(document: Document, span: Span) -> str:
    """The words of a place, on one line, without markup, cut where they are many."""
    stretch = document.original[span.start : min(span.end, span.start + 4 * _QUOTED)]
    words = " ".join(clean(stretch)[0].replace("**", "").split())
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"


def _aside(text: CheckedText, each: Suppressed, rules: Mapping[str, Rule], words: Words, prefix: str) -> Aside:
    rule = rules.get(each.finding.rule)
    return Aside(
        rule=each.finding.rule,
        title=rule.title.in_language(words.language) if rule else each.finding.name,
        message=each.finding.message.in_language(words.language),
        passage=_passage(text.document, each.finding.place.span, prefix),
        reason=each.reason,
        source=each.source,
    )


def _acts(read: Sequence[Facts], document: Document, words: Words, prefix: str) -> tuple[ActRead, ...]:
    if len(read) < 2:
        return ()

    def made(one: Facts) -> ActRead:
        kind, number, title = one.act.kind, one.act.number, one.act.title
        return ActRead(
            kind=words.value(kind.value) if kind else "",
            number=number.value if number else "",
            title=" ".join(title.value.split()) if title else "",
            passage=_passage(document, title.span if title else one.span._replace(end=one.span.start), prefix),
        )

    return tuple(map(made, read))


def _absent(
    parsed: Act, read: Sequence[Facts], document: Document, words: Words, prefix: str
) -> dict[str, MissingFact]:
    """Why facts are absent, by their names. Of a text that holds several acts, it is not known of which."""
    if len(read) != 1:
        return {}
    return {
        absence.name: MissingFact(
            words.fact(absence.name),
            REASONS[absence.reason].in_language(words.language),
            tuple(_passage(document, span, prefix) for span in absence.places[:_MOST_PLACES]),
        )
        for absence in absences(parsed, read, read_doubtful(document))
    }


def _results(
    text: CheckedText, rules: Mapping[str, Rule], words: Words, absent: Mapping[str, MissingFact]
) -> tuple[RuleResult, ...]:
    concluded: dict[str, dict[Verdict, int]] = {}
    names: dict[str, str] = {}
    missing: dict[str, dict[str, None]] = {}
    for verdict in text.verdicts:
        counts = concluded.setdefault(verdict.rule, {})
        counts[verdict.verdict] = counts.get(verdict.verdict, 0) + 1
        names[verdict.rule] = verdict.name
        if verdict.missing:
            missing.setdefault(verdict.rule, {}).update(dict.fromkeys(verdict.missing))
    results = []
    for name, counts in concluded.items():
        rule = rules.get(name)
        present = [(verdict, counts[verdict]) for verdict in VERDICTS if verdict in counts]
        worst = present[0][0]
        unstated = missing.get(name, ()) if worst is Verdict.UNDETERMINED else ()
        results.append(
            RuleResult(
                rule=name,
                title=rule.title.in_language(words.language) if rule else names[name],
                family=rule.family if rule else "",
                ground=rule.ground if rule else "drafting",
                verdict=worst,
                acts=tuple(present) if len(present) > 1 else (),
                missing=tuple(absent.get(name) or MissingFact(words.fact(name)) for name in unstated),
            )
        )
    return tuple(results)
