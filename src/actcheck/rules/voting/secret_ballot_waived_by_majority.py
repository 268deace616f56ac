"""A secret ballot given up by a majority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.formalities import formalities
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    waived = formalities(facts, "waived", "waived_unanimously", "waived_by_majority")
    if not waived:
        yield NotApplicable()
    for words in waived:
        if words.what == "waived_by_majority":
            yield Fault(at=words.span)
