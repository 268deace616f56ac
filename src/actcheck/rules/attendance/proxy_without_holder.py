"""Proxies whose holder the act does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import AttendanceStatus
from actcheck.rules.attendance.persons import away, same
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    proxies = facts.attendance.proxy_list
    held = [proxy for proxy in proxies if proxy.holder is not None]
    # A list of members represented names them; the proxies read in it are those with a holder.
    alone = {proxy.span: proxy.grantor for proxy in proxies if proxy.holder is None}
    represented = [member for member in away(facts) if member.status is AttendanceStatus.REPRESENTED]
    for member in represented:
        if not any(same(member.key, proxy.grantor_key) for proxy in proxies):
            alone.setdefault(member.span, member.name)
    if not held and not alone:
        yield NotApplicable()
    if alone:
        first, *others = sorted(alone)
        yield Fault(
            at=first,
            values={"grantors": tuple(alone[span] for span in (first, *others))},
            related=[(span, None) for span in others],
        )
