"""Attendance: lists of persons, proxies and head counts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from actcheck.ast import Attendance, AttendanceList, AttendanceStatus, Person, Proxy
from actcheck.source import Span
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.headcounts import Count, head_count, read_counts
from actcheck.syntax.names import Name, in_capitals, person, read_islands, read_person, take_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from actcheck.source import Document
    from actcheck.syntax.blocks import Block
    from actcheck.syntax.islands import Island

__all__ = ["read_attendance", "read_person"]

_NAMES = frozenset({"TITLED", "NAME"})
_STATUSES = {
    "present": AttendanceStatus.PRESENT,
    "excused": AttendanceStatus.EXCUSED,
    "absent": AttendanceStatus.ABSENT,
    "proxies": AttendanceStatus.REPRESENTED,
    "present_without_vote": AttendanceStatus.PRESENT_WITHOUT_VOTE,
    "excused_without_vote": AttendanceStatus.EXCUSED_WITHOUT_VOTE,
}
# The labels of counts that may count the names of a list.
_COUNTED_AS = {
    AttendanceStatus.PRESENT: ("PRESENT", "PRESENT_SUBSTITUTES"),
    AttendanceStatus.EXCUSED: ("EXCUSED", "ABSENT"),
    AttendanceStatus.ABSENT: ("ABSENT", "EXCUSED"),
    AttendanceStatus.REPRESENTED: ("PROXIES",),
    AttendanceStatus.PRESENT_WITHOUT_VOTE: (),
    AttendanceStatus.EXCUSED_WITHOUT_VOTE: (),
}
_AWAY = frozenset({AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT})
# A paragraph that goes on with a list is read in pieces of this many characters.
_PIECE = 3000
# What ends a list must stand so far before the end of the piece, lest it is only cut.
_MARGIN = 300
_SHORT_PARAGRAPH = 200
_SHORT_GAP = 80
_SHORT_ASIDE = 45
# A stretch of spaces so long was the print of another office.
_BLANKED = 20
# Beyond this, words of one case are several names.
_MOST_WORDS = 3
_SMALL_WORD = 2
# How much of a block is searched for counts.
_SEARCHED = 1000
# How far around the lists words may tell of members.
_BEFORE_LISTS = 300
_BEHIND_LISTS = 600
# How far before a label its count begins, at most.
_BESIDE = 5


_TOLD = Grammar("told", gaps=False)


@dataclass(slots=True)
class _Entry:
    """A person of a list while it is read.

    :param separated: a separator stands before the name, or the name is the first.
    :param second: the other half of the name, where it was read as two.
    :param gives: gives a proxy; ``holder`` is None where the act does not name the holder.
    :param received: those who gave this person their vote.
    """

    name: Name
    titled: bool
    separated: bool
    second: Name | None = None
    movement: bool = False
    stars: int = 0
    gives: bool = False
    holder: Name | None = None
    received: tuple[Name, ...] = ()


class _List:
    """One list, read island by island.

    :param end: where the last thing that belongs to the list ends.
    :param doubtful: the text is garbled, or columns are mixed: nothing of the list may be used.
    """

    def __init__(self, folded: str, status: AttendanceStatus, start: int) -> None:
        self.folded = folded
        self.status = status
        self.start = start
        self.end = start
        self.entries: list[_Entry] = []
        self.stated: int | None = None
        self.none = False
        self.doubtful = False
        self.ended = False
        self.ended_at = start
        self._separator = "start"
        self._awaited = ""
        self._places = False
        self._office = False
        self._prose = False

    def read(self, islands: Sequence[Island]) -> None:
        """Go on with the list; ``ended`` says whether its end was met."""
        for at, island in enumerate(islands):
            kind = island.type
            if kind in _NAMES:
                self._read_name(take_apart(island), titled=kind == "TITLED")
            elif kind == "GAP":
                self._read_gap(island, islands[at + 1 : at + 4], after=islands[at - 1].type if at else "")
            else:
                self._READERS[kind](self, island)
            if self.ended:
                self.ended_at = island.start_pos
                self._look_further(islands[at : at + 12])
                return
            if kind not in ("GAP", "MARK_PARAGRAPH"):
                self.end = island.end_pos

    def awaits_more(self) -> bool:
        """Whether the list breaks off after a separator."""
        return not self.ended and (bool(self._awaited) or self._separator in (",", ";", "/", "-", "et"))

    def is_closed(self) -> bool:
        return self.ended or self._separator == "."

    def is_complete(self, entry: _Entry) -> bool:
        """Whether given name and family name are told apart by case."""
        return self._is_mixed(entry.name)

    def _is_mixed(self, name: Name) -> bool:
        words = self.folded[name.name_start : name.end].split()
        return len({in_capitals(word) for word in words}) == 2

    def close(self) -> None:
        """Join the names that were read as two, and see whether the list is to be trusted."""
        if self._awaited == "holder" or self._is_unread():
            self.doubtful = True
        self._drop_stray_word()
        halves = [entry for entry in self.entries if not (entry.titled or self.is_complete(entry))]
        if halves and len(halves) * 3 <= len(self.entries):
            self._join(halves)
        capitals = [self.folded[e.name.name_start : e.name.end].isupper() for e in halves]
        if min(capitals.count(True), capitals.count(False)) >= 2 and len(halves) * 2 >= len(self.entries):
            self.doubtful = True
        if any(sum(w[0].isupper() for w in self._words(e)) > _MOST_WORDS for e in halves) or any(
            map(self._is_heap, self.entries)
        ):
            self.doubtful = True
        # "AULNAY M. BRUNEL Luc": places without a mark between them and the names.
        places = [e for e in halves if not e.name.separator and self.folded[e.name.name_start : e.name.end].isupper()]
        if places and sum(e.titled and self.is_complete(e) for e in self.entries) > 1:
            self.doubtful = True

    def _words(self, entry: _Entry) -> list[str]:
        return self.folded[entry.name.name_start : entry.name.end].split()

    def _is_heap(self, entry: _Entry) -> bool:
        """ "BRUNEL CASTAGNE VIDAL Luc Anne": columns read one after the other."""
        words = self.folded[entry.name.name_start : entry.name.end].split()
        if len(words) <= _MOST_WORDS + 1:
            return False
        words = [word for word in words if len(word) > _SMALL_WORD]
        capitals = sum(map(in_capitals, words))
        return len(words) > 2 * _MOST_WORDS or (capitals >= _MOST_WORDS and len(words) - capitals > 1)

    def _drop_stray_word(self) -> None:
        """ "Luc BRUNEL, Anne CASTAGNE Tarifs": one word behind complete names is the beginning of something else."""
        if len(self.entries) < 2:
            return
        *others, last = self.entries
        word = self.folded[last.name.name_start : last.name.end]
        stray = not (last.separated or last.titled or last.gives or last.movement or " " in word or word.isupper())
        if stray and all(self.is_complete(entry) for entry in others):
            self.end = last.name.start
            self.entries.pop()

    def _is_unread(self) -> bool:
        """Whether proxies are announced and then told in a way that is not known here."""
        told = self.status is AttendanceStatus.REPRESENTED and self._prose
        return told and self.stated is None and not any(entry.gives for entry in self.entries)

    def _join(self, halves: Sequence[_Entry]) -> None:
        incomplete = {id(half) for half in halves}
        joined: list[_Entry] = []
        for entry in self.entries:
            before = joined[-1] if joined and id(joined[-1]) not in incomplete else None
            if joined and id(entry) in incomplete and self._is_blanked_half(joined[-1], entry):
                joined[-1].second = entry.name
            elif before is not None and id(entry) in incomplete and self._is_other_half(before, entry):
                before.second = entry.name
                before.gives, before.holder = entry.gives, entry.holder
            else:
                joined.append(entry)
        self.entries = joined

    def _is_blanked_half(self, before: _Entry, half: _Entry) -> bool:
        """ "Jean", the stamp of another office, "VIDAL"."""
        between = self.folded[before.name.end : half.name.start]
        cases = {self.folded[e.name.name_start : e.name.end].isupper() for e in (before, half)}
        return len(between) > _BLANKED and not between.strip() and not half.separated and len(cases) == 2

    def _is_other_half(self, before: _Entry, half: _Entry) -> bool:
        """ "Jean VIDAL - ROUX" among names with a given name; a name that goes on over a line end."""
        if before.second is not None or before.holder is not None:
            return False
        if before.name.separator == "-":
            return half.separated and self.folded[half.name.name_start : half.name.end].isupper()
        return not half.separated and "\n" in self.folded[before.name.end : half.name.start]

    def _read_name(self, name: Name, *, titled: bool) -> None:
        entries = self.entries
        if self._awaited:
            awaited, self._awaited = self._awaited, ""
            self._separator = name.separator
            if awaited == "holder":
                entries[-1].holder = name
            elif awaited == "grantor":
                entries[-1].received += (name,)
            elif awaited == "substitute":
                entries[-1].name, entries[-1].titled = name, titled
            return
        if name.separator == ":":
            if not entries or self._places:
                # "BRUNEL Luc Cerisy :", lines joined: nothing tells where the name ends.
                self.doubtful = self.doubtful or titled or self._is_mixed(name)
                self._places = True
                self._separator = "start"
            else:
                self.ended = True
            return
        if self._office and self._office_before(name, titled=titled):
            return
        holder = entries[-1].holder if entries else None
        if holder is not None and self._separator == "" and not titled and self._goes_on(holder, name):
            entries[-1].holder = Name(holder.start, holder.name_start, name.end, name.separator)
            self._separator = name.separator
            return
        if self._separator == "." and not titled and name.separator in ("", ".", ":"):
            self.ended = True
            return
        if not entries:
            self.start = name.start
        last = entries[-1] if entries and not (titled or entries[-1].gives or self._separator) else None
        if last is not None and self._goes_on(last.name, name):
            last.name = Name(last.name.start, last.name.name_start, name.end, name.separator)
            self._separator = name.separator
            return
        entries.append(_Entry(name, titled, separated=self._separator not in ("", ".")))
        self._separator = name.separator

    def _goes_on(self, first: Name, name: Name) -> bool:
        """ "Jean", the end of a line, "Charles LAUREY"."""
        word = self.folded[first.name_start : first.end]
        lone = " " not in word and "\n" not in word and not in_capitals(word)
        return lone and "\n" in self.folded[first.end : name.start] and self._is_mixed(name)

    def _read_gap(self, gap: Island, following: Sequence[Island], after: str) -> None:
        if not any(map(str.isalnum, gap)):
            return
        self.ended = self._prose = True
        if after == "OFFICE_HOLDER" and self._office:
            self.entries.pop()
        elif after in ("TITLED", "NAME", "TO", "MOVEMENT", "FUNCTION"):
            self._drop_subject()
        if self._awaited == "holder" and after == "TO" and self.status is not AttendanceStatus.REPRESENTED:
            self._awaited = ""
        if (
            self.entries
            and len(gap) <= _SHORT_ASIDE
            and "." not in gap
            and ":" not in gap
            and self._names_go_on(gap, following)
        ):
            self.doubtful = True
        if (
            len(gap) <= _SHORT_GAP
            and len(following) > 1
            and all(island.type in _NAMES for island in following[:2])
            and take_apart(following[0]).separator in (",", ";", "-")
            and self.awaits_more()
        ):
            self.doubtful = True

    def _names_go_on(self, gap: Island, following: Sequence[Island]) -> bool:
        """ "Anne MARTIN, chargée des fêtes, Paul LEROY, ...": words that are not known here, amid the names."""
        names = [take_apart(island) for island in following[:2] if island.type in _NAMES]
        if names and (gap.rstrip()[-1:] in (";", "-") or following[0].type == "MARK_SEPARATOR"):
            return True
        return len(names) > 1 and (gap.rstrip()[-1:] == "," or names[0].separator in (",", ";", "-"))

    def _drop_subject(self) -> None:
        """A name without separator before it, and prose after: a sentence has begun with it."""
        entry = self.entries[-1] if self.entries else None
        if entry is None or entry.holder is not None:
            return
        alone = " " not in self.folded[entry.name.name_start : entry.name.end]
        first = len(self.entries) == 1
        if not entry.separated or (
            not entry.titled and alone and (first or self.is_complete(self.entries[-2])) and not self.is_complete(entry)
        ):
            self.end = entry.name.start
            self.entries.pop()

    def _look_further(self, islands: Sequence[Island]) -> None:
        """Proxies after the end of a list: something foreign stands in its midst."""
        if self.status in _AWAY and [island.type for island in islands[:2]] == ["GAP", "GIVES"]:
            self.doubtful = True
        if any(entry.gives for entry in self.entries):
            kinds = [island.type for island in islands]
            for at, kind in enumerate(kinds[1:-1], 1):
                if kind in ("TO", "GIVES") and kinds[at - 1] in _NAMES and kinds[at + 1] in _NAMES:
                    self.doubtful = True

    # -- what stands beside names ---------------------------------------------------------------

    def _end(self, island: Island) -> None:
        self.ended = True

    def _group(self, island: Island) -> None:
        self._separator = self._separator or ","

    def _office_holder(self, island: Island) -> None:
        if self._awaited:
            self._awaited = ""
            self._separator = _separator(island)
        elif self.entries and self._separator in ("", "."):
            self.ended = True
        else:
            self._read_name(take_apart(island), titled=True)
            self._office = True

    def _office_before(self, name: Name, *, titled: bool) -> bool:
        """ "M. le Maire, M. X" are two; in "M. le Maire, X" nothing tells whether they are one."""
        self._office = False
        if titled:
            return False
        if self._separator == "":
            self.entries[-1] = _Entry(name, titled=False, separated=self.entries[-1].separated)
            self._separator = name.separator
            return True
        self.doubtful = True
        return False

    def _aside(self, island: Island) -> None:
        self._separator = _separator(island) or self._separator

    def _status(self, island: Island) -> None:
        if self.status is AttendanceStatus.PRESENT:
            self.doubtful = True
        self._aside(island)

    def _gives(self, island: Island) -> None:
        if not self.entries or self._awaited or self.entries[-1].gives:
            self.doubtful = self.ended = True
            return
        self.entries[-1].gives = True
        self._awaited = "holder"

    def _to(self, island: Island) -> None:
        if self.status is AttendanceStatus.PRESENT and self._separator != "":
            self.ended = True
            return
        self._gives(island)

    def _from(self, island: Island) -> None:
        """ "de M. X à M. Y" in a list of proxies; elsewhere the place that somebody comes from."""
        if self._awaited or not (self.entries or self.status is AttendanceStatus.REPRESENTED):
            self.ended = True
        elif self.status is not AttendanceStatus.REPRESENTED:
            self._awaited = "place"

    def _represented(self, island: Island) -> None:
        """A substitute sits for somebody; who is absent has given a vote."""
        if self.status is AttendanceStatus.PRESENT:
            self._substituted(island)
        else:
            self._gives(island)

    def _receives(self, island: Island) -> None:
        if self.entries:
            self._awaited = "grantor"
        else:
            self._end(island)

    def _substituted(self, island: Island) -> None:
        if self.entries:
            self._awaited = "substitute"
        else:
            self._end(island)

    def _substituting(self, island: Island) -> None:
        self._awaited = "substituted"

    def _movement(self, island: Island) -> None:
        if not self.entries:
            self.ended = True
        elif island.type == "MARK_MOVEMENT" or self.entries[-1].separated:
            self.entries[-1].movement = True
            self._aside(island)
        else:
            self.ended = True
            self._drop_subject()

    def _stars(self, island: Island) -> None:
        if self.entries:
            self.entries[-1].stars = island.count("*")
        self._aside(island)

    def _number(self, island: Island) -> None:
        if not self.entries and self.stated is None:
            self.stated = _value(island)
        elif self._separator in ("", "."):
            self.ended = True

    def _count(self, island: Island) -> None:
        self.stated = _value(island)

    def _stamp(self, island: Island) -> None:
        self.doubtful = self.doubtful or self.awaits_more()
        self._end(island)

    def _none(self, island: Island) -> None:
        self.none = not self.entries
        self._end(island)

    _READERS: ClassVar[dict[str, Callable[[_List, Island], None]]] = {
        "GROUP": _group,
        "OFFICE_HOLDER": _office_holder,
        "FUNCTION": _aside,
        "STATUS": _status,
        "HOLDING": _aside,
        "ABSENCE": _aside,
        "MAIDEN": _aside,
        "GIVES": _gives,
        "MARK_GIVES": _gives,
        "REPRESENTED": _represented,
        "MARK_REPRESENTED": _represented,
        "TO": _to,
        "FROM": _from,
        "MARK_ARROW": _gives,
        "AND": _aside,
        "MARK_RECEIVES": _receives,
        "SUBSTITUTED": _substituted,
        "SUBSTITUTING": _substituting,
        "MOVEMENT": _movement,
        "MARK_MOVEMENT": _movement,
        "NONE": _none,
        "STAMP": _stamp,
        "STOP": _end,
        "NUMBER": _number,
        "MARK_COUNT": _count,
        "MARK_STARS": _stars,
        "MARK_BRACKET": _aside,
        "MARK_SEPARATOR": _aside,
        "MARK_PARAGRAPH": _aside,
        "MARK_DATE": _aside,
        "MARK_LEADERS": _aside,
    }


def _separator(island: Island) -> str:
    """The separator that an island ends with, or ""."""
    value = island.rstrip()
    if value[-2:] == "et" and value[-3:-2] in ("", " ", "\n"):
        return "et"
    return value[-1] if value[-1:] in (",", ";", "/", "-", ".") else ""


def _value(island: Island) -> int:
    return int("".join(filter(str.isdigit, island)))


def read_attendance(document: Document, blocks: Sequence[Block]) -> Attendance | None:
    """What the preface of a part says of attendance, or None where it says nothing.

    A list that cannot be trusted (garbled, or in broken columns) has no persons and no stated
    count; a list that says that there is nobody ("Néant") has no persons and a stated count of 0.

    :param blocks: the blocks of the preface in order, those of other kinds included.
    """
    folded = document.folded
    lists: list[tuple[Block, _List]] = []
    between, told_in = _Stretches(), _Stretches()
    for block, following in zip_longest(blocks, blocks[1:]):
        status = _STATUSES.get(block.kind)
        if status is None:
            between.add(block.start, block.end)
            told_in.add(block.start, block.end)
            continue
        read = block.read if isinstance(block.read, _List) else _read_list(folded, block, status)
        if read.awaits_more() and following is not None and following.kind == "stamp":
            read.doubtful = True
        between.add(block.start, read.start)
        if read.entries or read.none or read.doubtful:
            lists.append((block, read))
            between.add(read.end, block.end)
            told_in.add(read.end, block.end)
        else:
            between.add(read.start, block.end)
            told_in.add(block.start, block.end)
    counts = [count for start, end in between.stretches for count in read_counts(folded, start, end)]
    if not lists and not counts:
        return None
    made = _Maker(document, lists, counts)
    spans = [node.span for node in (*made.lists, *made.proxies, *made.counts)]
    told = _told(folded, told_in.stretches, lists)
    return Attendance(
        span=_around(spans),
        lists=tuple(made.lists),
        proxies=tuple(made.proxies),
        counts=tuple(made.counts),
        tells_proxies="PROXIES" in told or "GIVERS" in told,
        tells_givers="GIVERS" in told,
        tells_away="AWAY" in told,
    )


def _told(folded: str, stretches: Sequence[tuple[int, int]], lists: Sequence[tuple[Block, _List]]) -> set[str]:
    """What words beside the lists tell of: "GIVERS", "PROXIES", "AWAY"."""
    if not lists:
        return set()
    first, last = lists[0][0].start - _BEFORE_LISTS, lists[-1][1].end + _BEHIND_LISTS
    near = [(max(start, first), min(end, last)) for start, end in stretches]
    return {island.type for start, end in near if start < end for island in _TOLD.islands(folded, start, end)}


class _Stretches:
    """The text outside the lists, as few long stretches; of a long block only the beginning."""

    def __init__(self) -> None:
        self.stretches: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        stop = min(end, start + _SEARCHED)
        if self.stretches and self.stretches[-1][1] == start:
            self.stretches[-1] = (self.stretches[-1][0], stop)
        elif start < stop:
            self.stretches.append((start, stop))


def _around(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _read_list(folded: str, block: Block, status: AttendanceStatus) -> _List:
    start, end = block.opening_end, block.end
    while start < end and folded[start].isspace():
        start += 1
    found = _List(folded, status, start)
    paragraphs = iter([*(at for at in block.breaks if at > start), end])
    stop = next(paragraphs)
    _read_on(found, start, stop)
    for following in paragraphs:
        start, stop = stop, following
        if found.ended or not (found.awaits_more() or (not found.is_closed() and _is_more(found, start, stop))):
            break
        _read_on(found, start, stop)
    found.close()
    return found


def _read_on(found: _List, start: int, stop: int) -> None:
    """Read a paragraph, which may be the whole text: a longer and longer piece, until the list ends in it."""
    piece = _PIECE
    while start + piece + _MARGIN < stop:
        islands = read_islands(found.folded, start, start + piece + _MARGIN)
        trial = _List(found.folded, found.status, start)
        trial.read(islands)
        if trial.ended and trial.ended_at < start + piece:
            found.read(islands)
            return
        piece *= 4
    found.read(read_islands(found.folded, start, stop))


def _is_more(found: _List, start: int, stop: int) -> bool:
    """Whether a paragraph holds nothing but more names."""
    if stop - start > _SHORT_PARAGRAPH:
        return False
    trial = _List(found.folded, found.status, start)
    trial.read(read_islands(found.folded, start, stop))
    return (
        bool(trial.entries)
        and not trial.ended
        and all(entry.titled or trial.is_complete(entry) for entry in trial.entries)
    )


class _Maker:
    """Makes the nodes."""

    def __init__(self, document: Document, lists: Sequence[tuple[Block, _List]], counts: Sequence[Count]) -> None:
        self._document = document
        self._stated = counts
        self.counts = [head_count(document, count) for count in counts]
        self.lists: list[AttendanceList] = []
        self.proxies: list[Proxy] = []
        self._holders = {
            entry.stars: entry.name
            for _, found in lists
            if found.status is AttendanceStatus.PRESENT
            for entry in found.entries
            if entry.stars
        }
        proxies_listed = any(found.status is AttendanceStatus.REPRESENTED for _, found in lists)
        away = [
            _key(document, entry)
            for _, found in lists
            if proxies_listed and found.status in _AWAY and not found.doubtful
            for entry in found.entries
        ]
        for block, found in lists:
            self._make(block, found, away)

    def _make(self, block: Block, found: _List, away: Sequence[frozenset[str]]) -> None:
        document, status = self._document, found.status
        label = document.span(block.start, block.opening_end)
        persons: list[Person] = []
        represented: list[Person] = []
        of_proxies = status is AttendanceStatus.REPRESENTED
        all_give = of_proxies and not any(entry.gives for entry in found.entries)
        for entry in () if found.doubtful else found.entries:
            made = person(document, entry.name, entry.second, movement=entry.movement)
            for giver in entry.received:
                represented.append(person(document, giver))
                self.proxies.append(
                    Proxy(span=_around((made.span, represented[-1].span)), grantor=represented[-1], holder=made)
                )
            gives = entry.gives or all_give
            holder = entry.holder
            if entry.stars and status in _AWAY and entry.stars in self._holders:
                gives, holder = True, self._holders[entry.stars]
            if gives:
                self._proxy(made, holder)
            if of_proxies and _is_named(_key(document, entry), away):
                continue
            if entry.gives and status is AttendanceStatus.PRESENT:
                represented.append(made)
            else:
                persons.append(made)
        whole = document.span(block.start, max(found.end, block.opening_end))
        if persons or found.none or found.doubtful:
            stated = 0 if found.none else found.stated or self._beside(block, found)
            self.lists.append(
                AttendanceList(span=whole, status=status, label=label, persons=tuple(persons), stated=stated)
            )
        if represented:
            self.lists.append(
                AttendanceList(span=whole, status=AttendanceStatus.REPRESENTED, label=label, persons=tuple(represented))
            )

    def _beside(self, block: Block, found: _List) -> int | None:
        """The count just before or in the label: "44 PRÉSENTS :", "Présents (15) :"."""
        if found.doubtful:
            return None
        labels = _COUNTED_AS[found.status]
        near = (c.value for c in self._stated if c.label in labels and block.start - _BESIDE <= c.start < found.start)
        return next(near, None)

    def _proxy(self, grantor: Person, holder: Name | None) -> None:
        if holder is None:
            self.proxies.append(Proxy(span=grantor.span, grantor=grantor))
            return
        held = person(self._document, holder)
        self.proxies.append(Proxy(span=_around((grantor.span, held.span)), grantor=grantor, holder=held))


def _key(document: Document, entry: _Entry) -> frozenset[str]:
    end = entry.second.end if entry.second else entry.name.end
    return frozenset(document.folded[entry.name.name_start : end].upper().replace("-", " ").split())


def _is_named(key: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    """Whether one of the others may be the same name, written in full or not."""
    return any(key <= other for other in others) or sum(_all_in(key, o) or _all_in(o, key) for o in others) == 1


def _all_in(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether all the words of a name are those of another, an initial standing for a word; one at least is whole."""
    initials = {other[0] for other in others if _is_initial(other)}
    firsts = {other[0] for other in others}
    return bool(words & others) and all(
        word in others or word[0] in (firsts if _is_initial(word) else initials) for word in words
    )


def _is_initial(word: str) -> bool:
    return len(word) == 1 or "." in word


def part_lists(document: Document, blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, each list of names cut where its names end: what follows is plain text.

    In a text on one line nothing else tells where the list ends and the act goes on.
    """
    folded = document.folded
    found: list[Block] = []
    for block in blocks:
        status = _STATUSES.get(block.kind)
        read = _read_list(folded, block, status) if status is not None else None
        end = (
            block.end if read is None else max(read.end if read.entries or read.none else read.start, block.opening_end)
        )
        if not folded[end : block.end].strip():
            found.append(block if read is None else block._replace(read=read))
            continue
        while end < block.end and folded[end] in " .,;:":
            end += 1
        found.append(block._replace(end=end, breaks=tuple(b for b in block.breaks if b < end), read=read))
        after = tuple(b for b in block.breaks if b > end)
        found.append(block._replace(kind="text", section="text", start=end, opening_end=end, breaks=after))
    return found
