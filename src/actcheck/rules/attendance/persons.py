"""Whether two names may be the same person's, and whether the chair stands in the list of those present."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from actcheck.ast import AttendanceStatus
from actcheck.facts.names import key
from actcheck.rules.once import once_an_act

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from actcheck.facts import Facts, Member

PRESENT = (AttendanceStatus.PRESENT, AttendanceStatus.PRESENT_WITHOUT_VOTE)
AWAY = (
    AttendanceStatus.EXCUSED,
    AttendanceStatus.ABSENT,
    AttendanceStatus.REPRESENTED,
    AttendanceStatus.EXCUSED_WITHOUT_VOTE,
)
_ALIKE = 0.7
_SHORT = 3


def members(facts: Facts, statuses: Collection[AttendanceStatus]) -> list[Member]:
    """The persons in the lists of these statuses, in the order of the text."""
    chosen = [member for member in facts.attendance.members if member.status in statuses]
    chosen.sort(key=attrgetter("span"))
    return chosen


@once_an_act
def present(facts: Facts) -> list[Member]:
    """The persons in the lists of those present, with a vote or without, in the order of the text."""
    return members(facts, PRESENT)


@once_an_act
def away(facts: Facts) -> list[Member]:
    """The persons in the lists of those excused, absent or represented, in the order of the text."""
    return members(facts, AWAY)


@once_an_act
def present_by_key(facts: Facts) -> dict[str, Member]:
    """Those present by their names folded, the last one of each."""
    return {member.key: member for member in present(facts)}


@once_an_act
def movements(facts: Facts) -> bool:
    """Whether an arrival or a departure is written beside a name: the lists are not those of one moment."""
    return any(member.movement for member in facts.attendance.members)


@lru_cache(maxsize=4096)
def same(one: str, other: str) -> bool:
    """Whether two folded names go together: each word of the shorter is in the longer, or is its initial.

    "LEGRAND", "LEGRAND P" and "LEGRAND PAULE" go together; "LEGRAND PAUL" and "LEGRAND MARC" do not.
    """
    shorter, longer = sorted((one.split(), other.split()), key=len)
    left = list(longer)
    for word in sorted(shorter, key=len, reverse=True):
        fitting = [w for w in left if w == word] or [w for w in left if w[0] == word[0] and 1 in (len(w), len(word))]
        if not fitting:
            return False
        left.remove(fitting[0])
    return any(len(word) > 1 for word in shorter)


@lru_cache(maxsize=4096)
def maybe_same(one: str, other: str) -> bool:
    """Whether two names as written may be one person's, misspelled: they share a word, or nearly.

    Words in capitals, which are the family name's, are compared where both names have some.
    """
    families = _in_capitals(one), _in_capitals(other)
    ours, theirs = families if all(families) else (tuple(key(one).split()), tuple(key(other).split()))
    return any(
        a == b or SequenceMatcher(None, a, b).ratio() >= _ALIKE
        for a in ours
        for b in theirs
        if min(len(a), len(b)) >= _SHORT
    )


@lru_cache(maxsize=4096)
def _in_capitals(name: str) -> tuple[str, ...]:
    return tuple(key(" ".join(word for word in name.split() if word.isupper() and len(word) >= _SHORT)).split())


def maybe_among(name: str, others: Sequence[str]) -> bool:
    """Whether one of the names may be this one; equal names are looked for first, since comparing letters is slow."""
    own = key(name)
    return any(key(other) == own for other in others) or any(maybe_same(name, other) for other in others)


def maybe_listed(facts: Facts, name: str) -> bool:
    """Whether one of those present may bear this name."""
    return maybe_among(name, [member.name for member in present(facts)])


def whole_list(facts: Facts) -> bool:
    """Whether the list of those present has as many names as the act counts: no name was missed in reading."""
    stated, listed = facts.attendance.present_stated, facts.attendance.present_listed
    return stated is not None and listed is not None and stated.value == listed.value


@once_an_act
def chair_not_listed(facts: Facts) -> bool:
    """Whether the act names its chair and a list of members present that lacks this name."""
    chair = facts.sitting.chair
    return chair is not None and bool(present(facts)) and not maybe_listed(facts, chair.value)


def most_present(facts: Facts) -> int | None:
    """The members with a vote who are present, with the chair where only a list that lacks this name was given."""
    counted = facts.attendance.present
    if counted is None:
        return None
    alone = facts.attendance.present_stated is None and chair_not_listed(facts)
    return counted.value + alone
