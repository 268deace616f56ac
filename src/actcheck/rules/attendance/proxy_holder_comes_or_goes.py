"""Proxies held by somebody who is not there for the whole sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.attendance.persons import movements, present, same
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    moving = [member for member in present(facts) if member.movement] if movements(facts) else []
    held = [(proxy, proxy.holder_key) for proxy in facts.attendance.proxy_list if proxy.holder_key is not None]
    if not moving or not held:
        yield NotApplicable()
        return
    for proxy, holder in held:
        member = next((member for member in moving if same(member.key, holder)), None)
        if member is not None:
            yield Fault(
                at=proxy.holder_span or proxy.span,
                values={"holder": proxy.holder, "grantor": proxy.grantor},
                related=[(member.span, "moving")],
            )
