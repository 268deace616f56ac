"""An act in Akoma Ntoso 3.0 (OASIS LegalDocML): its parts, what they name, and its findings as notes if asked.

Form: OASIS, Akoma Ntoso Version 1.0, Part 2: Specifications; names of documents after its Naming Convention.

All the words of the cleaned text are there, in their order: what was recognised is marked, the rest are paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from pydantic import BaseModel

from actcheck import __version__
from actcheck.ast import ActReference, DateMention, Minutes, MinutesItem, Node, Person
from actcheck.ast.parts import Article, Citation, DeliberationList, EnactingFormula, Recital, Signature
from actcheck.facts import read
from actcheck.facts.read import cases
from actcheck.reporters.text import severity_words, todo, written_basis
from actcheck.source.folding import fold

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.ast import Act, Part
    from actcheck.facts import Facts
    from actcheck.findings import Finding
    from actcheck.source import Document, Span

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

# Types of documents, as addresses and @name have them.
_NAMES = {
    "deliberation": "deliberation",
    "order": "arrete",
    "decision": "decision",
    "minutes": "proces-verbal",
    "list": "liste-deliberations",
    "report": "rapport",
    "attachment": "annexe",
}
_ACTS = ("deliberation", "order", "decision")
# A form that asks for a day has this one where the act states none: no act is of it.
_UNKNOWN_DAY = "0001-01-01"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_CLOSING = re.compile(r"[\s.,;:–—-]*")
_SPACES = re.compile(r"[^\S\n]+")
_WORDS = re.compile("[a-z0-9]+")


class _Mark(NamedTuple):
    """A stretch of the cleaned text and the inline element that it stands in; a point, where it is empty."""

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


class _Cut(NamedTuple):
    """A stretch of the cleaned text, and the node that it is, or None for what stands between two."""

    start: int
    end: int
    node: Node | None = None


def documents(
    document: Document, act: Act, *, made_on: datetime.date, findings: Sequence[Finding] = (), language: str = "fr"
) -> Iterator[Element]:
    """The ``akomaNtoso`` element of each act of a text, with the annexes and the report that follow it.

    :param made_on: the day of the export.
    :param findings: what is to be noted, at its place; its words are in ``language``.
    """
    known = read(act)
    for main, followers in cases(act.parts):
        span = _span([main, *followers])
        facts = next(facts for facts in known if facts.span == span)
        here = [finding for finding in findings if span.start <= finding.place.span.start < span.end]
        made = _Writer(document, facts, here, made_on, language).document(main, followers)
        _indent(made)
        yield made


class _Writer:
    def __init__(
        self,
        document: Document,
        facts: Facts,
        findings: Sequence[Finding],
        made_on: datetime.date,
        language: str,
    ) -> None:
        self._document = document
        self._text = document.text
        self._facts = facts
        self._findings = findings
        self._made_on = made_on.isoformat()
        self._language = language
        self._persons: dict[str, str] = {}
        # In order; where each starts, and how far it and those before it reach, so that few are looked at.
        self._marks: list[_Mark] = []
        self._starts: list[int] = []
        self._reached: list[int] = []
        self._ids: dict[str, int] = {}

    def document(self, main: Part, followers: Sequence[Part]) -> Element:
        for part in (main, *followers):
            self._marks += self._marks_of(part)
        self._marks += self._references()
        self._marks += self._notes_called()
        self._marks = sorted(set(self._marks), key=lambda mark: (mark.start, -mark.end, mark.tag))
        self._starts = [mark.start for mark in self._marks]
        self._reached = list(accumulate((mark.end for mark in self._marks), max))
        root = Element("akomaNtoso", xmlns=NAMESPACE)
        whole = self._part(root, main, "!main")
        self._meta(whole, main, "!main", whole=True)
        # What stands before the act in its file comes with its annexes, as in its facts.
        if followers:
            attachments = SubElement(whole, "attachments")
            for number, part in enumerate(followers, 1):
                component = f"!{_NAMES.get(part.kind, part.kind)}_{number}"
                attachment = SubElement(attachments, "attachment", eId=f"att_{number}")
                self._meta(self._part(attachment, part, component), part, component)
        return root

    # -- places ----------------------------------------------------------------------------------

    def _at(self, offset: int) -> int:
        """The first character of the cleaned text that comes from an offset of the original, or from after it."""
        origins = range(len(self._text))
        return bisect_left(origins, offset, key=lambda at: self._document.span(at, at + 1).start)

    def _between(self, span: Span) -> tuple[int, int]:
        return self._at(span.start), self._at(span.end)

    # -- what is marked --------------------------------------------------------------------------

    def _marks_of(self, part: Part) -> Iterator[_Mark]:
        preface = part.preface
        for tag, spans in (
            ("docProponent", [preface.authority.span] if preface.authority else []),
            ("docTitle", [preface.title.span] if preface.title else []),
            ("docNumber", [number.span for number in preface.numbers]),
        ):
            yield from (_Mark(*self._between(span), tag) for span in spans)
        for node in _nodes(part):
            match node:
                case DateMention(value=value) if value is not None:
                    yield _Mark(*self._between(node.span), "date", (("date", value.isoformat()),))
                case Person():
                    yield _Mark(*self._between(node.span), "person", (("refersTo", f"#{self._person(node)}"),))
                case ActReference(number=number, date=date) if number and node.number_span:
                    day = date.value.isoformat() if date and date.value else ""
                    address = "/".join(filter(None, ("/akn/fr/act/deliberation", day, quote(number, safe=""))))
                    yield _Mark(*self._between(node.number_span), "ref", (("href", address),))
                case Signature():
                    yield _Mark(*self._between(node.span), "signature")
                case _:
                    pass

    def _references(self) -> Iterator[_Mark]:
        for reference in self._facts.references:
            if reference.url:
                yield _Mark(*self._between(reference.span), "ref", (("href", reference.url),))

    def _notes_called(self) -> Iterator[_Mark]:
        for number, finding in enumerate(self._findings, 1):
            at = self._at(finding.place.span.end)
            yield _Mark(at, at, "noteRef", (("href", f"#note_{number}"), ("marker", str(number))))

    def _person(self, person: Person) -> str:
        identifier = "-".join(_WORDS.findall(fold(person.name).lower())) or "x"
        self._persons.setdefault(f"person_{identifier}", person.name)
        return f"person_{identifier}"

    # -- the parts -------------------------------------------------------------------------------

    def _part(self, parent: Element, part: Part, component: str) -> Element:
        start, end = self._between(part.span)
        if part.kind in _ACTS:
            return self._act(parent, part, start, end)
        made = SubElement(parent, "doc", name=_NAMES.get(part.kind, part.kind))
        SubElement(made, "meta")
        body = SubElement(made, "mainBody")
        prefix = "" if component == "!main" else f"{component[1:]}__"
        for cut in self._cuts(start, end, self._inner(part)):
            if isinstance(cut.node, Article):
                self._article(body, cut, prefix)
            elif isinstance(cut.node, MinutesItem):
                self._item(body, cut, cut.node, prefix)
            else:
                self._paragraphs(body, cut.start, cut.end)
        if not len(body):
            SubElement(body, "p")
        return made

    def _inner(self, part: Part) -> Iterable[Node]:
        if isinstance(part, (Minutes, DeliberationList)):
            return part.items
        return part.body.articles if part.body else ()

    def _act(self, parent: Element, part: Part, start: int, end: int) -> Element:
        """Preface, preamble, body and conclusions, each running to where the next begins."""
        made = SubElement(parent, "act", name=_NAMES[part.kind])
        SubElement(made, "meta")
        articles = part.body.articles if part.body else ()
        opening: list[Node] = []
        if part.preamble:
            formula = (part.preamble.formula,) if part.preamble.formula else ()
            opening = [*part.preamble.citations, *part.preamble.recitals, *formula]
        first = self._at(articles[0].span.start) if articles else end
        cuts = [cut for cut in self._cuts(start, end, opening) if cut.node is None or cut.end <= first]
        named = [cut for cut in cuts if cut.node is not None]
        body = first if articles else named[-1].end if named else self._between(part.preface.span)[1]
        preamble = min(named[0].start if named else body, body)
        conclusions = self._conclusions(part, max(body, self._at(articles[-1].number_span.end) if articles else 0), end)
        self._section(made, "preface", start, preamble)
        self._preamble(made, preamble, body, [cut.node for cut in named if cut.node is not None])
        decided = SubElement(made, "body")
        if articles:
            for cut in self._cuts(body, conclusions, articles):
                if cut.node is not None:
                    self._article(decided, cut, "")
                elif self._text[cut.start : cut.end].strip():
                    between = SubElement(decided, "hcontainer", name="texte", eId=self._id("texte"))
                    self._paragraphs(SubElement(between, "content"), cut.start, cut.end)
        else:
            container = SubElement(decided, "hcontainer", name="dispositif", eId=self._id("dispositif"))
            content = SubElement(container, "content")
            self._paragraphs(content, body, conclusions)
            if not len(content):
                SubElement(content, "p")
        self._section(made, "conclusions", conclusions, end)
        return made

    def _conclusions(self, part: Part, after: int, end: int) -> int:
        """Where the signature, or what announces it, begins behind the last article's number."""
        if part.conclusions is None:
            return end
        starts = [part.conclusions.span.start, *(each.span.start for each in part.conclusions.signatures)]
        return min((at for at in map(self._at, starts) if at > after), default=end)

    def _cuts(self, start: int, end: int, nodes: Iterable[Node]) -> Iterator[_Cut]:
        """A stretch, cut at its nodes, each with the punctuation that ends it."""
        at = start
        for node in sorted(nodes, key=lambda node: node.span):
            first, last = self._between(node.span)
            if first < at or first >= end:
                continue
            closing = _CLOSING.match(self._text, last, end)
            last = closing.end() if closing else last
            if first > at:
                yield _Cut(at, first)
            yield _Cut(first, min(last, end), node)
            at = min(last, end)
        if at < end:
            yield _Cut(at, end)

    def _section(self, parent: Element, tag: str, start: int, end: int) -> None:
        section = Element(tag)
        self._paragraphs(section, start, end)
        if len(section):
            parent.append(section)

    def _preamble(self, parent: Element, start: int, end: int, nodes: Sequence[Node]) -> None:
        preamble = Element("preamble")
        group: Element | None = None
        for cut in self._cuts(start, end, nodes):
            match cut.node:
                case Citation() | Recital():
                    tag = "citation" if isinstance(cut.node, Citation) else "recital"
                    if group is None or group.tag != f"{tag}s":
                        group = SubElement(preamble, f"{tag}s", eId=self._id(f"{tag[:3]}s"))
                    self._paragraphs(SubElement(group, tag, eId=self._id(tag[:3])), cut.start, cut.end)
                case EnactingFormula():
                    group = None
                    formula = SubElement(preamble, "formula", name="enactingFormula", eId=self._id("formula"))
                    self._paragraphs(formula, cut.start, cut.end)
                case _:
                    group = None if self._paragraphs(preamble, cut.start, cut.end) else group
        if len(preamble):
            parent.append(preamble)

    def _article(self, parent: Element, cut: _Cut, prefix: str) -> None:
        assert isinstance(cut.node, Article)
        number = cut.node
        made = SubElement(parent, "article", eId=self._id(f"{prefix}art", number.number))
        closing = _CLOSING.match(self._text, self._at(number.number_span.end), cut.end)
        head = closing.end() if closing else self._at(number.number_span.end)
        self._inline(SubElement(made, "num"), *self._trimmed(cut.start, head))
        content = SubElement(made, "content")
        if not self._paragraphs(content, head, cut.end):
            SubElement(content, "p")

    def _item(self, parent: Element, cut: _Cut, item: MinutesItem, prefix: str) -> None:
        """An item of minutes; its title, with what numbers it, is its heading."""
        made = SubElement(parent, "section", eId=self._id(f"{prefix}sec"))
        head = self._between(item.preface.title.span)[1] if item.preface.title else cut.start
        if cut.start < head <= cut.end and not _BLANK_LINE.search(self._text[cut.start : head].strip()):
            self._inline(SubElement(made, "heading"), *self._trimmed(cut.start, head))
        else:
            head = cut.start
        content = SubElement(made, "content")
        if not self._paragraphs(content, head, cut.end):
            SubElement(content, "p")

    def _id(self, kind: str, number: str | None = None) -> str:
        """An identifier that no other element has."""
        if number is None:
            self._ids[kind] = self._ids.get(kind, 0) + 1
            return f"{kind}_{self._ids[kind]}"
        wanted = f"{kind}_{'-'.join(_WORDS.findall(fold(number).lower())) or 'x'}"
        self._ids[wanted] = self._ids.get(wanted, 0) + 1
        return wanted if self._ids[wanted] == 1 else f"{wanted}-{self._ids[wanted]}"

    # -- paragraphs ------------------------------------------------------------------------------

    def _paragraphs(self, parent: Element, start: int, end: int) -> bool:
        """The paragraphs of a stretch; whether there are any."""
        at = start
        any_made = False
        for blank in (*_BLANK_LINE.finditer(self._text, start, end), None):
            first, last = self._trimmed(at, blank.start() if blank else end)
            if first < last:
                self._inline(SubElement(parent, "p"), first, last)
                any_made = True
            at = blank.end() if blank else end
        return any_made

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self._text[start].isspace():
            start += 1
        while start < end and self._text[end - 1].isspace():
            end -= 1
        return start, end

    def _inline(self, parent: Element, start: int, end: int) -> None:
        marks = [
            mark._replace(start=max(mark.start, start), end=min(mark.end, end))
            for mark in self._marks[bisect_right(self._reached, start) : bisect_right(self._starts, end)]
            if (mark.start < end and mark.end > start) or (mark.start == mark.end and start < mark.end <= end)
        ]
        self._mixed(parent, start, end, marks)

    def _mixed(self, parent: Element, start: int, end: int, marks: Sequence[_Mark]) -> None:
        """The text of a stretch in its element, with the marks that lie in it; one that crosses another is left out."""
        at, following = start, 0
        while following < len(marks):
            mark = marks[following]
            following += 1
            if mark.start < at or mark.end > end:
                continue
            first = following
            while following < len(marks) and marks[following].start < mark.end:
                following += 1
            inner = [other for other in marks[first:following] if other.end <= mark.end]
            self._append(parent, at, mark.start)
            made = SubElement(parent, mark.tag, dict(mark.attributes))
            if mark.start < mark.end:
                self._mixed(made, mark.start, mark.end, [other for other in inner if other.tag != mark.tag])
            at = mark.end
        self._append(parent, at, end)

    def _append(self, parent: Element, start: int, end: int) -> None:
        """Text; a line end is a space and a mark."""
        for number, line in enumerate(self._text[start:end].split("\n")):
            if number:
                _add_text(parent, " ")
                SubElement(parent, "eol")
            _add_text(parent, _SPACES.sub(" ", line))

    # -- about the document ----------------------------------------------------------------------

    def _meta(self, made: Element, part: Part, component: str, *, whole: bool = False) -> None:
        """:param whole: it is about the whole document too: whom it names, its notes."""
        meta = made.find("meta")
        assert meta is not None
        facts = self._facts
        day = facts.sitting.date.value.isoformat() if facts.sitting.date else ""
        number = facts.act.number.value if facts.act.number else ""
        kind = _NAMES.get(facts.act.kind.value, "") if facts.act.kind else ""
        author = facts.authority.name.value if facts.authority.name else ""
        owner = "-".join(_WORDS.findall(fold(author).lower()))
        work = "/".join(filter(None, ("/akn/fr/act", kind, owner, day, quote(number, safe=""))))
        identification = SubElement(meta, "identification", source="#actcheck")
        for level, address, when, name in (
            ("FRBRWork", work, day or _UNKNOWN_DAY, "date" if day else "unknown"),
            ("FRBRExpression", f"{work}/fra@{day}", day or _UNKNOWN_DAY, "date" if day else "unknown"),
            ("FRBRManifestation", f"{work}/fra@{day}.akn", self._made_on, "export"),
        ):
            properties = SubElement(identification, level)
            SubElement(properties, "FRBRthis", value=_component(address, component))
            SubElement(properties, "FRBRuri", value=address)
            SubElement(properties, "FRBRdate", date=when, name=name)
            SubElement(properties, "FRBRauthor", href="#actcheck" if level == "FRBRManifestation" else "#authority")
            if level == "FRBRWork":
                SubElement(properties, "FRBRcountry", value="fr")
                SubElement(properties, "FRBRsubtype", value=_NAMES.get(part.kind, part.kind))
                if number:
                    SubElement(properties, "FRBRnumber", value=_allowed(number))
                if facts.act.title:
                    SubElement(properties, "FRBRname", value=_allowed(" ".join(facts.act.title.value.split())))
            elif level == "FRBRExpression":
                SubElement(properties, "FRBRlanguage", language="fra")
        if not whole:
            return
        references = SubElement(meta, "references", source="#actcheck")
        SubElement(
            references,
            "TLCOrganization",
            eId="authority",
            href=f"/akn/ontology/organization/fr/{owner or 'unknown'}",
            showAs=_allowed(author) or "?",
        )
        SubElement(
            references,
            "TLCOrganization",
            eId="actcheck",
            href="/akn/ontology/organization/fr/actcheck",
            showAs=f"actcheck {__version__}",
        )
        for identifier, name in sorted(self._persons.items()):
            href = f"/akn/ontology/person/fr/{identifier.removeprefix('person_')}"
            SubElement(references, "TLCPerson", eId=identifier, href=href, showAs=_allowed(name))
        self._notes(meta)

    def _notes(self, meta: Element) -> None:
        if not self._findings:
            return
        notes = SubElement(meta, "notes", source="#actcheck")
        for number, finding in enumerate(self._findings, 1):
            note = SubElement(notes, "note", eId=f"note_{number}", placement="side")
            note.set("class", finding.severity.value)
            for line in (
                f"{finding.rule} {finding.name} ({severity_words(finding, self._language)})",
                finding.message.in_language(self._language),
                todo(finding, self._language),
                *(written_basis(basis, self._language) for basis in finding.basis),
            ):
                SubElement(note, "p").text = _allowed(line)


def _indent(element: Element, depth: int = 0) -> None:
    """Line ends between elements, and none among words, where they would be a space."""
    if element.tag in ("p", "num", "heading") or not len(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * depth


def _component(address: str, component: str) -> str:
    """An address with the name of a component, before the suffix that tells the format."""
    if address.endswith(".akn"):
        return f"{address.removesuffix('.akn')}/{component}.akn"
    return f"{address}/{component}"


def _nodes(value: object) -> Iterator[Node]:
    """Every node of a tree, items of minutes included."""
    if isinstance(value, Node):
        yield value
    if isinstance(value, BaseModel):
        for _, field in value:
            yield from _nodes(field)
    elif isinstance(value, tuple):
        for each in value:
            yield from _nodes(each)


def _span(parts: Sequence[Part]) -> Span:
    return parts[0].span._replace(
        start=min(part.span.start for part in parts), end=max(part.span.end for part in parts)
    )


def _add_text(parent: Element, text: str) -> None:
    allowed = _allowed(text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + allowed
    else:
        parent.text = (parent.text or "") + allowed


def _allowed(text: str) -> str:
    """The text, in which what XML forbids is the sign for a character that is missing."""
    return _FORBIDDEN.sub("\ufffd", text)
