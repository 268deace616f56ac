"""SIREN numbers whose key does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.identifiers.siret_key import valid
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_LENGTH = 9


def check(facts: Facts) -> Iterator[Observation]:
    if not facts.sirens:
        yield NotApplicable()
    for siren in facts.sirens:
        digits = "".join(filter(str.isdigit, siren.value))
        if len(digits) != _LENGTH:
            yield Fault(at=siren.span, values={"siren": siren}, notes=["length"])
        elif not valid(digits):
            yield Fault(at=siren.span, values={"siren": siren}, notes=["key"])
