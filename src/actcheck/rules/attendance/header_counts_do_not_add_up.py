"""Counts of a header that cannot all be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.attendance.persons import movements
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    attendance = facts.attendance
    office, voters = attendance.members_in_office, attendance.voters_stated
    present, proxies = attendance.present_stated, attendance.proxies_stated
    above = [] if office is None else [(f, label) for f, label in ((present, "present"), (voters, "voters")) if f]
    if not above and not (voters and present and proxies):
        yield NotApplicable()
        return
    if movements(facts):
        yield Missing("attendance.present")
        return
    for larger, label in above:
        if office is not None and larger.value > office.value:
            yield Fault(
                at=larger.span,
                values={"larger": larger, "office": office},
                related=[(office.span, "office")],
                notes=[f"{label}_above_office"],
                label=label,
            )
            return
    if voters is None or present is None or proxies is None:
        return
    # Fewer voters than members present and proxies: some may take no part in the vote.
    listed = attendance.present_listed
    most = max(present.value, listed.value if listed else 0)
    if voters.value > most + proxies.value:
        yield Fault(
            at=voters.span,
            values={"present": present, "proxies": proxies, "voters": voters, "sum": present.value + proxies.value},
            related=[(present.span, "present"), (proxies.span, "proxies")],
            notes=["voters_above_sum"],
            label="voters",
        )
