"""The votes counted, and the members who may have cast them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actcheck.ast import AttendanceStatus
from actcheck.law.thresholds import proxies_per_holder
from actcheck.rules.attendance.persons import away, most_present
from actcheck.rules.observation import Missing
from actcheck.rules.once import once_an_act

if TYPE_CHECKING:
    from actcheck.facts import Fact, Facts
    from actcheck.source import Span


class Headcount(NamedTuple):
    """Numbers of votes and of members with a vote; where the act may be read in two ways, the larger one.

    :param total: votes for, against and abstentions added.
    :param present: members present, with a chair who is not in the list.
    :param away: members named or counted as excused, absent or represented; None where the act tells nothing of them.
    :param proxies: proxies stated or named; None where that cannot be told, 0 where the lists mention none.
    :param per_holder: how many proxies one member may hold; None where the law is not known.
    """

    total: Fact[int]
    present: int
    away: int | None
    proxies: int | None
    per_holder: int | None

    @property
    def possible(self) -> int | None:
        """The most votes that there can be if every member away has given a proxy, as far as the law allows."""
        if self.away is None:
            return None
        held = self.away if self.per_holder is None else min(self.away, self.per_holder * self.present)
        return self.present + held

    @property
    def beyond_all(self) -> bool:
        """Whether there are more votes than all the members could cast."""
        return self.possible is not None and self.total.value > self.possible

    @property
    def unexplained(self) -> int | None:
        """The votes beyond those of the members present and of the proxies; negative where votes are lacking."""
        return None if self.proxies is None else self.total.value - self.present - self.proxies


@once_an_act
def headcount(facts: Facts) -> Headcount | Missing:
    """The head count of an act's vote, or what it does not state."""
    total, present = facts.voting.total, most_present(facts)
    if total is None:
        return Missing("voting.total")
    if present is None:
        return Missing("attendance.present")
    kind, date = facts.authority.kind, facts.sitting.date
    limit = None if kind is None else proxies_per_holder(kind.value, None if date is None else date.value)
    return Headcount(
        total=total,
        present=present,
        away=_away(facts, present),
        proxies=proxies_at_most(facts),
        per_holder=None if limit is None else limit.value,
    )


def places(*facts: tuple[Fact[int] | None, str]) -> list[tuple[Span, str | None]]:
    """The places of the facts that are stated, with their labels."""
    return [(fact.span, label) for fact, label in facts if fact is not None]


@once_an_act
def proxies_at_most(facts: Facts) -> int | None:
    """The largest number of proxies that the act states or names, 0 where its lists mention none.

    None where the act counts more voters than that explains, and does not itself count those present
    and the proxies: some proxies stand where they were not read.
    """
    attendance = facts.attendance
    most = _proxies(facts)
    present, voters = most_present(facts), attendance.voters_stated
    counted = attendance.present_stated is not None and attendance.proxies_stated is not None
    if most is None or present is None or (voters is not None and voters.value > present + most and not counted):
        return None
    return most


@once_an_act
def _proxies(facts: Facts) -> int | None:
    attendance = facts.attendance
    represented = len({member.key for member in away(facts) if member.status is AttendanceStatus.REPRESENTED})
    return _largest(attendance.proxies, attendance.proxies_stated, attendance.proxies_listed, represented or None)


def _away(facts: Facts, present: int) -> int | None:
    attendance = facts.attendance
    office = attendance.members_in_office
    named = attendance.excused if away(facts) else None
    return _largest(
        named,
        attendance.absent_stated,
        _proxies(facts) or None,
        max(0, office.value - present) if office else None,
    )


def _largest(*numbers: Fact[int] | int | None) -> int | None:
    given = [n if isinstance(n, int) else n.value for n in numbers if n is not None]
    return max(given, default=None)
