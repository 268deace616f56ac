"""The items of minutes and of lists of délibérations: where each begins, its heading, its number."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from actcheck.ast import Heading, Identifier, MinutesItem, Preamble, Preface
from actcheck.syntax.movements import read_movements, read_tokens
from actcheck.syntax.voting import join_votings, read_votings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actcheck.ast import Citation, Movement, Node, Recital, Reference, Stamp, Voting
    from actcheck.source import Document
    from actcheck.syntax.islands import Island

_RANKED = frozenset({"MARK_RANK", "MARK_ROMAN", "MARK_POINT"})
_HEADINGS = ("MARK_ACT_NUMBER", "MARK_POINT", "MARK_RANK", "MARK_ROMAN", "MARK_OBJECT", "MARK_CAPITALS")
# An agenda is so long at most, and a heading that repeats one of its lines is known by so many words.
_AGENDA = 8000
_KNOWN_BY = 4
_LONGEST_TITLE = 300
# A numbering may begin anew (in the agenda, in an enumeration); so many beginnings are tried.
_BEGINNINGS = 4
_WORD = re.compile(r"\w+")
_RANK = re.compile(r"\d+|\b[IVX]+\b")
_ROMAN = {"I": 1, "V": 5, "X": 10}


class _Opening(NamedTuple):
    """Where an item may begin; offsets are in the cleaned text.

    :param words: where its heading's words begin, behind number and label.
    :param token: the island that opens it, or None.
    """

    start: int
    words: int
    token: Island | None = None


class Contents(NamedTuple):
    """What was read of the whole, to be shared among its items."""

    citations: Sequence[Citation]
    recitals: Sequence[Recital]
    mentions: Sequence[Reference]
    identifiers: Sequence[Identifier]
    votings: Sequence[Voting]
    stamps: Sequence[Stamp]


class Items(NamedTuple):
    """
    :param votings: those of the whole, none of them across two items.
    :param start: where the first item begins in the cleaned text, or the end of the part.
    """

    items: tuple[MinutesItem, ...]
    movements: tuple[Movement, ...]
    votings: tuple[Voting, ...]
    start: int


def read_items(
    document: Document, start: int, end: int, read: Contents, stretches: Sequence[tuple[int, int]], *, foot: int | None
) -> Items:
    """The items of ``document.text[start:end]`` and the movements of members, both in order.

    An item begins at a heading: one that repeats a line of the agenda, a number of délibération, a rank;
    where the text has none, each vote is an item.

    :param stretches: the text in which votes were looked for.
    :param foot: where the foot of the text begins, or None.
    """
    tokens = read_tokens(document, start, end)
    ends = [_cleaned(document, voting.span.end, start, end) for voting in read.votings]
    begins = [_cleaned(document, voting.span.start, start, end) for voting in read.votings]
    openings = _openings(document.folded, tokens, begins, end)
    headed = bool(openings)
    edges = [opening.start for opening in openings]
    if any(first < edge < last for first, last, edge in _around(begins, ends, edges)):
        read = read._replace(votings=_voted_apart(document, stretches, edges))
        ends = [_cleaned(document, voting.span.end, start, end) for voting in read.votings]
    if not openings and ends:
        after = next((t.end_pos for t in tokens if t.type == "AGENDA" and t.end_pos < begins[0]), start)
        openings = [_Opening(at, at) for at in [max(after, _line_start(document.folded, begins[0], after)), *ends[:-1]]]
    latest = max([openings[-1].start if openings else start, *ends[-1:]])
    closing = [t.start_pos for t in tokens if t.type == "CLOSED"]
    last = min((at for at in [*closing, end if foot is None else foot] if at > latest), default=end)
    edges = [opening.start for opening in openings] + [last]
    items = tuple(
        _item(document, opening, stop, tokens, read, headed=headed)
        for opening, stop in zip(openings, edges[1:], strict=True)
    )
    first = edges[0] if openings else end
    movements = read_movements(document, tokens, end, first_item=first)
    return Items(items, movements, tuple(read.votings), first)


def _around(begins: Sequence[int], ends: Sequence[int], edges: Sequence[int]) -> Iterable[tuple[int, int, int]]:
    """The last vote that begins before each edge, with the edge."""
    for edge in edges:
        before = bisect_left(begins, edge)
        if before:
            yield begins[before - 1], ends[before - 1], edge


def _voted_apart(document: Document, stretches: Sequence[tuple[int, int]], edges: Sequence[int]) -> list[Voting]:
    """The votes, item by item: the end of one and the beginning of the next are not one vote."""
    found: list[Voting] = []
    for start, end in stretches:
        inner = [start, *edges[bisect_left(edges, start + 1) : bisect_left(edges, end)], end]
        for first, last in pairwise(inner):
            found.extend(read_votings(document, first, last))
    return found


# -- where items begin ---------------------------------------------------------------------------


def _openings(folded: str, tokens: Sequence[Island], votes: Sequence[int], end: int) -> list[_Opening]:
    """The openings of the form that tells most of the votes apart; the surest form where several do."""
    agenda = _repeated_agenda(folded, tokens, votes, end)
    chains = [chain for style in _styles(tokens) for chain in _chains(folded, style)]
    behind = [token for token in tokens if not agenda or token.end_pos > agenda[0].start]
    forms = [_with_ranks(agenda, chains)] if agenda else []
    for kind in _HEADINGS:
        alike = [token for token in behind if token.type == kind]
        if kind in _RANKED:
            forms.extend([_of_token(t) for t in chain] for chain in chains if chain[0].type == kind)
        elif kind != "MARK_CAPITALS" or 2 * _told_apart([_of_token(t) for t in alike], votes) >= len(alike):
            forms.append([_of_token(token) for token in alike])
    forms = [form for form in forms if len(form) > 1]
    best = max(forms, key=lambda form: _told_apart(form, votes), default=[])
    if votes and not _told_apart(best, votes):
        return []
    return best


def _told_apart(openings: Sequence[_Opening], votes: Sequence[int]) -> int:
    """How many of the items hold a vote."""
    edges = [bisect_left(votes, opening.start) for opening in openings] + [len(votes)]
    return sum(first < last for first, last in pairwise(edges))


def _of_token(token: Island) -> _Opening:
    start = token.start_pos + len(token) - len(token.lstrip())
    return _Opening(start, start if token.type == "MARK_CAPITALS" else token.end_pos, token)


def _repeated_agenda(folded: str, tokens: Sequence[Island], votes: Sequence[int], end: int) -> list[_Opening]:
    """The headings that repeat a line of the agenda, if enough of them do."""
    announced = next((token.end_pos for token in tokens if token.type == "AGENDA"), None)
    if announced is None:
        return []
    listed: dict[tuple[str, ...], int] = {}
    found: list[_Opening] = []
    entries = 0
    stop = min(announced + _AGENDA, votes[0] if votes else end)
    for opening, line_end in _lines(folded, tokens, announced, end):
        key = _key(folded, opening.words, line_end)
        if key in listed:
            del listed[key]
            found.append(opening)
        elif key and not found and opening.start < stop:
            listed[key] = opening.start
            entries = len(listed)
    return found if len(found) > 1 and 3 * len(found) >= entries else []


def _lines(folded: str, tokens: Sequence[Island], start: int, end: int) -> Iterable[tuple[_Opening, int]]:
    """Where a line or a numbered part of a line begins, and where it ends."""
    by_start = {
        t.start_pos + (not t.type.startswith("MARK")): _of_token(t)
        for t in tokens
        if t.type in ("INLINE_RANK", "MARK_RANK", "MARK_ROMAN", "MARK_POINT", "MARK_ACT_NUMBER")
    }
    starts = sorted({*_line_ends(folded, start, end), *(at for at in by_start if at >= start)})
    known = -1
    for at, following in pairwise([*starts, end]):
        opening = by_start.get(at) or _Opening(at + 1, at + 1)
        if opening.words > known:
            known = opening.words
            yield opening, following if following > opening.words else end


def _line_ends(folded: str, start: int, end: int) -> Iterable[int]:
    at = folded.find("\n", start, end)
    while at >= 0:
        yield at
        at = folded.find("\n", at + 1, end)


def _line_start(folded: str, at: int, earliest: int) -> int:
    return max(folded.rfind("\n", earliest, at) + 1, earliest)


def _key(folded: str, at: int, end: int) -> tuple[str, ...]:
    """The first words of a line, as they are compared."""
    stop = folded.find("\n", at, min(end, at + _LONGEST_TITLE))
    line = folded[at : stop if stop >= 0 else min(end, at + _LONGEST_TITLE)]
    return tuple(word[0].lower() for word, _ in zip(_WORD.finditer(line), range(_KNOWN_BY), strict=False))


def _with_ranks(agenda: list[_Opening], chains: Sequence[list[Island]]) -> list[_Opening]:
    """The headings of the agenda, and the others of the same numbering."""
    known = {opening.words for opening in agenda}
    best = max(chains, key=lambda chain: sum(token.end_pos in known for token in chain), default=[])
    same = sum(token.end_pos in known for token in best)
    if 2 * same < len(agenda):
        return agenda
    return sorted({*agenda, *(_of_token(t) for t in best if t.end_pos not in known)}, key=lambda o: o.start)


def _styles(tokens: Sequence[Island]) -> Iterable[list[Island]]:
    """The ranks that are written in the same way."""
    styles: dict[tuple[str, str], list[Island]] = {}
    for token in tokens:
        if token.type in _RANKED:
            words = _RANK.sub("", token, count=1)
            styles.setdefault((token.type, "".join(words.split())), []).append(token)
    return styles.values()


def _chains(folded: str, tokens: Sequence[Island]) -> Iterable[list[Island]]:
    """Numberings that go up one by one; an entry of an enumeration, which a comma ends, is not one of them."""
    firsts = [at for at, token in enumerate(tokens) if _rank(token) == 1][:_BEGINNINGS]
    for first in firsts:
        chain: list[Island] = []
        for token in tokens[first:]:
            if _rank(token) == len(chain) + 1 and not _enumerated(folded, token.end_pos):
                chain.append(token)
        if chain:
            yield chain


def _enumerated(folded: str, at: int) -> bool:
    stop = folded.find("\n", at)
    return folded[at : stop if stop >= 0 else len(folded)].rstrip()[-1:] in (";", ",")


def _rank(token: Island) -> int:
    found = _RANK.search(token)
    if found is None:
        return 0
    if found[0].isdigit():
        return int(found[0])
    values = [_ROMAN[letter] for letter in found[0]]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


# -- what an item holds --------------------------------------------------------------------------


def _item(
    document: Document, opening: _Opening, end: int, tokens: Sequence[Island], read: Contents, *, headed: bool
) -> MinutesItem:
    text = document.text
    while end > opening.start and text[end - 1].isspace():
        end -= 1
    span = document.span(opening.start, end)
    votings = _inside(read.votings, span.start, span.end)
    first_vote = _cleaned(document, votings[0].span.start, opening.start, end) if votings else end
    title, numbers, head_end = None, [], opening.words
    if headed:
        begins, head_end = _title(document, opening, tokens, min(end, max(first_vote, opening.words)))
        numbers = _numbers(document, opening, head_end, tokens)
        title = _heading(document, begins, head_end, tokens)
    citations = _inside(read.citations, span.start, span.end)
    recitals = _inside(read.recitals, span.start, span.end)
    rank = _RANK.search(opening.token) if opening.token is not None and opening.token.type in _RANKED else None
    fields: dict[str, Any] = {"preamble": Preamble(span=span, citations=citations, recitals=recitals)}
    return MinutesItem(
        span=span,
        rank=rank[0] if rank else None,
        preface=Preface(
            span=document.span(opening.start, max(head_end, opening.start)), title=title, numbers=tuple(numbers)
        ),
        votings=join_votings(votings) if headed else votings,
        mentions=_inside(read.mentions, span.start, span.end),
        identifiers=_inside(read.identifiers, span.start, span.end),
        stamps=_inside(read.stamps, span.start, span.end),
        **(fields if citations or recitals else {}),
    )


def _title(document: Document, opening: _Opening, tokens: Sequence[Island], end: int) -> tuple[int, int]:
    """The first line that has words, behind labels ("Objet :")."""
    text, start = document.folded, opening.words
    while True:
        while start < end and text[start] in " \t\n":
            start += 1
        label = next((t for t in _between(tokens, start - 1, start + 1) if t.type == "MARK_OBJECT"), None)
        if label is None or label.end_pos <= start:
            break
        start = label.end_pos
    stop = text.find("\n", start, min(end, start + _LONGEST_TITLE))
    return start, stop if stop >= 0 else min(end, start + _LONGEST_TITLE)


def _heading(document: Document, start: int, end: int, tokens: Sequence[Island]) -> Heading | None:
    for token in _between(tokens, start, end):
        if token.type == "MARK_BRACKETED_NUMBER":
            end = min(end, token.start_pos)
    text = document.text
    while end > start and (text[end - 1].isspace() or text[end - 1] in ":-–—."):
        end -= 1
    if start >= end:
        return None
    return Heading(span=document.span(start, end), text=" ".join(text[start:end].split()))


def _numbers(document: Document, opening: _Opening, end: int, tokens: Sequence[Island]) -> list[Identifier]:
    """The number of the délibération: at the item's opening or between brackets in its heading."""
    found = []
    for token in _between(tokens, opening.start - 1, end):
        if token.type not in ("MARK_ACT_NUMBER", "MARK_BRACKETED_NUMBER"):
            continue
        start, stop = token.start_pos + token.find("°") + 1, token.end_pos
        while start < stop and not (token.find("°") >= 0 or document.folded[start].isdigit()):
            start += 1
        words = document.text[start:stop].rstrip(" \t:.-–—)")
        value = words.lstrip()
        start += len(words) - len(value)
        span = document.span(start, start + len(value))
        found.append(Identifier(span=span, scheme="act_number", value=" ".join(value.split())))
    return found


def _between(tokens: Sequence[Island], start: int, end: int) -> Sequence[Island]:
    first = bisect_left(tokens, start, key=lambda token: token.start_pos)
    return tokens[first : bisect_left(tokens, end, key=lambda token: token.start_pos)]


def _inside(nodes: Sequence[Any], start: int, end: int) -> tuple[Any, ...]:
    """Those of the nodes, which stand in order, that lie in a stretch of the original."""
    first = bisect_left(nodes, start, key=_place)
    return tuple(node for node in nodes[first : bisect_left(nodes, end, key=_place)] if node.span.end <= end)


def _place(node: Node) -> int:
    return node.span.start


def _cleaned(document: Document, original: int, start: int, end: int) -> int:
    """Where a place of the original stands in ``document.text[start:end]``."""
    return bisect_left(range(end), original, start, end, key=lambda at: document.span(at, at).start)
