"""The whole tree of a document."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Any, TypeVar

from actcheck.ast import (
    Act,
    ActReference,
    Article,
    Attachment,
    Body,
    Citation,
    Conclusions,
    DelegatedDecision,
    Deliberation,
    DeliberationList,
    EnactingFormula,
    ExecutiveOrder,
    ExplanatoryReport,
    Heading,
    Identifier,
    Minutes,
    Preamble,
    Preface,
    Recital,
    Reference,
    Sought,
    Stamp,
    Unread,
)
from actcheck.syntax.attendance import part_lists, read_attendance
from actcheck.syntax.blocks import blocks
from actcheck.syntax.citations import part_citations
from actcheck.syntax.conclusions import read_signatures
from actcheck.syntax.delegations import delegates
from actcheck.syntax.identifiers import read_identifiers
from actcheck.syntax.minutes import Contents, read_items
from actcheck.syntax.names_of_bodies import read_names_of_bodies
from actcheck.syntax.particulars import with_particulars
from actcheck.syntax.parts import gather
from actcheck.syntax.preface import read_preface
from actcheck.syntax.references import read_each
from actcheck.syntax.stamps import read_stamps
from actcheck.syntax.voting import join_votings, read_votings
from actcheck.syntax.windows import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.ast import Attendance, Part, Voting
    from actcheck.source import Document, Span
    from actcheck.syntax.blocks import Block
    from actcheck.syntax.parts import RawPart

_Node = TypeVar("_Node", Stamp, Identifier, Heading)
_PARTS: dict[str, Any] = {
    "deliberation": Deliberation,
    "order": ExecutiveOrder,
    "decision": DelegatedDecision,
    "minutes": Minutes,
    "list": DeliberationList,
    "report": ExplanatoryReport,
    "attachment": Attachment,
}
_FIGURE = re.compile("[0-9]")
# What goes with an act holds no vote of its own.
_FOLLOWERS = ("report", "attachment")
# These hold the votes of several items.
_SITTINGS = ("minutes", "list")
_LISTS = frozenset({"present", "excused", "absent", "proxies", "present_without_vote", "excused_without_vote"})


# The foot of an act without a closing formula stands in its last characters.
_FOOT = 600
# Place and date may stand so far before the signatory, in characters.
_PLACE = 90


def parse(document: Document, *, typography: bool = True) -> Act:
    """Read a document into its tree. Never raises on text.

    :param typography: with what typists let slip (``oddities``), which few ask for.
    """
    lower = lowered(document.folded)
    stamps, cleared = read_stamps(document, lower)
    if cleared is not document:
        lower = lowered(cleared.folded)
    raws = gather(cleared, _blocks(cleared))
    identifiers, names = read_identifiers(cleared), read_names_of_bodies(cleared, lower)
    parts = []
    for raw in raws:
        span = document.span(raw.start, raw.end)
        parts.append(_part(cleared, raw, _within(stamps, span), _within(identifiers, span), _within(names, span)))
    return Act(
        span=document.span(0, len(document.text)),
        parts=with_particulars(cleared, lower, parts, typography=typography),
        unread=tuple(_unread(parts)),
    )


def _unread(parts: Sequence[Part]) -> Iterator[Unread]:
    """Lists under whose label no name could be read, though the text does not say that there is none."""
    for part in parts:
        for listed in part.preface.attendance.lists if part.preface.attendance else ():
            if not listed.persons and listed.stated is None:
                yield Unread(span=listed.label, sought=Sought.NAMES)


def _blocks(document: Document) -> list[Block]:
    return part_citations(document, part_lists(document, blocks(document)))


def _within(nodes: tuple[_Node, ...], span: Span) -> tuple[_Node, ...]:
    first = bisect_left(nodes, span.start, key=lambda node: node.span.start)
    return nodes[first : bisect_left(nodes, span.end, key=lambda node: node.span.start)]


def _part(
    document: Document,
    raw: RawPart,
    stamps: tuple[Stamp, ...],
    identifiers: tuple[Identifier, ...],
    names: tuple[Heading, ...],
) -> Part:
    span = document.span(raw.start, raw.end)
    blocks = raw.blocks
    head, rest = _split(blocks)
    head_end = rest[0].start if rest else raw.end
    citations: list[Citation] = []
    recitals: list[Recital] = []
    articles: list[Article] = []
    mentions: list[Reference] = []
    formula = foot = None
    votings: list[Voting] = []
    for block, references in zip(blocks, _references(document, blocks, sparse=raw.kind in _FOLLOWERS), strict=True):
        if block.kind == "visa":
            citations.append(_citation(document, block, references))
            continue
        if block.kind == "recital":
            end = _trimmed(document.text, block.start, block.end)
            recitals.append(Recital(span=document.span(block.start, end), references=references))
        elif block.kind in ("formula", "decides") and formula is None:
            formula = EnactingFormula(
                span=document.span(block.start, block.opening_end),
                text=" ".join(document.text[block.start : block.opening_end].split()),
            )
        elif block.kind == "article":
            articles.append(_article(document, block))
        elif block.section == "conclusions" and foot is None and block.kind != "remedies":
            foot = block.start if block.kind == "done" else max(head_end, block.start - _PLACE)
        if block.start < head_end and raw.kind not in _FOLLOWERS:
            # In its own head an act's number reads like a reference to it.
            mentions.extend(r for r in references if not isinstance(r, ActReference))
        else:
            mentions.extend(references)
    follows = raw.kind in _FOLLOWERS
    if not follows:
        votable = blocks if raw.kind in _SITTINGS else _without_inner_visas(blocks)
        for start, end in _outside_lists(votable):
            votings.extend(read_votings(document, start, end))
    preface = read_preface(document, head, raw.start, head_end, others=() if follows else rest)
    fields: dict[str, Any] = {
        "span": span,
        "preface": preface,
        "votings": tuple(votings if raw.kind in _SITTINGS else join_votings(votings)),
        "mentions": tuple(mentions),
        "identifiers": identifiers,
        "names": names,
        "stamps": stamps,
    }
    if raw.kind == "attachment":
        fields["parties"] = tuple(
            Heading(span=document.span(b.start, b.opening_end), text=document.text[b.start : b.opening_end])
            for b in raw.blocks
            if b.kind in ("parties", "other_party")
        )
    if citations or recitals or formula:
        fields["preamble"] = Preamble(span=span, citations=tuple(citations), recitals=tuple(recitals), formula=formula)
    if articles:
        fields["body"] = Body(span=document.span(*_extent(rest, "article")), articles=tuple(articles))
    last = max(head_end, raw.end - _FOOT)
    if foot is None and not follows and rest and _is_signed(document, last, raw.end):
        foot = last
    if foot is not None:
        signatures = read_signatures(document, foot, raw.end)
        fields["conclusions"] = Conclusions(span=document.span(foot, raw.end), signatures=signatures)
    if raw.kind in _SITTINGS:
        contents = Contents(citations, recitals, fields["mentions"], fields["identifiers"], votings, stamps)
        read = read_items(document, raw.start, raw.end, contents, _outside_lists(blocks), foot=foot)
        fields["items"], fields["movements"], fields["votings"] = read.items, read.movements, read.votings
        fields["preface"] = preface.model_copy(update={"attendance": _at_opening(document, preface, head, read.start)})
    made: Part = _PARTS[raw.kind or _kind(preface, formula)](**fields)
    return made


def _is_signed(document: Document, start: int, end: int) -> bool:
    """Whether the last lines are a foot though no closing words open it: a day, a name, or a quality that ends them.

    A sentence of the act may begin with the same quality ("Le maire signe la convention.").
    """
    signatures = read_signatures(document, start, end)
    if any(signature.person or signature.date or signature.blank_date for signature in signatures):
        return True
    last = document.span(start, max(start, _trimmed(document.text, start, end))).end
    return bool(signatures) and signatures[-1].span.end >= last


def _references(document: Document, blocks: Sequence[Block], *, sparse: bool) -> list[tuple[Reference, ...]]:
    """What each block refers to; a list of names refers to nothing.

    :param sparse: read only the paragraphs that hold a figure: outside visas and the act itself,
        a reference without number or date says nothing.
    """
    found: list[list[Reference]] = [[] for _ in blocks]
    run: list[tuple[int, int, bool]] = []
    owners: list[int] = []

    def read() -> None:
        for owner, references in zip(owners, read_each(document, run), strict=True):
            found[owner].extend(references)
        run.clear()
        owners.clear()

    last = -1
    for i, block in enumerate(blocks):
        kind = block.kind
        if kind in _LISTS:
            continue
        visa = kind == "visa"
        whole = (block.start, block.end)
        for start, end in (whole,) if visa or not sparse else _with_figures(document.folded, block):
            if run and start != last:
                read()
            run.append((start, end, visa))
            owners.append(i)
            last = end
    read()
    return [tuple(references) for references in found]


def _with_figures(folded: str, block: Block) -> Iterator[tuple[int, int]]:
    """The paragraphs of a block that hold a figure."""
    figure = -1
    for start, end in pairwise((block.start, *block.breaks, block.end)):
        if figure < start:
            found = _FIGURE.search(folded, start, block.end)
            if found is None:
                return
            figure = found.start()
        if figure < end:
            yield start, end


def _kind(preface: Preface, formula: EnactingFormula | None) -> str:
    """The kind of a part without a heading: an act of the executive alone is an order or a decision."""
    if preface.assembly != "executive" or formula is None:
        return "deliberation"
    return "order" if formula.text.upper().startswith("ARR") else "decision"


def _split(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The preface, and what follows it."""
    for i, block in enumerate(blocks):
        if block.kind == "annex" and i == 0:  # the heading of the part itself
            continue
        if block.section in ("preamble", "body", "conclusions", "attachment") or block.kind == "report_closing":
            return blocks[:i], blocks[i:]
    return blocks, ()


def _at_opening(document: Document, preface: Preface, head: Sequence[Block], first_item: int) -> Attendance | None:
    """The attendance at the opening of a sitting: what an item counts anew is its own.

    Unless the names are called under the first item.
    """
    first = document.span(first_item, first_item).start
    if preface.attendance is None or any(m.persons and m.label.start >= first for m in preface.attendance.lists):
        return preface.attendance
    before = [block._replace(end=min(block.end, first_item)) for block in head if block.start < first_item]
    return read_attendance(document, before)


def _without_inner_visas(blocks: Sequence[Block]) -> list[Block]:
    """The blocks but for visas with another one behind: what they say of a vote is said of another act's.

    The last of the visas stays: nothing surely tells where it ends.
    """
    return [
        block
        for block, following in zip_longest(blocks, blocks[1:])
        if block.kind != "visa" or following is None or following.kind != "visa"
    ]


def _outside_lists(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The text without the lists of names, neighbours joined."""
    found: list[tuple[int, int]] = []
    for block in blocks:
        if block.kind in _LISTS:
            continue
        if found and found[-1][1] == block.start:
            found[-1] = found[-1][0], block.end
        else:
            found.append((block.start, block.end))
    return found


def _citation(document: Document, block: Block, references: tuple[Reference, ...]) -> Citation:
    text = document.text
    end = _trimmed(text, block.start, block.end)
    return Citation(
        span=document.span(block.start, end),
        text=" ".join(text[block.start : end].split()),
        references=references,
        closing=text[end - 1] if text[end - 1] in ";,." else "",
        delegates=any(isinstance(r, ActReference) for r in references) and delegates(document, block.start, end),
    )


def _trimmed(text: str, start: int, end: int) -> int:
    """Where a stretch ends, trailing white space left out."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _article(document: Document, block: Block) -> Article:
    words = document.folded[block.start : block.opening_end]
    start = block.start + len(words) - len(words.split(None, 1)[1])
    number = words.split(None, 1)[1].rstrip(" :.-\n\t")
    plain = number[:-2].strip() if number.lower().endswith("er") and number[:-2].strip().isdigit() else number.lower()
    return Article(span=block.span_in(document), number=plain, number_span=document.span(start, start + len(number)))


def _extent(blocks: Sequence[Block], kind: str) -> tuple[int, int]:
    chosen = [block for block in blocks if block.kind == kind]
    return chosen[0].start, chosen[-1].end
