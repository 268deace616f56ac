"""Minutes signed without their secretary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.notice.delay import in_alsace_moselle
from actcheck.rules.observation import NotApplicable, Observation
from actcheck.rules.signature.secretary_among_signatories import secretary_signs
from actcheck.rules.sitting.headed_as_minutes import headed_as_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    if headed_as_minutes(facts) is None or in_alsace_moselle(facts):
        yield NotApplicable()
    else:
        yield from secretary_signs(facts)
