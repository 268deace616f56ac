"""A sitting without the name of its secretary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.notice.delay import in_alsace_moselle
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    present = facts.attendance.present_listed
    if present is None or in_alsace_moselle(facts):
        yield NotApplicable()
    elif facts.sitting.secretary is None:
        yield Fault(at=present.span)
