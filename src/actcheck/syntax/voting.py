"""Votes: the pieces that voting.lark finds, put together vote by vote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lark import Token, Transformer

from actcheck.ast import Outcome, Tally, Voting
from actcheck.source import Span
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.source import Document

_SIDES = ("votes_for", "votes_against", "abstentions")
_TALLIES = {
    "FOR": "votes_for",
    "AGAINST": "votes_against",
    "ABSTENTIONS": "abstentions",
    "NOTVOTING": "not_voting",
    "VOTERS": "voters",
    "CAST": "votes_cast",
}
_RESULTS = {
    "UNANIMITY": "unanimity",
    "UNANIMITY_OF_VOTES": "unanimity",
    "MAJORITY": "majority",
    "ABSOLUTE_MAJORITY": "majority",
    "ADOPTED": "outcome",
    "REJECTED": "outcome",
}

# How many characters may stand between two pieces of one vote.
_BETWEEN_TALLIES = 120
_AMID_NAMES = 900
_TALLY_TO_RESULT = 80
_RESULT_TO_TALLY = 150
_BETWEEN_RESULTS = 40
_TO_NAMED_MEMBERS = 200
_TO_BALLOT_RESULT = 400
_AFTER_SECRET = 1500
_BEFORE_SECRET = 200
_TO_GROUPS = 25


class _Piece(NamedTuple):
    """One piece of a vote.

    :param slot: the field of :class:`Voting` that it fills.
    :param form: what its terminal's name says after the kind of tally ("LABEL", "NOUN"), or the terminal's name.
    :param count: of a tally, or None.
    :param counted: where that number stands.
    """

    slot: str
    form: str
    start: int
    end: int
    count: int | None = None
    counted: tuple[int, int] = (0, 0)
    assured: bool = True


@dataclass(slots=True)
class _Vote:
    """The pieces of one vote so far."""

    pieces: dict[str, _Piece]
    last: _Piece
    groups: dict[str, str] = field(default_factory=dict)
    contested: bool = False

    @property
    def stated(self) -> bool:
        """Whether the pieces state a result: neither a count of voters nor one doubtful label does."""
        if self.contested:
            return False
        sides = [piece for slot, piece in self.pieces.items() if slot in _SIDES and piece.form in _COUNTED]
        return (
            "unanimity" in self.pieces
            or len(sides) > 1
            or any(piece.assured for piece in sides)
            or ("majority" in self.pieces and (self.pieces["majority"].assured or len(self.pieces.keys() - {"secret"}) > 1))
        )


_COUNTED = frozenset(("LABEL", "COUNT", "NOUN", "OBTAINED"))


class _Islands(Transformer[Token, "list[Token]"]):
    def start(self, children: list[Token]) -> list[Token]:
        return [child for child in children if child.type not in ("GAP", "NOT_A_VOTE")]


_GRAMMAR = Grammar("voting", _Islands())


def read_votings(document: Document, start: int, end: int) -> tuple[Voting, ...]:
    """The votes that ``document.text[start:end]`` states, in order.

    What stands together is one vote: figures, unanimity, outcome. See :func:`join_votings` for
    what an act states in two places.
    """
    folded = document.folded
    votes: list[_Vote] = []
    for token in _GRAMMAR.read(folded, start, end):
        current = votes[-1] if votes else None
        if token.type == "MARK_GROUPS":
            if current and current.last.slot in _SIDES and token.start_pos - current.last.end <= _TO_GROUPS:
                current.groups[current.last.slot] = document.text[token.start_pos + 1 : token.end_pos - 1]
            continue
        piece = _piece(token, folded, start)
        if piece is None:
            continue
        if current is None or not _continues(current, piece, folded):
            votes.append(_Vote({piece.slot: piece}, piece))
        elif piece.slot not in current.pieces:
            current.pieces[piece.slot] = piece
            current.last = piece
        elif piece.form == "OBTAINED" and current.pieces[piece.slot].form == "OBTAINED":
            current.contested = True
            current.last = piece
        else:
            votes.append(_Vote({piece.slot: piece}, piece))
    return tuple(_voting(document, vote) for vote in votes if vote.stated)


def join_votings(votings: Sequence[Voting]) -> tuple[Voting, ...]:
    """The votes of a single act, each once, though its header counts what its body declares.

    Joined are two votings, where there are no more, of which one has the figures and the other the
    word ("à l'unanimité"), or which say the same twice. Votes of different items must not be passed
    together.
    """
    if len(votings) != 2:
        return tuple(votings)
    first, second = votings
    counts = [[tally and tally.count for tally in (v.votes_for, v.votes_against, v.abstentions)] for v in votings]
    words = [not any(count is not None for count in own) for own in counts]
    if words[0] and words[1]:
        joined = first.outcome is None and second.outcome is not None and bool(first.unanimity) == bool(second.unanimity)
    elif words[0] or words[1]:
        figures, word = (second, first) if words[0] else (first, second)
        against, abstentions = counts[words[0]][1:]
        complete = figures.votes_for is not None and (against is not None or abstentions is not None)
        opposed = bool(word.unanimity) and (bool(against) or (bool(abstentions) and not word.unanimity_of_votes_cast))
        joined = complete and not opposed and not figures.unanimity
    else:
        joined = counts[0] == counts[1] and any(own.voters or own.votes_cast for own in votings)
    if not joined:
        return tuple(votings)
    given = {name: value for name, value in second if value is not None and value is not False}
    given |= {name: value for name, value in first if value is not None and value is not False}
    given["span"] = Span(min(first.span.start, second.span.start), max(first.span.end, second.span.end))
    return (Voting(**given),)


def _piece(token: Token, folded: str, earliest: int) -> _Piece | None:
    kind, _, form = token.type.partition("_")
    start, end = token.start_pos or 0, token.end_pos or 0
    if token.type in _RESULTS:
        return _Piece(_RESULTS[token.type], token.type, start, end, assured=token.type != "ABSOLUTE_MAJORITY")
    if kind not in _TALLIES:
        return _Piece(token.type.lower(), token.type, start, end)
    slot = _TALLIES[kind]
    if form in ("NOUN", "NAMES", "EMPTY"):
        before = _number_before(folded, earliest, start)
        if before:
            count, begins, ends = before
            return _Piece(slot, "NOUN", begins, end, count, (begins, ends))
        if form == "NOUN":
            return None
        return _Piece(slot, form, start, end, 0 if form == "EMPTY" else None, (start, _stripped(folded, start, end)))
    if form in ("ONE", "SOME"):
        return _Piece(slot, form, start, end, 1 if form == "ONE" else None, (start, end))
    figures = _FIGURES.search(folded, start, end)
    if figures:
        assured = form != "LABEL" or not token[0].islower()
        return _Piece(slot, form, start, end, int(figures.group()), figures.span(), assured)
    begins = max(token.rfind(":"), token.rfind("=")) + 1
    words = token[begins:].strip()
    begins = start + token.index(words, begins)
    count = _leading_number(words)
    sign = count is None and form == "LABEL"
    return _Piece(slot, "SIGN" if sign else form, start, end, count or 0, (begins, begins + len(words)))


_FIGURES = re.compile(r"[0-9]+")


def _stripped(folded: str, start: int, end: int) -> int:
    return start + len(folded[start:end].rstrip())


def _leading_number(words: str) -> int | None:
    """The number that the first words name, as many of them as can."""
    separate = words.replace("-", " ").split()
    numbers = (read_number(" ".join(separate[:length])) for length in range(len(separate), 0, -1))
    return next((number for number in numbers if number is not None), None)


_LONGEST_NUMBER = 40


def _number_before(folded: str, earliest: int, at: int) -> tuple[int, int, int] | None:
    """The number in words just before an offset, with its place."""
    begins = max(earliest, at - _LONGEST_NUMBER)
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(folded, begins, at)]
    if not words or folded[words[-1][2] : at].strip():
        return None
    found = None
    for first in range(len(words) - 1, max(-1, len(words) - 6), -1):
        number = read_number(folded[words[first][1] : words[-1][2]].replace("\n", " "))
        if number is not None:
            found = number, words[first][1], words[-1][2]
    return found


_WORD = re.compile(r"[^\W\d_]+")


def _continues(vote: _Vote, piece: _Piece, folded: str) -> bool:
    """Whether a piece stands near enough to the last one of a vote to belong to it."""
    last = vote.last
    gap = piece.start - last.end
    if "SECRET" in (last.form, piece.form):
        return gap <= (_AFTER_SECRET if last.form == "SECRET" else _BEFORE_SECRET)
    if "CASTING_VOTE" in (last.form, piece.form) or _named(last) or _named(piece):
        return gap <= _TO_NAMED_MEMBERS
    if piece.form == "OBTAINED":
        return gap <= _TO_BALLOT_RESULT and last.slot not in _RESULTS.values()
    tallies = last.slot in _TALLIES.values(), piece.slot in _TALLIES.values()
    if tallies == (False, False):
        return gap <= _BETWEEN_RESULTS
    if tallies == (False, True):
        return gap <= _RESULT_TO_TALLY
    near = _BETWEEN_TALLIES if tallies[1] else _TALLY_TO_RESULT
    return gap <= near or (gap <= _AMID_NAMES and _names(folded[last.end : piece.start]))


def _named(piece: _Piece) -> bool:
    return piece.form in ("ONE", "SOME")


def _names(text: str) -> bool:
    """Whether a text is a list of names rather than prose: most of its words have a capital."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _voting(document: Document, vote: _Vote) -> Voting:
    pieces = vote.pieces
    placed = {slot: _placed(document.folded, piece) for slot, piece in pieces.items()}
    outcome = pieces.get("outcome")
    filled = any(pieces[slot].form in _COUNTED for slot in _SIDES if slot in pieces)
    tallies = {
        slot: _tally(document, piece, vote.groups.get(slot, ""))
        for slot, piece in pieces.items()
        if slot in _TALLIES.values() and (filled or piece.form not in ("EMPTY", "SIGN"))
    }
    return Voting(
        span=document.span(min(start for start, _ in placed.values()), max(end for _, end in placed.values())),
        **tallies,
        unanimity=document.span(*placed["unanimity"]) if "unanimity" in pieces else None,
        unanimity_of_votes_cast="unanimity" in pieces and pieces["unanimity"].form == "UNANIMITY_OF_VOTES",
        majority=document.span(*placed["majority"]) if "majority" in pieces else None,
        outcome=outcome and (Outcome.ADOPTED if outcome.form == "ADOPTED" else Outcome.REJECTED),
        outcome_span=document.span(*placed["outcome"]) if outcome else None,
        casting_vote="casting_vote" in pieces,
        secret="secret" in pieces,
    )


def _placed(folded: str, piece: _Piece) -> tuple[int, int]:
    """A piece's offsets, with the "à l'" before "unanimité"."""
    if piece.slot not in ("unanimity", "majority"):
        return piece.start, piece.end
    before = folded[max(0, piece.start - 6) : piece.start].lower().rstrip()
    for words in ("a l'", "a la"):
        if before.endswith(words):
            return folded.lower().rindex(words, 0, piece.start), piece.end
    return piece.start, piece.end


def _tally(document: Document, piece: _Piece, groups: str) -> Tally:
    names, counts = _groups(groups)
    return Tally(span=document.span(*piece.counted), count=piece.count, groups=names, group_counts=counts)


def _groups(written: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The names of "Groupe A : 12 ; Groupe B : 5", and the figures where each has one."""
    names, counts = [], []
    for part in filter(None, (part.strip() for part in written.split(";"))):
        figure = _GROUP_FIGURE.search(part)
        names.append(part[: figure.start()].strip() if figure else part)
        if figure:
            counts.append(int(figure.group(1)))
    return tuple(names), tuple(counts) if len(counts) == len(names) else ()


_GROUP_FIGURE = re.compile(r"[\s:(-]+([0-9]+)\s*[^\W\d_]{0,9}\s*\)?$")
