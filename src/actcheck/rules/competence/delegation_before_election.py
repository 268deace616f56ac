"""Delegations older than the assembly that gave them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.law.elections import last_general_election
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.own_visas import own_cited_acts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# A new assembly delegates in its first meetings; the second round of 2020 came three months after the first.
_TIME = datetime.timedelta(days=180)


def check(facts: Facts) -> Iterator[Observation]:
    kind, sitting = facts.authority.kind, facts.sitting.date
    delegations = [act for act in own_cited_acts(facts) if act.delegates and act.date is not None]
    if kind is None or not delegations:
        yield NotApplicable()
        return
    if sitting is None:
        yield Missing("sitting.date")
        return
    election = last_general_election(kind.value, sitting.value - _TIME)
    if election is None:
        yield NotApplicable()
        return
    newest = max(delegations, key=lambda act: act.date or datetime.date.min)
    if newest.date is not None and newest.number_year not in (None, newest.date.year):
        # Its date is in doubt, and another rule says so.
        yield Missing("cited_acts")
        return
    if newest.date is not None and newest.date < election:
        yield Fault(at=newest.date_span or newest.span, values={"delegation": newest.date, "election": election})
