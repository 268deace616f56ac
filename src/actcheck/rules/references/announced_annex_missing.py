"""An annex announced by an act whose dossier holds a report and no annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    announced, present = facts.attachments.announced, facts.attachments.present
    if not announced:
        yield NotApplicable()
    elif present is not None and present.value > 0:
        return
    elif facts.report.present is not None and facts.report.present.value:
        first, *others = announced
        yield Fault(at=first.span, related=[(other.span, None) for other in others])
    else:
        # The act alone: its annexes may be kept in other files.
        yield Missing("attachments.present")
