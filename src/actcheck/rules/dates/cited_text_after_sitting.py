"""Visas of texts and acts that did not exist on the day of the sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.own_visas import own_cited_acts, own_references
from actcheck.rules.sitting_days import latest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    sitting = facts.sitting.date
    if sitting is None:
        yield Missing("sitting.date")
        return
    latest = latest_day(facts, sitting)
    for act in own_cited_acts(facts):
        if act.date is not None and act.date > latest:
            yield Fault(at=act.date_span or act.span, values={"day": act.date}, related=[(sitting.span, "sitting")])
    for text in own_references(facts):
        if text.date is not None and text.date > latest:
            yield Fault(at=text.span, values={"day": text.date}, related=[(sitting.span, "sitting")])
