"""Acts sent to the State's representative before they were taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    sitting = facts.sitting.date
    stamps = [date for date in (facts.transmission.sent_on, facts.transmission.received_on) if date is not None]
    if not stamps:
        yield NotApplicable()
    elif sitting is None:
        yield Missing("sitting.date")
    else:
        early = [stamp for stamp in stamps if stamp.value < sitting.value]
        if early:
            first, *others = early
            yield Fault(
                at=first.span,
                values={"stamp": first},
                related=[*((other.span, "stamp") for other in others), (sitting.span, "sitting")],
                label="stamp",
            )
