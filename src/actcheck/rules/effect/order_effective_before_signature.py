"""Orders that apply before they are signed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# The articles on the powers of police that orders rest on.
_POLICE = ("L2212-", "L2213-", "L3221-4", "L2215-")
_ROADS = "CROUTE"
_RECENT = datetime.timedelta(days=400)


def check(facts: Facts) -> Iterator[Observation]:
    effects = [effect for effect in facts.effects if effect.decided]
    signed = facts.signature.date or facts.sitting.date
    if not effects:
        yield NotApplicable()
    elif signed is None:
        yield Missing("signature.date")
    else:
        police = any(
            reference.code == _ROADS or (reference.article or "").startswith(_POLICE) for reference in facts.references
        )
        for effect in effects:
            if signed.value - _RECENT <= effect.date < signed.value:
                yield Fault(
                    at=effect.span,
                    values={"effect": effect.date, "signed": signed},
                    related=[(signed.span, "signed")],
                    label="effect",
                    notes=["police" if police else "individual"],
                    severity=None if police else Severity.INFORMATION,
                )
