"""Earlier acts that the visas do not name in the order of their dates."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.own_visas import in_visas_together, own_cited_acts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    dated = [(act.date, act) for _, act in in_visas_together(facts, own_cited_acts(facts)) if act.date is not None]
    for (before, earlier), (day, act) in pairwise(dated):
        if day < before:
            yield Fault(
                at=act.date_span or act.span,
                values={"day": day, "before": before, "ordered": tuple(sorted(one for one, _ in dated))},
                related=[(earlier.date_span or earlier.span, "before")],
            )
            return
