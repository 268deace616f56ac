"""Proxies given by, or to, somebody who sits without a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import AttendanceStatus
from actcheck.rules.attendance.persons import members, movements, same
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_WITHOUT_VOTE = (AttendanceStatus.PRESENT_WITHOUT_VOTE, AttendanceStatus.EXCUSED_WITHOUT_VOTE)
_WITH_VOTE = (
    AttendanceStatus.PRESENT,
    AttendanceStatus.EXCUSED,
    AttendanceStatus.ABSENT,
    AttendanceStatus.REPRESENTED,
)


def check(facts: Facts) -> Iterator[Observation]:
    proxies = facts.attendance.proxy_list
    without = [member.key for member in members(facts, _WITHOUT_VOTE)] if proxies else []
    if not without:
        yield NotApplicable()
        return
    if movements(facts):
        yield Missing("attendance.present")
        return
    voting = [member.key for member in members(facts, _WITH_VOTE)]

    def sits_without_vote(name: str | None) -> bool:
        return (
            name is not None
            and any(same(name, other) for other in without)
            and not any(same(name, other) for other in voting)
        )

    for proxy in proxies:
        if sits_without_vote(proxy.holder_key):
            yield Fault(at=proxy.holder_span or proxy.span, values={"name": proxy.holder}, notes=["holder"])
        elif sits_without_vote(proxy.grantor_key):
            yield Fault(at=proxy.span, values={"name": proxy.grantor}, notes=["grantor"])
