"""Proxies whose holder the act does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    proxies = facts.attendance.proxy_list
    if not proxies:
        yield NotApplicable()
    alone = [proxy for proxy in proxies if proxy.holder is None]
    if alone:
        yield Fault(
            at=alone[0].span,
            values={"grantors": tuple(proxy.grantor for proxy in alone)},
            related=[(proxy.span, None) for proxy in alone[1:]],
        )
