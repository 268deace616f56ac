"""Remedies before a court that does not judge acts of authorities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.formalities import formalities, said
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    named = formalities(facts, "other_court")
    if facts.remedies.stated is None and not named:
        yield Missing("remedies.stated")
    elif said(facts, "administrative_court", "remedy_delay"):
        if named:
            yield NotApplicable()
    else:
        for words in named:
            yield Fault(at=words.span)
