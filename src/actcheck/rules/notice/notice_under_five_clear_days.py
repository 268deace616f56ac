"""Councils called less than five clear days before they sit, where the law asks for five."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.law.limits import limit
from actcheck.law.population import reaches
from actcheck.rules.notice.delay import Delay, delay
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    found, conditions, kind = delay(facts), facts.circumstances, facts.authority.kind
    if not isinstance(found, Delay):
        yield found
    elif (
        kind is None
        or found.days < 0
        or conditions.urgent_notice is not None
        or conditions.second_notice is not None
        or (kind.value == "commune" and conditions.first_meeting is not None)
    ):
        yield NotApplicable()
    elif found.clear_days < limit("notice_clear_days_of_larger_communes"):
        yield _of_commune(facts, found) if kind.value == "commune" else _of_group(facts, found, kind.value)


def _of_commune(facts: Facts, found: Delay) -> Observation:
    population, members = facts.profile.population, facts.attendance.members_in_office
    if reaches("five_clear_days", population, None):
        return _fault(found, ["population"])
    if found.clear_days < limit("notice_clear_days"):
        # Too late for every commune: another rule says so.
        return NotApplicable()
    if facts.circumstances.classified_installation is not None:
        return _fault(found, ["classified_installation"], Severity.INFORMATION)
    if population is not None:
        return NotApplicable()
    if reaches("five_clear_days", None, None if members is None else members.value):
        return _fault(found, ["members"], Severity.INFORMATION)
    return Missing("profile.population")


def _of_group(facts: Facts, found: Delay, kind: str) -> Observation:
    if kind != "epci":
        return _fault(found, ["statutes"], Severity.INFORMATION)
    return _fault(found, ["every_epci"], Severity.WARNING if facts.circumstances.first_meeting is not None else None)


def _fault(found: Delay, notes: list[str], severity: Severity | None = None) -> Fault:
    return Fault(
        at=found.notice.span,
        values={"clear_days": max(found.clear_days, 0)},
        related=[(found.sitting.span, "sitting")],
        label="notice",
        notes=notes,
        severity=severity,
    )
