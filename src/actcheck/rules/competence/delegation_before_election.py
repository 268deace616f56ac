"""Delegations older than the assembly that gave them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.own_visas import in_own_visas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.facts import Facts

# The first rounds of general elections.
_MUNICIPAL = (datetime.date(2014, 3, 23), datetime.date(2020, 3, 15), datetime.date(2026, 3, 15))
_ELECTIONS = {
    "commune": _MUNICIPAL,
    "epci": _MUNICIPAL,
    "departement": (datetime.date(2015, 3, 22), datetime.date(2021, 6, 20)),
    "region": (datetime.date(2015, 12, 6), datetime.date(2021, 6, 20)),
}
# A new assembly delegates in its first meetings; the second round of 2020 came three months after the first.
_TIME = datetime.timedelta(days=180)


def check(facts: Facts) -> Iterator[Observation]:
    kind, sitting = facts.authority.kind, facts.sitting.date
    delegations = [act for act in in_own_visas(facts.cited_acts) if act.delegates and act.date is not None]
    if kind is None or kind.value not in _ELECTIONS or not delegations:
        yield NotApplicable()
        return
    if sitting is None:
        yield Missing("sitting.date")
        return
    election = _last(_ELECTIONS[kind.value], sitting.value - _TIME)
    newest = max(delegations, key=lambda act: act.date or datetime.date.min)
    if newest.date is not None and newest.number_year not in (None, newest.date.year):
        # Its date is in doubt, and another rule says so.
        yield Missing("cited_acts")
        return
    if election is None:
        yield NotApplicable()
    elif newest.date is not None and newest.date < election:
        yield Fault(at=newest.date_span or newest.span, values={"delegation": newest.date, "election": election})


def _last(elections: Sequence[datetime.date], day: datetime.date) -> datetime.date | None:
    return max((election for election in elections if election <= day), default=None)
