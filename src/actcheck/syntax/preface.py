"""The head of a part."""

from __future__ import annotations

import itertools
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from actcheck.ast import DateMention, Heading, Identifier, Person, Preface, SittingMention
from actcheck.syntax.attendance import read_attendance, read_person
from actcheck.syntax.dates import find_dates, read_date
from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.source import Document, Span
    from actcheck.syntax.blocks import Block
    from actcheck.syntax.islands import Island

_DATES = frozenset({"DATE_LONG", "DATE_SHORT", "DATE_DAY", "DATE_WORDS"})
_KINDS = {
    "MUNICIPAL_COUNCIL": "commune",
    "COMMUNITY_COUNCIL": "epci",
    "COMMUNITY_BUREAU": "epci",
    "DEPARTMENT_COUNCIL": "departement",
    "REGIONAL_COUNCIL": "region",
    "SYNDICATE_COMMITTEE": "syndicat",
    "SYNDICATE_BUREAU": "syndicat",
    "TERRITORY_COUNCIL": "ept",
    "MAYOR": "commune",
    "COMMUNE": "commune",
    "EPCI": "epci",
    "EPT": "ept",
    "DEPARTEMENT": "departement",
    "REGION": "region",
    "SYNDICAT": "syndicat",
    "CCAS": "ccas",
    "PREFECTURE": "prefecture",
}
# The names of a territory tell whose standing committee sits, and nothing else.
_TERRITORIES = {"NAMED_DEPARTEMENT": "departement", "NAMED_REGION": "region"}
_ASSEMBLIES = {
    "STANDING_COMMITTEE": "standing_committee",
    "COMMUNITY_BUREAU": "bureau",
    "SYNDICATE_BUREAU": "bureau",
    "BUREAU": "bureau",
    "MUNICIPAL_COUNCIL": "council",
    "COMMUNITY_COUNCIL": "council",
    "DEPARTMENT_COUNCIL": "council",
    "REGIONAL_COUNCIL": "council",
    "SYNDICATE_COMMITTEE": "council",
    "TERRITORY_COUNCIL": "council",
    "ADMINISTRATION_BOARD": "council",
    "MAYOR": "executive",
    "PRESIDENT": "executive",
    "PREFECTURE": "executive",
}
_LISTS = frozenset({"present", "excused", "absent", "proxies", "present_without_vote", "excused_without_vote"})
# The blocks that name who acts, those of them of an executive, and the assemblies that are part of a council.
_EXECUTIVE = frozenset({"order_head", "decision_head"})
_ACTING = frozenset({"deliberation_head", "minutes_head", "list_head", "sitting", "organ", *_EXECUTIVE})
# Heads in which a number and a day are the act's own.
_DATED_HEADS = frozenset({"deliberation_head", *_EXECUTIVE})
_SMALL = frozenset({"standing_committee", "bureau"})
# What tells the head of a sitting's act from that of a report.
_OF_SITTINGS = frozenset({"deliberation_head", "opening", "presidency", "notice", "secretary", *_LISTS})
# The ways of writing the act's number, the surest first.
_NUMBERS = {
    "BRACKETED_NUMBER": 0,
    "ACT_LABELLED_NUMBER": 1,
    "LABELLED_NUMBER": 2,
    "PREFIXED_NUMBER": 2,
    "BARE_NUMBER": 3,
}
# A sitting's date stands just behind its opening; a person's name just behind the label.
_NEAR = 130
_BESIDE = 30
# Letters and characters of a title in capitals.
_SHORTEST_TITLE = 15
_LONGEST_TITLE = 900
_NAME = 70
_RUNNING = 40
# The narrative dates the sitting so near the beginning of its block.
_OPENING = 600
# How much of the text after the preface is searched for the kind of authority, in characters.
_SEARCHED = 8000
_REPORT_HEAD = 700


_GRAMMAR = Grammar("preface", gaps=False)


class _Found(NamedTuple):
    """What the preface grammar finds in the blocks that are not lists of names.

    :param numbers: each with its rank among the ways of writing the act's number.
    :param met: where somebody met, and the date behind these words.
    :param territories: the names of the territory, which many authorities share.
    :param blanks: labels of a notice left blank: what is filled in under the same label further on is another act's.
    """

    kinds: list[Island]
    assemblies: list[Island]
    notices: list[DateMention]
    chairs: list[Person]
    secretaries: list[Person]
    numbers: list[tuple[int, Identifier]]
    met: list[tuple[Island, Island]]
    territories: list[Island]
    blanks: list[Island]


def read_preface(
    document: Document, blocks: Sequence[Block], start: int, end: int, *, others: Sequence[Block] = ()
) -> Preface:
    """The preface that these blocks hold, between two offsets of the cleaned text.

    :param blocks: the blocks of one part that stand before its visas and its body.
    :param others: the blocks after them: their running heads and the names of the assembly tell
        what a preface is silent on.
    """
    found = _Found([], [], [], [], [], [], [], [], [])
    searched = _SEARCHED if others or any(block.kind in _OF_SITTINGS for block in blocks) else _REPORT_HEAD
    for block in blocks:
        if block.kind not in _LISTS:
            _scan(document, block, min(block.end, end, start + searched), found)
    sittings, chair, secretaries = [], None, []
    for block in blocks:
        content_end = min(block.end, end)
        if block.kind in ("sitting", "opening"):
            dates = find_dates(document, block.start, min(content_end, block.opening_end + _NEAR))
            if dates:
                role: Literal["heading", "opening"] = "heading" if block.kind == "sitting" else "opening"
                sittings.append(SittingMention(span=document.span(block.start, content_end), role=role, date=dates[0]))
        elif block.kind == "presidency" and chair is None:
            chair = read_person(document, block.opening_end, min(content_end, block.opening_end + _NAME))
        elif block.kind == "secretary" and not found.secretaries:
            person = read_person(document, block.opening_end, min(content_end, block.opening_end + _NAME))
            if person is not None:
                secretaries.append(person)
    if not (found.secretaries or secretaries):
        secretaries = _later_secretaries(document, others)
    if not sittings:
        sittings = _dated_heads(document, blocks, end) or _running_heads(document, others)
    if not any(sitting.date.complete for sitting in sittings):
        sittings += _met(document, found)
    if others and not found.kinds:
        _scan_others(document, others, found)
    assembly, assembly_span = _assembly(document, (*blocks, *(b for b in others if b.kind == "organ")), found)
    kind = _of_assembly(found.kinds, found.assemblies) or (
        found.territories if assembly == "standing_committee" else ()
    )
    return Preface(
        span=document.span(start, end),
        authority=_authority(document, blocks),
        authority_kind=(_KINDS | _TERRITORIES)[kind[0].type] if kind else None,
        authority_kind_span=document.span(kind[0].start_pos, kind[0].end_pos) if kind else None,
        assembly=assembly,
        assembly_span=assembly_span,
        document_title=_document_title(document, blocks),
        title=_title(document, blocks, end),
        numbers=tuple(number for _, number in sorted(found.numbers, key=itemgetter(0))),
        sittings=tuple(sittings),
        notices=tuple(found.notices),
        chair=chair or next(iter(found.chairs), None),
        secretaries=tuple(found.secretaries or secretaries),
        attendance=read_attendance(document, blocks),
    )


def _scan(document: Document, block: Block, end: int, found: _Found) -> None:
    if end <= block.start:
        return
    tokens: list[Island] = _GRAMMAR.islands(document.folded, block.start, end)
    for i, token in enumerate(tokens):
        start = token.start_pos
        if token.type in _KINDS:
            found.kinds.append(token)
        if token.type in _ASSEMBLIES:
            found.assemblies.append(token)
        if token.type == "CONVENED":
            date = next((t for t in tokens[i + 1 : i + 3] if t.type in _DATES), None)
            labelled = token.rstrip().endswith(":")
            if date is not None and date.start_pos - token.end_pos < _NAME:
                if not (labelled and found.blanks):
                    found.notices.append(read_date(document, date.start_pos, date.end_pos))
            elif labelled:
                found.blanks.append(token)
        elif token.type == "MET" or (token.type == "OF_DAY" and block.kind in _DATED_HEADS):
            date = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].type in _DATES else None
            if date is not None and date.start_pos - token.end_pos <= 1 and start - block.start < _OPENING:
                found.met.append((token, date))
        elif token.type in _TERRITORIES:
            found.territories.append(token)
        elif token.type in ("NAMED_SECRETARY", "MARK_SECRETARY"):
            person = read_person(document, max(block.start, start - _NAME), start, at_end=True)
            if person is not None:
                found.secretaries.append(person)
        elif token.type in ("CHAIR", "LABELLED_SECRETARY"):
            last = token.end_pos
            person = read_person(document, last, min(block.end, last + _NAME))
            if person is not None:
                (found.chairs if token.type == "CHAIR" else found.secretaries).append(person)
        elif token.type in _NUMBERS:
            scheme: Literal["act_number", "report_number"] = (
                "report_number" if block.kind == "report_head" else "act_number"
            )
            found.numbers.append((_NUMBERS[token.type], _identifier(document, token, scheme)))


def _identifier(document: Document, token: Island, scheme: Literal["act_number", "report_number"]) -> Identifier:
    start, end = token.start_pos, token.end_pos
    if token.type == "BRACKETED_NUMBER":
        end -= 1
    words = str(token)
    sign = _sign_end(words)
    if not sign and token.type == "ACT_LABELLED_NUMBER":
        sign = next((at for at, character in enumerate(words) if character.isdigit()), 0)
    start += sign
    value = document.text[start:end].rstrip(" .-/")
    return Identifier(span=document.span(start, start + len(value)), scheme=scheme, value=" ".join(value.split()))


def _sign_end(words: str) -> int:
    """Where the number begins after its label and sign: "DÉLIBÉRATION n° 2023/021" at 2023."""
    spelled = words.lower().rfind("no ")
    at = max(words.rfind("°") + 1, words.rfind(":") + 1, spelled + 2 if spelled >= 0 else 0)
    while 0 < at < len(words) and (words[at].isspace() or (words[at] == "s" and not words[at + 1 : at + 2].isalnum())):
        at += 1
    return at


def _later_secretaries(document: Document, blocks: Sequence[Block]) -> list[Person]:
    """The secretary as named after the votes or at the foot."""
    stretches = [(b.opening_end, min(b.end, b.opening_end + _NAME)) for b in blocks if b.kind == "secretary"]
    persons = (read_person(document, start, end) for start, end in stretches)
    return [person for person in persons if person is not None]


def _dated_heads(document: Document, blocks: Sequence[Block], end: int) -> list[SittingMention]:
    """The date beside the heading of minutes ("CR du conseil municipal 9 avril 2021"), or just behind another's."""
    for block in blocks:
        if block.kind in ("minutes_head", "list_head", "deliberation_head"):
            near = _BESIDE if block.kind == "deliberation_head" else _NEAR
            dates = find_dates(document, block.start, min(block.end, end, block.opening_end + near))
            if dates:
                span = document.span(block.start, block.opening_end)
                return [SittingMention(span=span, role="heading", date=dates[0])]
    return []


def _running_heads(document: Document, blocks: Sequence[Block]) -> list[SittingMention]:
    """The sitting as running heads and feet date it ("Conseil municipal du 5 juillet 2021")."""
    found: list[SittingMention] = []
    for block in blocks:
        if block.kind == "sitting":
            dates = find_dates(document, block.start, min(block.end, block.opening_end + _RUNNING))
            found.extend(
                SittingMention(span=document.span(block.start, block.opening_end), role="heading", date=date)
                for date in dates[:1]
            )
    return found


def _met(document: Document, found: _Found) -> list[SittingMention]:
    """The sitting as the narrative dates it ("s'est réuni le 20 juin 2024")."""
    return [
        SittingMention(
            span=document.span(met.start_pos, date.end_pos),
            role="narrative",
            date=read_date(document, date.start_pos, date.end_pos),
        )
        for met, date in found.met[:1]
    ]


def _scan_others(document: Document, blocks: Sequence[Block], found: _Found) -> None:
    """Kinds of authority named after the preface, the most frequent first."""
    tokens: list[Island] = []
    for block in blocks:
        if block.start - blocks[0].start < _SEARCHED:
            tokens.extend(t for t in _GRAMMAR.islands(document.folded, block.start, block.end) if t.type in _KINDS)
            found.assemblies.extend(t for t in tokens if t.type in _ASSEMBLIES)
    counts = Counter(token.type for token in tokens)
    found.kinds.extend(sorted(tokens, key=lambda token: (-counts[token.type], token.start_pos))[:1])


def _of_assembly(kinds: Sequence[Island], assemblies: Sequence[Island]) -> Sequence[Island]:
    """The kinds named, a body that another one may merely deliberate about (CCAS) last, unless its board sits."""
    board = bool(assemblies) and assemblies[0].type == "ADMINISTRATION_BOARD"
    return sorted(kinds, key=lambda token: (token.type == "CCAS") is not board and len({t.type for t in kinds}) > 1)


def _assembly(document: Document, blocks: Sequence[Block], found: _Found) -> tuple[str | None, Span | None]:
    """The assembly that acts: what the heading, the sitting and the organ name first, else what is named first.

    A standing committee or a bureau is named beside the council that it belongs to; so is an executive
    beside the assembly over which it presides, or which delegates to it.
    """
    own: list[Island] = []
    for block in blocks:
        if block.kind in _ACTING:
            near = min(block.end, block.opening_end + _RUNNING, *(at for at in block.breaks[:1]))
            islands = _GRAMMAR.islands(document.folded, block.start, near)
            own.extend([token for token in islands if token.type in _ASSEMBLIES][:1])
            if block.kind in _EXECUTIVE and not any(_ASSEMBLIES[token.type] in _SMALL for token in own):
                words = document.folded[block.start : block.opening_end].rstrip()
                return "executive", document.span(block.start, block.start + len(words))
    small = [token for token in own if _ASSEMBLIES[token.type] in _SMALL]
    rest = sorted(own or found.assemblies, key=lambda token: _ASSEMBLIES[token.type] == "executive")
    for token in (*small, *rest):
        return _ASSEMBLIES[token.type], document.span(token.start_pos, token.end_pos)
    return None, None


def _authority(document: Document, blocks: Sequence[Block]) -> Heading | None:
    block = next((b for b in blocks if b.kind == "authority"), None)
    if block is None:
        return None
    end = block.breaks[0] if block.breaks else block.end
    return _heading(document, block.start, min(end, block.start + _NEAR))


def _document_title(document: Document, blocks: Sequence[Block]) -> Heading | None:
    block = next((b for b in blocks if b.kind.endswith("_head")), None)
    if block is None:
        return None
    return _heading(document, block.start, block.breaks[0] if block.breaks else block.opening_end)


def _title(document: Document, blocks: Sequence[Block], end: int) -> Heading | None:
    """What the act is about: after "OBJET :", or the last paragraph in capitals of the preface."""
    for block in blocks:
        if block.kind == "object":
            stop = block.breaks[0] if block.breaks else min(block.end, end)
            return _heading(document, block.opening_end, min(stop, end))
    folded = document.folded
    for block in reversed(blocks):
        edges = [*block.breaks, min(block.end, end)]
        for last, first in itertools.pairwise(reversed(edges)):
            if last - first < _LONGEST_TITLE and _in_capitals(folded[first:last]):
                return _heading(document, first, last)
    return None


def _in_capitals(words: str) -> bool:
    if not words[:_SHORTEST_TITLE].strip().isupper():
        return False
    letters = sum(map(str.isalpha, words))
    return letters > _SHORTEST_TITLE and sum(map(str.isupper, words)) > 0.8 * letters


def _heading(document: Document, start: int, end: int) -> Heading | None:
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace()):
        end -= 1
    if start >= end:
        return None
    return Heading(span=document.span(start, end), text=" ".join(text[start:end].split()))
