"""Acts certified enforceable before they were sent, published or even passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.formalities import formalities
from actcheck.rules.observation import Fault, NotApplicable, Observation
from actcheck.rules.sitting_days import earliest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


# In characters, before the signatures or the end: further up, an earlier act may be called enforceable.
_FOOT = 500


def check(facts: Facts) -> Iterator[Observation]:
    end = facts.signatories[0].span.start if facts.signatories else (facts.own or facts.span).end
    foot = end - _FOOT
    certified = [
        (words.date, words.span)
        for words in formalities(facts, "enforceable")
        if words.date is not None
        and words.span.start >= foot
        and not any(citation.span.covers(words.span) for citation in facts.citations)
    ]
    if not certified:
        yield NotApplicable()
        return
    sitting, sent = facts.sitting.date, facts.transmission.sent_on or facts.transmission.received_on
    for day, place in certified:
        if sitting is not None and day < earliest_day(facts, sitting):
            yield Fault(at=place, values={"day": day}, notes=["before_act"], related=[(sitting.span, None)])
        elif sent is not None and day < sent.value:
            yield Fault(
                at=place,
                values={"day": day, "sent": sent},
                notes=["before_transmission"],
                related=[(sent.span, "sent")],
            )
