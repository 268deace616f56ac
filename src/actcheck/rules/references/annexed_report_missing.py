"""A report said to be attached, in a dossier that holds annexes and no report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    annexed, present, attachments = facts.report.annexed, facts.report.present, facts.attachments.present
    if annexed is None or not annexed.value:
        yield NotApplicable()
    elif present is not None and present.value:
        return
    elif attachments is not None and attachments.value > 0:
        yield Fault(at=annexed.span)
    else:
        # The act alone: its report may be kept in another file.
        yield Missing("report.present")
