"""A stated number of members present that is not that of the names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.attendance.persons import chair_not_listed, movements
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    attendance = facts.attendance
    stated, listed = attendance.present_stated, attendance.present_listed
    if stated is None or listed is None:
        yield NotApplicable()
        return
    if movements(facts):
        yield Missing("attendance.present")
        return
    with_proxies = {
        listed.value + proxies.value
        for proxies in (attendance.proxies_stated, attendance.proxies_listed)
        if proxies is not None
    }
    if stated.value in {listed.value, *with_proxies}:
        return
    if stated.value == listed.value + 1 and (facts.sitting.chair is None or chair_not_listed(facts)):
        return
    yield Fault(
        at=stated.span,
        values={"stated": stated, "listed": listed, "difference": abs(stated.value - listed.value)},
        related=[(listed.span, "listed")],
        notes=["more_names" if listed.value > stated.value else "fewer_names"],
    )
