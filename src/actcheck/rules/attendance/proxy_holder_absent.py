"""A proxy held by somebody who is not among the members present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts.names import key
from actcheck.rules.attendance.persons import away, maybe_same, movements, present, same, whole_list
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    held = [(proxy, proxy.holder, proxy.holder_key) for proxy in facts.attendance.proxy_list]
    if not present(facts) or all(holder is None for _, holder, _ in held):
        yield NotApplicable()
        return
    if movements(facts):
        yield Missing("attendance.present")
        return
    chair = facts.sitting.chair
    there = [*(member.name for member in present(facts)), *([chair.value] if chair else [])]
    gone = [member.key for member in away(facts)]
    for proxy, holder, holder_key in held:
        if holder is None or holder_key is None:
            continue
        named_away = any(same(holder_key, other) for other in gone)
        if any(same(holder_key, key(other)) if named_away else maybe_same(holder, other) for other in there):
            continue
        if named_away or whole_list(facts):
            yield Fault(
                at=proxy.holder_span or proxy.span,
                values={"holder": holder, "grantor": proxy.grantor},
                notes=["named_away"] if named_away else [],
            )
        else:
            yield Missing("attendance.present_stated")
