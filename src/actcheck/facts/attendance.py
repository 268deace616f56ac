"""Counts and lists of attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import AttendanceStatus, Quantity
from actcheck.facts.model import AttendanceFacts, Fact, Member, ProxyFact
from actcheck.facts.names import key

if TYPE_CHECKING:
    from actcheck.ast import Attendance

_ABSENT = (AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT, AttendanceStatus.REPRESENTED)
_WITHOUT_VOTE = (AttendanceStatus.PRESENT_WITHOUT_VOTE, AttendanceStatus.EXCUSED_WITHOUT_VOTE)


def attendance_facts(attendance: Attendance | None, chair_key: str | None) -> AttendanceFacts:
    """Facts from the lists and the counts.

    :param chair_key: the chair's name folded: a list that lacks the chair may be one short of the count.
    """
    if attendance is None:
        return AttendanceFacts()
    members: list[Member] = []
    keys: dict[AttendanceStatus, set[str]] = {}
    for block in attendance.lists:
        status, there = block.status, keys.setdefault(block.status, set())
        for p in block.persons:
            name = key(p.name)
            there.add(name)
            members.append(Member(span=p.span, name=p.name, key=name, status=status, movement=p.movement))
    proxies = tuple(
        ProxyFact(
            span=proxy.span,
            grantor=proxy.grantor.name,
            grantor_key=key(proxy.grantor.name),
            holder=None if proxy.holder is None else proxy.holder.name,
            holder_key=None if proxy.holder is None else key(proxy.holder.name),
            holder_span=None if proxy.holder is None else proxy.holder.span,
        )
        for proxy in attendance.proxies
    )
    named = [block for block in attendance.lists if block.persons]
    # A list that could not be read leaves its counts unknown; "Néant" is a list of nobody.
    unread = {block.status for block in attendance.lists if not block.persons and block.stated != 0}
    labels = {block.status: block.label for block in reversed(attendance.lists)}
    where = named[0].label if named else None
    present_label = labels.get(AttendanceStatus.PRESENT)

    def listed(wanted: tuple[AttendanceStatus, ...]) -> Fact[int] | None:
        if where is None or unread.intersection(wanted):
            return None
        label = next((labels[s] for s in wanted if s in labels), where)
        found = len(set().union(*(keys.get(status, ()) for status in wanted)))
        if wanted == _ABSENT and attendance.tells_givers and not proxies:
            return None
        if not found and wanted == _ABSENT and nobody is None and (attendance.tells_away or attendance.tells_proxies):
            return None
        return Fact[int](value=found, span=label, derived=True)

    def stated(quantity: Quantity) -> Fact[int] | None:
        count = next((c for c in attendance.counts if c.quantity is quantity and not c.scoped), None)
        return None if count is None else Fact[int](value=count.value, span=count.span)

    nobody = next((c for c in map(stated, (Quantity.ABSENT, Quantity.EXCUSED)) if c is not None and not c.value), None)

    def beside(status: AttendanceStatus) -> Fact[int] | None:
        block = next((b for b in attendance.lists if b.status is status and b.stated is not None), None)
        return None if block is None else Fact[int](value=block.stated or 0, span=block.label)

    present_listed = listed((AttendanceStatus.PRESENT,)) if present_label is not None else None
    if present_listed is not None and not any(b.persons for b in named if b.status is AttendanceStatus.PRESENT):
        present_listed = None
    present_stated = stated(Quantity.PRESENT) or beside(AttendanceStatus.PRESENT)
    proxies_stated = stated(Quantity.PROXIES)
    proxies_listed = None
    if where is not None and proxies:
        proxies_listed = Fact[int](value=len({p.grantor_key for p in proxies}), span=proxies[0].span, derived=True)
    elif where is not None and not unread.intersection(_ABSENT):
        told = attendance.tells_proxies if proxies_stated is None else proxies_stated.value > 0
        proxies_listed = None if told else Fact[int](value=0, span=where, derived=True)
    chair_listed = chair_key is not None and any(
        chair_key in name or name in chair_key for name in keys.get(AttendanceStatus.PRESENT, ())
    )
    away = listed(_ABSENT)
    return AttendanceFacts(
        members_in_office=stated(Quantity.MEMBERS_IN_OFFICE),
        present=_present(present_stated, present_listed, chair_listed=chair_listed),
        present_stated=present_stated,
        present_listed=present_listed,
        excused=away,
        absent_stated=stated(Quantity.ABSENT) or stated(Quantity.EXCUSED),
        absent_listed=away,
        proxies=_agreed(proxies_stated, proxies_listed),
        proxies_stated=proxies_stated,
        proxies_listed=proxies_listed,
        without_vote=None if labels.keys().isdisjoint(_WITHOUT_VOTE) else listed(_WITHOUT_VOTE),
        voters_stated=stated(Quantity.VOTERS),
        votes_cast_stated=stated(Quantity.VOTES_CAST),
        quorum_stated=stated(Quantity.QUORUM),
        members=tuple(members),
        proxy_list=proxies,
    )


def _present(stated: Fact[int] | None, listed: Fact[int] | None, *, chair_listed: bool) -> Fact[int] | None:
    """The members present: where count and list disagree by more than a chair left off the list, unknown."""
    if stated is None or listed is None:
        return stated or listed
    if stated.value == listed.value or (stated.value == listed.value + 1 and not chair_listed):
        return stated
    return None


def _agreed(stated: Fact[int] | None, listed: Fact[int] | None) -> Fact[int] | None:
    if stated is None or listed is None:
        return stated or listed
    return listed if stated.value == listed.value else None
