"""A secretary who is not among the members present: municipal and intermunicipal councils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.notice.delay import in_alsace_moselle
from actcheck.rules.observation import NotApplicable
from actcheck.rules.sitting.attending import secretary_present

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.rules.observation import Observation


def check(facts: Facts) -> Iterator[Observation]:
    if in_alsace_moselle(facts):
        # There, the secretary may be a member of the staff.
        yield NotApplicable()
    else:
        yield from secretary_present(facts)
