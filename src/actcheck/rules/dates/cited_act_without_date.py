"""Visas that give an earlier act its number and no date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.own_visas import acts_that_visas_open_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    for act in acts_that_visas_open_with(facts):
        # A date that cannot exist, or without its year, has a place and no value.
        if act.number is not None and act.date is None and act.date_span is None:
            yield Fault(at=act.number_span or act.span, values={"number": act.number})
