"""Orders and decisions whose signatory lacks a name, or a first name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# In characters: white space and a line of dots.
_NOTHING_BELOW = 20
# In words ("Le président du conseil départemental"): longer, it holds a name.
_LONGEST = 5


def check(facts: Facts) -> Iterator[Observation]:
    signed = [signatory for signatory in facts.signatories if signatory.quality is not None]
    if not signed:
        yield NotApplicable()
        return
    names = [signatory.name for signatory in signed if signatory.name]
    if not names:
        # Something stands below: a name that was not read, a stamp.
        below = (facts.own or facts.span).end - signed[-1].span.end
        if below > _NOTHING_BELOW or len((signed[-1].quality or "").split()) > _LONGEST:
            yield Missing("signatories")
            return
        yield Fault(at=signed[0].span, notes=["no_name"], severity=Severity.INFORMATION)
    elif all(len(name.split()) == 1 for name in names):
        yield Fault(at=signed[0].span, values={"name": names[0]}, notes=["no_first_name"])
