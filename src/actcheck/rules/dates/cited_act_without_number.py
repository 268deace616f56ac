"""Visas that give an earlier act its date and no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation
from actcheck.rules.own_visas import acts_that_visas_open_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    # An assembly that does not number this act may not number the others.
    if facts.act.number is None:
        yield NotApplicable()
        return
    for act in acts_that_visas_open_with(facts):
        if act.number is None and act.date is not None:
            yield Fault(at=act.date_span or act.span, values={"day": act.date})
