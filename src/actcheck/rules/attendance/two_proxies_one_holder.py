"""More proxies given to one member than the law lets him or her hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.law.thresholds import proxies_per_holder
from actcheck.rules.attendance.persons import same
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.facts.model import ProxyFact


def check(facts: Facts) -> Iterator[Observation]:
    kind, date = facts.authority.kind, facts.sitting.date
    held: dict[str, list[ProxyFact]] = {}
    for proxy in facts.attendance.proxy_list:
        if proxy.holder_key is not None and not _changes(facts, proxy):
            givers = held.setdefault(proxy.holder_key, [])
            if not any(same(proxy.grantor_key, other.grantor_key) for other in givers):
                givers.append(proxy)
    if not held:
        yield NotApplicable()
        return
    if kind is None or date is None:
        yield Missing(*(["authority.kind"] if kind is None else []), *(["sitting.date"] if date is None else []))
        return
    limit = proxies_per_holder(kind.value, date.value)
    if limit is None or not limit.certain:
        yield NotApplicable()
        return
    for holder_key, givers in held.items():
        if len(givers) <= limit.value:
            continue
        if _namesakes(facts, holder_key):
            yield Missing("attendance.proxies")
            continue
        places = [proxy.holder_span or proxy.span for proxy in givers]
        yield Fault(
            at=places[limit.value],
            values={
                "holder": givers[0].holder,
                "proxies": len(givers),
                "limit": limit.value,
                "grantors": tuple(proxy.grantor for proxy in givers),
            },
            related=[(place, "holder") for place in places],
            notes=["statutes"] if limit.statutes else [],
            severity=Severity.INFORMATION if limit.statutes else None,
        )


def _changes(facts: Facts, proxy: ProxyFact) -> bool:
    """Whether the giver came or left: the proxy is not for the whole sitting."""
    return any(m.movement for m in facts.attendance.members if same(m.key, proxy.grantor_key))


def _namesakes(facts: Facts, holder_key: str) -> bool:
    """Whether the holder's name may be that of several members."""
    return len({m.key for m in facts.attendance.members if same(m.key, holder_key)}) > 1
