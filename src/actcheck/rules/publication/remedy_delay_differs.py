"""Time limits to go to the administrative court that are not of two months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.formalities import formalities, said
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_MONTHS = 2
# One month more overseas, two abroad.
_AFAR = (3, 4)


def check(facts: Facts) -> Iterator[Observation]:
    stated = [words for words in formalities(facts, "remedy_delay") if words.months is not None]
    if not stated:
        yield NotApplicable()
    for words in stated:
        if words.months == _MONTHS or (words.months in _AFAR and said(facts, "overseas")):
            continue
        yield Fault(at=words.span, values={"months": words.months})
