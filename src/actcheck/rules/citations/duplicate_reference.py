"""Articles named twice in the act's visas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.own_visas import in_own_visas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, LegalReference


def check(facts: Facts) -> Iterator[Observation]:
    first: dict[str, LegalReference] = {}
    for reference in in_own_visas(facts.references):
        if reference.code is None or reference.article is None:
            continue
        before = first.setdefault(reference.canonical, reference)
        if before is not reference:
            yield Fault(at=reference.span, values={"written": reference.raw}, related=[(before.span, "first")])
