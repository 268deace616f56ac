"""Members of a group's council who give a proxy though their alternate sits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts.names import key
from actcheck.rules.attendance.persons import same
from actcheck.rules.formalities import formalities
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    replaced = [words for words in formalities(facts, "alternate") if words.name and len(words.name.split()) > 1]
    proxies = facts.attendance.proxy_list
    if not replaced or not proxies:
        yield NotApplicable()
        return
    for proxy in proxies:
        for words in replaced:
            if same(proxy.grantor_key, key(words.name or "")):
                yield Fault(at=proxy.span, values={"name": proxy.grantor}, related=[(words.span, "alternate")])
                break
