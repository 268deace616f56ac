"""Who comes, leaves or takes no part in a vote, as minutes tell it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

from actcheck.ast import Movement, Proxy
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.headcounts import head_count, read_counts
from actcheck.syntax.names import person, read_islands, read_person, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.ast import HeadCount, Person
    from actcheck.source import Document
    from actcheck.syntax.islands import Island
    from actcheck.syntax.names import Name

_Kind = Literal["arrival", "departure", "out", "back", "not_voting", "listed"]
_Relation = Literal["here", "from", "until", "after", "at", "unclear"]

# Before the names, behind the names, and behind them but something else where there are none.
_NOUNS: dict[str, _Kind] = {"ARRIVAL": "arrival", "DEPARTURE": "departure", "RETURN": "back"}
_VERBS: dict[str, _Kind] = {
    "JOINS": "arrival",
    "LEAVES": "departure",
    "GOES_OUT": "out",
    "COMES_BACK": "back",
    "NOT_VOTING": "not_voting",
    "ARRIVES": "arrival",
    "GOES": "departure",
    "WITHDRAWS": "out",
}
_OF_PERSONS_ONLY = frozenset({"ARRIVES", "GOES", "WITHDRAWS"})
_LISTED: dict[str, _Kind] = {"MARK_COMES": "arrival", "MARK_GOES": "departure", "MARK_SCOPE": "listed"}
_RELATIONS: dict[str, _Relation] = {
    "FROM_ITEM": "from",
    "UNTIL_ITEM": "until",
    "AFTER_ITEM": "after",
    "AT_ITEM": "at",
}
_NAMES = frozenset({"TITLED", "NAME"})
_AMID_NAMES = frozenset({"AND", "MARK_SEPARATOR", "FUNCTION", "MARK_BRACKET", "GROUP", "FROM"})
_JOINS_NAMES = (",", ";", "et", "/")
_GIVES = frozenset({"GIVES", "MARK_GIVES"})
# A sentence about a movement is read so far before and behind its verb, in characters.
_BEFORE = 300
_BEHIND = 200
# "de", "d'" between two names.
_SMALL_WORD = 4
# A word of at least this many letters, or a figure, before a full stop ends a sentence.
_WORD = 3
_NAME = 70


_GRAMMAR = Grammar("minutes", gaps=False)


class _Named(NamedTuple):
    persons: tuple[Person, ...]
    chair: bool
    end: int


def read_tokens(document: Document, start: int, end: int) -> Sequence[Island]:
    """The islands of ``minutes.lark`` in a stretch of the cleaned text."""
    return _GRAMMAR.islands(document.folded, start, end)


def read_movements(document: Document, tokens: Sequence[Island], end: int, *, first_item: int) -> tuple[Movement, ...]:
    """The movements that the islands of ``minutes.lark`` tell, in order of the text.

    :param end: where the part ends.
    :param first_item: where the first item begins. A movement told before it happens at a moment
        that its place does not tell.
    """
    reader = _Reader(document, tokens, end, first_item)
    return tuple(sorted(reader.movements(), key=lambda movement: movement.span))


class _Reader:
    def __init__(self, document: Document, tokens: Sequence[Island], end: int, first_item: int) -> None:
        self._document = document
        self._tokens = tokens
        self._starts = [token.start_pos for token in tokens]
        self._end = end
        self._first_item = first_item
        self._told = {start for start in self._starts if start < first_item}
        summary = (t.start_pos for t in tokens if t.type == "MOVEMENTS")
        self._summary = next(summary, end)

    def movements(self) -> Iterator[Movement]:
        for token in self._tokens:
            kind = token.type
            if kind in _NOUNS:
                yield from self._after_noun(token, _NOUNS[kind])
            elif kind in _VERBS:
                yield from self._before_verb(token, _VERBS[kind])
            elif kind == "UNNAMED":
                start, stop = _place(token)
                yield self._made("arrival" if token[0] in "aA" else "departure", start, stop, None)
            elif kind in _LISTED:
                yield from self._beside_name(token, _LISTED[kind])
        yield from self._loose()

    def _after_noun(self, token: Island, kind: _Kind) -> Iterator[Movement]:
        start, stop = _place(token)
        named = self._names_after(stop)
        if named is not None:
            yield self._made(kind, start, max(stop, named.end), named)

    def _before_verb(self, token: Island, kind: _Kind) -> Iterator[Movement]:
        start, stop = _place(token)
        if token.rstrip().endswith(":"):
            named, begins = self._names_after(stop, listed=True), start
        else:
            begins = self._sentence_start(start)
            named = self._names_before(begins, start, plural=_is_plural(token))
        if named is None and token.type in _OF_PERSONS_ONLY and start >= self._first_item:
            return
        yield self._made(kind, begins if named is not None else start, max(stop, named.end if named else 0), named)

    def _beside_name(self, token: Island, kind: _Kind) -> Iterator[Movement]:
        start, stop = _place(token)
        if kind == "listed" and start >= self._first_item:
            return
        named = read_person(self._document, max(0, start - _NAME), start, at_end=True)
        if named is None:
            return
        relation, item = _told_by(read_tokens(self._document, start + 1, stop - 1))
        yield Movement(
            span=self._document.span(start, stop),
            kind=kind,
            persons=(named,),
            relation="unclear" if relation == "here" else relation,
            item=item,
        )

    def _loose(self) -> Iterator[Movement]:
        """In the head, an item from which on something changes, and nobody can tell what."""
        for token in self._tokens:
            start, stop = _place(token)
            if token.type in ("FROM_ITEM", "UNTIL_ITEM") and start in self._told:
                yield Movement(span=self._document.span(start, stop), kind="listed", relation="unclear")

    def _made(self, kind: _Kind, start: int, stop: int, named: _Named | None) -> Movement:
        document = self._document
        sentence_end = self._sentence_end(stop)
        proxy, stop = self._proxy(named, stop, sentence_end) if kind == "departure" else (None, stop)
        relation, item = self._moment(start, sentence_end)
        counts = self._counts(stop, sentence_end) if kind in ("arrival", "departure", "back") else ()
        if relation == "here" and not self._first_item <= start < self._summary:
            relation = "unclear"
        return Movement(
            span=document.span(start, stop),
            kind=kind,
            persons=named.persons if named else (),
            chair=named.chair if named else False,
            proxy=proxy,
            counts=counts,
            relation=relation,
            item=item,
        )

    # -- who ------------------------------------------------------------------------------------

    def _names_after(self, start: int, *, listed: bool = False) -> _Named | None:
        """The names that a stretch begins with, joined by commas and "et"; behind a colon they are a list."""
        stop = min(start + _BEHIND, self._end)
        chair = self._chair(start, min(start + 1, stop))
        if chair is not None:
            return chair
        names: list[Name] = []
        for island in read_islands(self._document.folded, start, stop):
            if island.type in _NAMES:
                names.append(take_apart(island))
                if names[-1].separator not in _JOINS_NAMES:
                    break
            elif island.type not in _AMID_NAMES and not (island.type == "GAP" and len(island.strip()) < _SMALL_WORD):
                break
        if not names:
            return None
        # "Départ de Mme A, M. B demande ...": nothing tells how many have left.
        doubtful = not listed and len(names) > 1 and names[-2].separator != "et"
        persons = () if doubtful else tuple(person(self._document, name) for name in names)
        return _Named(persons, chair=False, end=names[-1].end)

    def _names_before(self, start: int, stop: int, *, plural: bool) -> _Named | None:
        """The subject of a verb: the names just before it, or those that the sentence begins with."""
        chair = self._chair(start, stop)
        islands = list(read_islands(self._document.folded, start, stop))
        last = len(islands)
        while last and islands[last - 1].type in {*_NAMES, *_AMID_NAMES}:
            last -= 1
        near = [island for island in islands[last:] if island.type in _NAMES]
        if near and any(island.type in ("TITLED", "OFFICE_HOLDER") for island in islands[:last]):
            return None
        if chair is not None:
            return None if any(island.type in _NAMES for island in islands) else chair
        if not near:
            first = 0
            while first < len(islands) and islands[first].type in {*_NAMES, *_AMID_NAMES}:
                first += 1
            others = islands[first:]
            if not any(island.type in ("TITLED", "OFFICE_HOLDER") for island in others):
                near = [island for island in islands[:first] if island.type in _NAMES]
        if not near or (len(near) > 1) is not plural:
            return None
        persons = tuple(person(self._document, take_apart(island)) for island in near)
        return _Named(persons, chair=False, end=take_apart(near[-1]).end)

    def _chair(self, start: int, stop: int) -> _Named | None:
        """The one mention of the chair by the office."""
        found = [token for token in self._between(start, stop) if token.type == "CHAIR"]
        return _Named((), chair=True, end=found[0].end_pos) if len(found) == 1 else None

    def _proxy(self, named: _Named | None, stop: int, end: int) -> tuple[Proxy | None, int]:
        """The vote that the only person who leaves gives, and where that is told."""
        if named is None or len(named.persons) != 1:
            return None, stop
        grantor = named.persons[0]
        islands = list(read_islands(self._document.folded, stop, end))
        for at, island in enumerate(islands):
            if island.type not in _GIVES:
                continue
            held = next((i for i in islands[at + 1 : at + 2] if i.type in _NAMES), None)
            holder = person(self._document, take_apart(held)) if held is not None else None
            return Proxy(span=grantor.span, grantor=grantor, holder=holder), (held or island).end_pos
        return None, stop

    # -- when -----------------------------------------------------------------------------------

    def _moment(self, start: int, stop: int) -> tuple[_Relation, str | None]:
        """The item by which the moment is told, if it is."""
        tokens = self._between(start, stop)
        self._told.difference_update(token.start_pos for token in tokens)
        return _told_by(tokens)

    def _counts(self, start: int, end: int) -> tuple[HeadCount, ...]:
        return tuple(head_count(self._document, count) for count in read_counts(self._document.folded, start, end))

    def _between(self, start: int, stop: int) -> Sequence[Island]:
        return self._tokens[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]

    def _sentence_start(self, at: int) -> int:
        folded = self._document.folded
        earliest = max(0, at - _BEFORE)
        closed = 0
        for begins in range(at - 1, earliest, -1):
            character = folded[begins]
            if character == ")":
                closed += 1
            elif character == "(":
                if not closed:
                    return begins + 1
                closed -= 1
            elif self._parts(begins):
                return begins + 1
        return earliest

    def _parts(self, at: int) -> bool:
        """Whether a sentence, or a part of one with a subject of its own, begins behind this character."""
        folded = self._document.folded
        if folded[at] == "\n":
            return folded[at - 1] == "\n"
        return folded[at] in ";:•" or (folded[at] in ".!?" and _ends_sentence(folded, at))

    def _sentence_end(self, at: int) -> int:
        folded = self._document.folded
        latest = min(self._end, at + _BEHIND)
        for ends in range(at, latest):
            character = folded[ends]
            if character == "\n" and folded[ends + 1 : ends + 2] in ("\n", ""):
                return ends
            if character in ".!?" and _ends_sentence(folded, ends):
                return ends
        return latest


def _told_by(tokens: Sequence[Island]) -> tuple[_Relation, str | None]:
    told = next((token for token in tokens if token.type in _RELATIONS), None)
    if told is None:
        return "here", None
    words = told.split("°")[-1].split()
    return _RELATIONS[told.type], next((word for word in reversed(words) if any(map(str.isdigit, word))), None)


def _place(token: Island) -> tuple[int, int]:
    return token.start_pos, token.end_pos


def _is_plural(verb: Island) -> bool:
    """Whether a verb is written for several persons; a participle is for either."""
    words = [word.lower().removeprefix("n'") for word in verb.split()]
    return any(word == "ont" or (word.endswith("ent") and not word.endswith(("ient", "ment"))) for word in words[:2])


def _ends_sentence(folded: str, at: int) -> bool:
    before = folded[max(0, at - _WORD) : at]
    return folded[at + 1 : at + 2].strip() == "" and (before.isalpha() or before[-1:].isdigit() or before[-1:] in ")»")
