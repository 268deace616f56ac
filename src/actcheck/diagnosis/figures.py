"""The figures of an act as inequalities: members, lists, proxies, voters, votes.

What must hold, whatever the sitting was like:

- those present and the proxies are members in office, and so are, where members have no substitutes, those
  present and those named as away;
- nobody votes who is neither present nor represented; some may take no part;
- votes for, against and abstentions are those of members present or represented, and the first two are those of
  voters (some acts count those who abstain as voters, some do not);
- votes and members who take no part are those of members in office;
- votes cast are at least those for and against, at most the voters;
- the figures of the groups add up to the votes for; unanimity leaves no vote against, nor, unless it is of the
  votes cast, abstentions.

A figure that the act does not state is a variable without a value.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from actcheck.ast import AttendanceStatus
from actcheck.diagnosis.inequalities import Inequalities
from actcheck.diagnosis.model import Statement
from actcheck.diagnosis.smallest import smallest_sets
from actcheck.facts.names import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.diagnosis.model import Subject
    from actcheck.diagnosis.problem import Bounds
    from actcheck.diagnosis.smallest import Set
    from actcheck.facts import AttendanceFacts, Fact, Facts, VotingFacts

_AWAY = (AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT, AttendanceStatus.REPRESENTED)
# Members of these have no substitutes: nobody sits in the place of somebody named as absent.
_WITHOUT_SUBSTITUTES = ("commune", "departement", "region")
# A member of these may have several votes.
_SEVERAL_VOTES = ("syndicat",)
# Their votes are those of items, each of which has its own facts.
_SEVERAL_ITEMS = ("minutes", "list")
# Room for figures that nothing bounds, against all that are stated.
_ROOM = 3


class Figures:
    """The figures of one attendance and one vote."""

    subject: Subject = "figures"

    def __init__(self, total: int) -> None:
        """:param total: all the figures added."""
        self.statements: list[Statement] = []
        self._variables: list[int] = []
        # What bounds a figure is a sum of others, with a chair who is not listed: one that may be greater may be any.
        self._any = total + 2
        self.system = Inequalities(_ROOM * self._any)

    def state(self, name: str, fact: Fact[int] | Fact[bool] | None, most: int | None = None) -> int:
        """A variable with what the act states of it, if anything.

        :param most: the greatest value that it can have, or None.
        """
        variable = self.system.variable(most)
        if fact is not None:
            self.statements.append(Statement(fact=name, span=fact.span, value=int(fact.value)))
            self._variables.append(variable)
        return variable

    def smallest_sets(self, most: int) -> list[Set]:
        everything = frozenset(range(len(self.statements)))
        return smallest_sets(everything, lambda left: self.system.feasible(self._ranges(everything - left)), most)

    def bounds(self, index: int, kept: Set) -> Bounds:
        values = range(self._any)
        least = bisect_left(values, True, key=lambda value: self._possible(index, kept, 0, value))
        if self._possible(index, kept, self._any, self.system.most):
            return least or None, None
        above = bisect_left(values, True, key=lambda value: not self._possible(index, kept, value + 1, self._any))
        return least, above

    def within(self, index: int, kept: Set, bounds: Bounds) -> bool:
        least, most = bounds
        below = isinstance(least, int) and least > 0 and self._possible(index, kept, 0, least - 1)
        return not below and not (isinstance(most, int) and self._possible(index, kept, most + 1, self.system.most))

    def _possible(self, index: int, kept: Set, least: int, most: int) -> bool:
        return self.system.feasible({**self._ranges(kept), self._variables[index]: (least, most)})

    def _ranges(self, kept: Set) -> dict[int, tuple[int, int]]:
        stated = {self._variables[i]: self.statements[i].value for i in kept}
        return {variable: (value, value) for variable, value in stated.items() if isinstance(value, int)}


def figures(facts: Facts) -> Iterator[Figures]:
    """The attendance with the act's own vote; each other vote by itself."""
    several = facts.act.kind is not None and facts.act.kind.value in _SEVERAL_ITEMS
    main = None if several or facts.voting.span is None else facts.voting
    kind = None if facts.authority.kind is None else facts.authority.kind.value
    yield _together(facts, main, kind)
    for voting in facts.votings:
        if voting != main:
            yield _alone(voting)


def _together(facts: Facts, voting: VotingFacts | None, kind: str | None) -> Figures:
    # Where members came or left, lists and counts are not those of one moment.
    attendance = None if any(m.movement for m in facts.attendance.members) else facts.attendance
    found = Figures(_total(attendance, voting))
    system = found.system
    if attendance is None:
        if voting is not None:
            _vote(found, voting)
        return found
    present, proxies = system.variable(), system.variable()
    # The lists first: they are named as supports before the figures.
    listed = found.state("attendance.present_listed", attendance.present_listed)
    if attendance.present_listed is not None:
        system.at_most({listed: 1, present: -1})
        system.at_most({present: 1, listed: -1}, 0 if _chair_is_listed(facts) else 1)
    if _proxies_are_listed(attendance):
        system.equal(found.state("attendance.proxies_listed", attendance.proxies_listed), proxies)
    away = found.state(
        "attendance.absent_listed", attendance.absent_listed if _away_are_named_once(attendance) else None
    )
    absent = found.state("attendance.absent_stated", attendance.absent_stated)
    counted = found.state("attendance.present_stated", attendance.present_stated)
    # 0, or the proxies where those represented are counted among those present.
    added = system.variable(None if _may_count_proxies(attendance) else 0)
    system.at_most({counted: 1, present: -1, added: -1})
    system.at_most({present: 1, added: 1, counted: -1})
    if _may_count_proxies(attendance):
        adds = system.variable(1)
        system.at_most({added: 1, proxies: -1})
        system.at_most({added: 1, adds: -system.most})
        system.at_most({proxies: 1, added: -1, adds: system.most}, system.most)
        if attendance.present_listed is not None:
            system.at_most({present: 1, listed: -1, adds: 1}, 1)
    office = found.state("attendance.members_in_office", attendance.members_in_office)
    system.equal(found.state("attendance.proxies_stated", attendance.proxies_stated), proxies)
    voters = found.state("attendance.voters_stated", attendance.voters_stated)
    votes_cast = found.state("attendance.votes_cast_stated", attendance.votes_cast_stated)
    system.at_most({present: 1, proxies: 1, office: -1})
    if kind in _WITHOUT_SUBSTITUTES:
        system.at_most({present: 1, away: 1, office: -1})
        system.at_most({present: 1, absent: 1, office: -1})
    system.at_most({voters: 1, present: -1, proxies: -1})
    system.at_most({votes_cast: 1, voters: -1})
    if voting is not None:
        votes = _vote(found, voting)
        if kind not in _SEVERAL_VOTES:
            votes_for, against, abstentions, not_voting = votes
            system.at_most({votes_for: 1, against: 1, abstentions: 1, present: -1, proxies: -1})
            system.at_most({votes_for: 1, against: 1, abstentions: 1, not_voting: 1, office: -1})
            system.at_most({votes_for: 1, against: 1, votes_cast: -1})
    return found


def _vote(found: Figures, voting: VotingFacts) -> tuple[int, int, int, int]:
    system = found.system
    votes_for = found.state("voting.votes_for", voting.votes_for)
    against = found.state("voting.votes_against", voting.votes_against)
    abstentions = found.state("voting.abstentions", voting.abstentions)
    not_voting = found.state("voting.not_voting", voting.not_voting)
    if voting.group_total is not None:
        system.equal(found.state("voting.group_total", voting.group_total), votes_for)
    # In a form with both words, or after a secret ballot, unanimity may be about something else.
    if voting.majority is None and not voting.secret:
        unanimous = found.state("voting.unanimous", voting.unanimous, most=1)
        system.at_most({against: 1, unanimous: system.most}, system.most)
        if not voting.unanimous_of_votes_cast:
            system.at_most({abstentions: 1, unanimous: system.most}, system.most)
    return votes_for, against, abstentions, not_voting


def _alone(voting: VotingFacts) -> Figures:
    found = Figures(_total(None, voting))
    _vote(found, voting)
    return found


def _total(attendance: AttendanceFacts | None, voting: VotingFacts | None) -> int:
    stated = []
    if attendance is not None:
        stated += [
            attendance.members_in_office,
            attendance.present_stated,
            attendance.present_listed,
            attendance.proxies_stated,
            attendance.proxies_listed,
            attendance.voters_stated,
            attendance.votes_cast_stated,
            attendance.absent_stated,
            attendance.absent_listed,
        ]
    if voting is not None:
        stated += [voting.votes_for, voting.votes_against, voting.abstentions, voting.not_voting, voting.group_total]
    return sum(fact.value for fact in stated if fact is not None)


def _chair_is_listed(facts: Facts) -> bool:
    """Whether the list of those present cannot be one short of them for the lack of the chair."""
    if facts.sitting.chair is None:
        return False
    chair = set(key(facts.sitting.chair.value).split())
    present = (m for m in facts.attendance.members if m.status is AttendanceStatus.PRESENT)
    return any(chair <= set(m.key.split()) or chair >= set(m.key.split()) for m in present)


def _away_are_named_once(attendance: AttendanceFacts) -> bool:
    """Whether nobody named as away may stand in another list too, under a shorter name."""
    away = [m for m in attendance.members if m.status in _AWAY]
    by_word: dict[str, list[tuple[AttendanceStatus, frozenset[str]]]] = {}
    for member in attendance.members if away else ():
        names = frozenset(member.key.split())
        for word in names:
            by_word.setdefault(word, []).append((member.status, names))
    return bool(away) and not any(
        status is not one.status and (names <= words or words <= names)
        for one, words in ((m, frozenset(m.key.split())) for m in away)
        for word in words
        for status, names in by_word[word]
    )


def _proxies_are_listed(attendance: AttendanceFacts) -> bool:
    """Whether the act lists its proxies, and was read as listing no other member represented."""
    represented = {m.key for m in attendance.members if m.status is AttendanceStatus.REPRESENTED}
    return bool(attendance.proxy_list) and represented <= {proxy.grantor_key for proxy in attendance.proxy_list}


def _may_count_proxies(attendance: AttendanceFacts) -> bool:
    """Whether the count of those present, as it stands, may include the members represented."""
    stated, listed, voters = attendance.present_stated, attendance.present_listed, attendance.voters_stated
    proxies = {f.value for f in (attendance.proxies_stated, attendance.proxies_listed) if f is not None and f.value}
    if stated is None or not proxies:
        return False
    if listed is not None:
        return stated.value - listed.value in proxies
    return voters is not None and voters.value == stated.value
