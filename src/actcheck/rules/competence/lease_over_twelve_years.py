"""Leases of more than twelve years decided under a delegation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.limits import limit
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    leases = [matter for matter in facts.matters if matter.subject == "lease" and matter.figure is not None]
    if not leases:
        yield NotApplicable()
    for lease in leases:
        if lease.figure is not None and lease.figure > limit("delegated_lease_years"):
            yield Fault(at=lease.span, values={"years": lease.figure})
