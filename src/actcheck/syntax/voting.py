"""Votes: the pieces that voting.lark finds, put together vote by vote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from actcheck.ast import Outcome, Tally, Voting
from actcheck.source import Span
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.source import Document
    from actcheck.syntax.islands import Island

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
# A tally with a number; the others have names, an empty cell or the sign of none.
_COUNTED = frozenset(("LABEL", "COUNT", "NOUN", "OBTAINED"))
_NAMED = frozenset(("ONE", "SOME"))

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

# So many words between a unanimity and votes against are another sentence's.
_WORDS_APART = 2
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[\n|]")

_LONGEST_NUMBER = 40
_SHORT_WORD = 3
_FIGURES = re.compile(r"[0-9]+")
_WORD = re.compile(r"[^\W\d_]+")
_GROUP_FIGURE = re.compile(r"[\s:(-]+([0-9]+)\s*[^\W\d_]{0,9}\s*\)?$")


class _Piece(NamedTuple):
    """One piece of a vote; offsets are in the cleaned text.

    :param slot: the field of :class:`Voting` that it fills.
    :param form: the end of its terminal's name: how a tally is written ("LABEL", "NOUN"), or which result.
    :param number: of a tally, or None.
    :param counted: where that number stands.
    :param assured: whether it is a vote's even where nothing else stands beside it.
    """

    slot: str
    form: str
    start: int
    end: int
    number: int | None = None
    counted: tuple[int, int] = (0, 0)
    assured: bool = True


@dataclass(slots=True)
class _Vote:
    """The pieces of one vote, by slot.

    :param groups: what is written between parentheses after a tally, by the tally's slot.
    :param contested: several candidates obtained votes: none of these figures is "votes for".
    """

    pieces: dict[str, _Piece]
    last: _Piece
    groups: dict[str, str] = field(default_factory=dict)
    contested: bool = False

    @property
    def counted(self) -> list[_Piece]:
        return [piece for slot, piece in self.pieces.items() if slot in _SIDES and piece.form in _COUNTED]

    @property
    def stated(self) -> bool:
        """Whether the pieces state a result; a number of voters, or one doubtful piece, does not."""
        if self.contested:
            return False
        majority = self.pieces.get("majority")
        return (
            "unanimity" in self.pieces
            or len(self.counted) > 1
            or any(piece.assured for piece in self.counted)
            or (majority is not None and (majority.assured or len(self.pieces.keys() - {"secret"}) > 1))
        )


_GRAMMAR = Grammar("voting", gaps=False)


def read_votings(document: Document, start: int, end: int) -> tuple[Voting, ...]:
    """The votes that ``document.text[start:end]`` states, in order.

    What stands together is one vote: figures, unanimity, outcome. See :func:`join_votings` for
    what an act states in two places.
    """
    folded = document.folded
    votes: list[_Vote] = []
    # What a piece holds is no other's: a number before a name may be that of the name before it.
    ended, taken = False, start
    for token in _GRAMMAR.islands(folded, start, end):
        if token.type == "NOT_A_VOTE":
            continue
        ended = ended or token.type == "NEXT_ITEM"
        if token.type == "NEXT_ITEM":
            continue
        current = votes[-1] if votes and not ended else None
        if token.type == "MARK_GROUPS":
            begins, ends = _place(token)
            if current and current.last.slot in _SIDES and begins - current.last.end <= _TO_GROUPS:
                current.groups[current.last.slot] = document.text[begins + 1 : ends - 1]
            continue
        piece = _piece(token, folded, taken)
        if piece is None:
            continue
        ended, taken = False, token.end_pos
        if current is None or not _continues(current, piece, folded):
            votes.append(_Vote({piece.slot: piece}, piece))
        elif piece.slot not in current.pieces:
            current.pieces[piece.slot] = current.last = piece
        elif piece.form == current.pieces[piece.slot].form == "OBTAINED":
            current.contested = True
            current.last = piece
        else:
            votes.append(_Vote({**_begun(current, folded), piece.slot: piece}, piece))
    apart = (part for vote in votes for part in _parted(vote, folded))
    return tuple(_voting(document, vote) for vote in apart if vote.stated)


def _begun(vote: _Vote, folded: str) -> dict[str, _Piece]:
    """The last pieces of a vote that are already those of the next one, taken from it: a heading parts them."""
    pieces = sorted(vote.pieces.values(), key=lambda piece: piece.start)
    first = next((at for at, piece in enumerate(pieces) if piece.slot in (*_SIDES, "unanimity")), len(pieces))
    for at in range(len(pieces) - 1, first, -1):
        between = folded[pieces[at - 1].end : pieces[at].start]
        if "(" not in between and any(word[0].isupper() and len(word) > _SHORT_WORD for word in _WORD.findall(between)):
            found = {piece.slot: piece for piece in pieces[at:]}
            for slot in found:
                del vote.pieces[slot]
            vote.last = pieces[at - 1]
            return found
    return {}


def _parted(vote: _Vote, folded: str) -> list[_Vote]:
    """A unanimity and figures that oppose it, in two sentences with other words between, are two votes."""
    unanimity = vote.pieces.get("unanimity")
    tallies = [piece for slot, piece in vote.pieces.items() if slot in _SIDES]
    if unanimity is None or not tallies:
        return [vote]
    behind = [piece for piece in tallies if piece.start > unanimity.end]
    if behind and len(behind) < len(tallies):
        return [vote]
    edges = (unanimity.end, min(p.start for p in behind)) if behind else (max(p.end for p in tallies), unanimity.start)
    between = folded[slice(*edges)]
    for piece in vote.pieces.values():
        if edges[0] <= piece.start and piece.end <= edges[1]:  # "Ne prennent pas part au vote : 1" is of the vote
            between = between.replace(folded[piece.start : piece.end], " ", 1)
    if not _SENTENCE_END.search(between):
        return [vote]
    words = len(_WORD.findall(between)) + 2 * bool(_FIGURES.search(between))
    against = any(piece.slot == "votes_against" and piece.number for piece in tallies)
    abstaining = unanimity.form == "UNANIMITY" and any(p.slot == "abstentions" and p.number != 0 for p in tallies)
    doubtful = not any(piece.assured and piece.form in _COUNTED for piece in tallies)
    if not (doubtful or (against and words >= _WORDS_APART) or (abstaining and words >= 2 * _WORDS_APART)):
        return [vote]
    parts: dict[bool, dict[str, _Piece]] = {True: {}, False: {}}
    for slot, piece in vote.pieces.items():
        parts[piece.start < edges[1]][slot] = piece
    return [
        _Vote(pieces, max(pieces.values(), key=lambda piece: piece.start), vote.groups)
        for pieces in (parts[True], parts[False])
        if pieces
    ]


def join_votings(votings: Sequence[Voting]) -> tuple[Voting, ...]:
    """The votes of a single act, where its header counts what its body declares.

    Two votings, where there are no more, are made one if one has the figures and the other the word
    ("à l'unanimité"), or if they say the same twice. Not for the votes of several items.
    """
    if len(votings) != 2:
        return tuple(votings)
    first, second = votings
    if not _same_vote(first, second):
        return first, second
    missing = {name: value for name, value in second if value and not getattr(first, name)}
    start, end = min(first.span.start, second.span.start), max(first.span.end, second.span.end)
    return (first.model_copy(update={**missing, "span": Span(start, end)}),)


def _same_vote(first: Voting, second: Voting) -> bool:
    counts, others = _counts(first), _counts(second)
    if counts == others == (None, None, None):
        return first.outcome is None and second.outcome is not None and bool(first.unanimity) == bool(second.unanimity)
    figures, word = (first, second) if others == (None, None, None) else (second, first)
    votes_for, against, abstentions = _counts(figures)
    if votes_for is None or (against is None and abstentions is None):
        return False
    if _counts(word) != (None, None, None):
        return counts == others
    opposed = bool(against) or (bool(abstentions) and not word.unanimity_of_votes_cast)
    return figures.unanimity is None and not (word.unanimity and opposed)


def _counts(voting: Voting) -> tuple[int | None, int | None, int | None]:
    sides = voting.votes_for, voting.votes_against, voting.abstentions
    votes_for, against, abstentions = (tally.count if tally else None for tally in sides)
    return votes_for, against, abstentions


def _piece(token: Island, folded: str, earliest: int) -> _Piece | None:
    """What a token is for a vote; None for the name of a tally without its number."""
    kind, _, form = token.type.partition("_")
    start, end = _place(token)
    if token.type in _RESULTS:
        start -= _article_length(folded, start)
        return _Piece(_RESULTS[token.type], token.type, start, end, assured=token.type != "ABSOLUTE_MAJORITY")
    if kind not in _TALLIES:
        return _Piece(token.type.lower(), token.type, start, end)
    slot = _TALLIES[kind]
    if form in ("NOUN", "NAMES", "EMPTY"):
        before = _number_before(folded, earliest, start)
        if before:
            number, begins, ends = before
            return _Piece(slot, "NOUN", begins, end, number, (begins, ends))
        written = start, start + len(token.rstrip())
        return None if form == "NOUN" else _Piece(slot, form, *written, 0 if form == "EMPTY" else None, written)
    if form in _NAMED:
        return _Piece(slot, form, start, end, 1 if form == "ONE" else None, (start, end))
    figures = _FIGURES.search(folded, start, end)
    if figures:
        # "pour : 3" in the middle of a sentence, "3 contre" without "voix": doubtful alone.
        doubtful = token[0].islower() if form == "LABEL" else kind == "AGAINST" and len(token.split()) == 2
        return _Piece(slot, form, start, end, int(figures.group()), figures.span(), not doubtful)
    begins = max(token.rfind(":"), token.rfind("=")) + 1
    words = token[begins:].strip()
    begins = start + token.index(words, begins)
    count = _leading_number(words)
    sign = count is None and form == "LABEL"
    return _Piece(slot, "SIGN" if sign else form, start, end, count or 0, (begins, begins + len(words)))


def _place(token: Island) -> tuple[int, int]:
    return token.start_pos, token.end_pos


def _article_length(folded: str, at: int) -> int:
    """How many characters the "à l'" or "à la" before a result takes, 0 where there is none."""
    before = folded[max(0, at - 6) : at]
    words = before.rstrip()
    return len(before) - len(words) + 4 if words.lower().replace("\n", " ").endswith(("a l'", "a la")) else 0


def _leading_number(words: str) -> int | None:
    """The number that the first words name, as many of them as can."""
    separate = words.replace("-", " ").split()
    numbers = (read_number(" ".join(separate[:length])) for length in range(len(separate), 0, -1))
    return next((number for number in numbers if number is not None), None)


def _number_before(folded: str, earliest: int, at: int) -> tuple[int, int, int] | None:
    """The number in words just before an offset, with its place."""
    words = list(_WORD.finditer(folded, max(earliest, at - _LONGEST_NUMBER), at))
    found = None
    if words and not folded[words[-1].end() : at].strip():
        ends = words[-1].end()
        for word in reversed(words[-5:]):
            number = read_number(folded[word.start() : ends])
            if number is not None:
                found = number, word.start(), ends
    return found


def _continues(vote: _Vote, piece: _Piece, folded: str) -> bool:
    """Whether a piece stands near enough to the last one of a vote to belong to it."""
    last = vote.last
    gap = piece.start - last.end
    if last.form == "SECRET":
        return gap <= _AFTER_SECRET
    if piece.form == "SECRET":
        return gap <= _BEFORE_SECRET
    if "CASTING_VOTE" in (last.form, piece.form) or last.form in _NAMED or piece.form in _NAMED:
        return gap <= _TO_NAMED_MEMBERS
    after_tally, tally = last.slot in _TALLIES.values(), piece.slot in _TALLIES.values()
    if piece.form == "OBTAINED":
        return after_tally and gap <= _TO_BALLOT_RESULT
    if not after_tally:
        return gap <= (_RESULT_TO_TALLY if tally else _BETWEEN_RESULTS)
    if gap <= (_BETWEEN_TALLIES if tally else _TALLY_TO_RESULT):
        return True
    return gap <= _AMID_NAMES and _names(folded[last.end : piece.start])


def _names(text: str) -> bool:
    """Whether a text is a list of names rather than prose: most of its words have a capital."""
    words: list[str] = [word for word in _WORD.findall(text) if len(word) > 1]
    return sum(word[0].isupper() for word in words) > len(words) // 2


def _voting(document: Document, vote: _Vote) -> Voting:
    pieces = vote.pieces
    # An empty cell is a zero only where a filled one stands beside it.
    tallies = {
        slot: _tally(document, piece, vote.groups.get(slot, ""))
        for slot, piece in pieces.items()
        if slot in _TALLIES.values() and (vote.counted or piece.form not in ("EMPTY", "SIGN"))
    }
    spans = {slot: document.span(piece.start, piece.end) for slot, piece in pieces.items()}
    outcome = pieces.get("outcome")
    return Voting(
        span=document.span(min(p.start for p in pieces.values()), max(p.end for p in pieces.values())),
        votes_for=tallies.get("votes_for"),
        votes_against=tallies.get("votes_against"),
        abstentions=tallies.get("abstentions"),
        not_voting=tallies.get("not_voting"),
        voters=tallies.get("voters"),
        votes_cast=tallies.get("votes_cast"),
        unanimity=spans.get("unanimity"),
        unanimity_of_votes_cast="unanimity" in pieces and pieces["unanimity"].form == "UNANIMITY_OF_VOTES",
        majority=spans.get("majority"),
        outcome=Outcome(outcome.form.lower()) if outcome else None,
        outcome_span=spans.get("outcome"),
        casting_vote="casting_vote" in pieces,
        secret="secret" in pieces,
    )


def _tally(document: Document, piece: _Piece, groups: str) -> Tally:
    names, counts = _groups(groups)
    return Tally(span=document.span(*piece.counted), count=piece.number, groups=names, group_counts=counts)


def _groups(written: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The names of "Groupe A : 12 ; Groupe B : 5", and their figures where each has one."""
    names, counts = [], []
    for part in filter(None, map(str.strip, written.split(";"))):
        figure = _GROUP_FIGURE.search(part)
        names.append(part[: figure.start()] if figure else part)
        if figure:
            counts.append(int(figure.group(1)))
    return tuple(names), tuple(counts) if len(counts) == len(names) else ()
