"""SIRET numbers whose figures are not grouped 3-3-3-5."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actcheck.findings import Edit, Fix
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_GROUPS = ([14], [3, 3, 3, 5])


def check(facts: Facts) -> Iterator[Observation]:
    if not facts.sirets:
        yield NotApplicable()
    for siret in facts.sirets:
        groups = re.findall(r"\d+", siret.value)
        digits = "".join(groups)
        if len(digits) == 14 and [len(group) for group in groups] not in _GROUPS:
            usual = f"{digits[:3]} {digits[3:6]} {digits[6:9]} {digits[9:]}"
            fix = Fix(edits=(Edit(span=siret.span, replacement=usual),), safe=True)
            yield Fault(at=siret.span, values={"siret": siret, "usual": usual}, fix=fix)
