"""Delegations older than the installation of the assembly."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation
from actcheck.rules.own_visas import in_own_visas
from actcheck.rules.register.asked import numbered, unasked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    silent = unasked(facts)
    if silent is not None or facts.known is None:
        yield silent or NotApplicable()
        return
    renewal = facts.known.renewal
    delegations = [act for act in in_own_visas(facts.cited_acts) if act.delegates and act.date is not None]
    if renewal is None or renewal.date is None or not delegations:
        yield NotApplicable()
        return
    newest = max(delegations, key=lambda act: act.date or datetime.date.min)
    if newest.date is not None and newest.date < renewal.date:
        yield Fault(
            at=newest.date_span or newest.span,
            values={"delegation": newest.date, "renewal": renewal.date, "act": numbered(renewal)},
        )
