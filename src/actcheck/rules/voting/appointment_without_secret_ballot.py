"""Appointments of which nobody is told how they were voted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.rules.formalities import formalities, said
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_ENOUGH = ("secret_ballot", "waived", "waived_unanimously", "waived_by_majority", "single_candidate")
# Their councils vote in secret only where the law or their own rules say so, or have not decided otherwise.
_LESSER = ("departement", "region")


def check(facts: Facts) -> Iterator[Observation]:
    appointment = next(iter(formalities(facts, "appointment")), None)
    kind, act = facts.authority.kind, facts.act.kind
    if appointment is None:
        yield NotApplicable()
    elif kind is None or act is None:
        yield Missing("authority.kind")
    elif not said(facts, *_ENOUGH) and not any(voting.secret for voting in facts.votings):
        in_the_open = said(facts, "open_ballot")
        lesser = in_the_open or kind.value in _LESSER or act.value == "minutes_item"
        yield Fault(
            at=appointment.span,
            notes=["in_the_open"] if in_the_open else [],
            severity=Severity.INFORMATION if lesser else None,
        )
