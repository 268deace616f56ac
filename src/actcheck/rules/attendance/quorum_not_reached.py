"""A council in which half of the members or fewer are present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.thresholds import quorum
from actcheck.rules.attendance.persons import most_present, movements
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    kind, assembly, date = facts.authority.kind, facts.authority.assembly, facts.sitting.date
    office, present = facts.attendance.members_in_office, facts.attendance.present
    there = most_present(facts)
    missing = [
        name
        for name, stated in (
            ("authority.kind", kind),
            ("authority.assembly", assembly),
            ("sitting.date", date),
            ("attendance.members_in_office", office),
            ("attendance.present", None if movements(facts) else present),
        )
        if stated is None
    ]
    if missing or not (kind and assembly and date and office and present) or there is None:
        yield Missing(*missing)
        return
    rule = quorum(kind.value, assembly.value, date.value)
    if rule is None or not rule.certain:
        yield NotApplicable()
        return
    needed = rule.minimum(office.value)
    if there < needed:
        proxies = facts.attendance.proxies
        yield Fault(
            at=present.span,
            values={"present": there, "office": office, "needed": needed, "proxies": proxies or 0},
            related=[(office.span, "office")],
            notes=["proxies_do_not_count"] if proxies and proxies.value else [],
            label="present",
        )
