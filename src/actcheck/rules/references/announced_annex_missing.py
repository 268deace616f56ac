"""An annex announced by an act whose text holds none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    announced, present = facts.attachments.announced, facts.attachments.present
    if not announced:
        yield NotApplicable()
    elif present is not None and present.value > 0:
        return
    else:
        first, *others = announced
        alone = facts.report.present is None
        yield Fault(
            at=first.span,
            related=[(other.span, None) for other in others],
            notes=["alone"] if alone else ["with_report"],
        )
