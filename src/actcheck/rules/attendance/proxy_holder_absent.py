"""A proxy held by somebody who is not among the members present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts.names import key
from actcheck.rules.attendance.persons import AWAY, PRESENT, maybe_same, members, movements, same
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    held = [proxy for proxy in facts.attendance.proxy_list if proxy.holder_key is not None]
    present = [member.key for member in members(facts, PRESENT)]
    if not held or not present:
        yield NotApplicable()
        return
    if movements(facts):
        yield Missing("attendance.present")
        return
    chair = facts.sitting.chair
    there = [*present, *([key(chair.value)] if chair else [])]
    away = [member.key for member in members(facts, AWAY)]
    # A list that does not have as many names as the act counts may lack this one.
    whole = facts.attendance.present is not None
    for proxy in held:
        holder = proxy.holder_key or ""
        named_away = any(same(holder, other) for other in away)
        if any(same(holder, other) if named_away else maybe_same(holder, other) for other in there):
            continue
        if named_away or whole:
            yield Fault(
                at=proxy.holder_span or proxy.span,
                values={"holder": proxy.holder, "grantor": proxy.grantor},
                notes=["named_away"] if named_away else [],
            )
        else:
            yield Missing("attendance.present")
