"""Acts received by the State before they were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    sent, received = facts.transmission.sent_on, facts.transmission.received_on
    if sent is None or received is None:
        yield NotApplicable()
    elif received.value < sent.value:
        yield Fault(
            at=received.span,
            values={"sent": sent, "received": received},
            related=[(sent.span, "sent")],
            label="received",
        )
