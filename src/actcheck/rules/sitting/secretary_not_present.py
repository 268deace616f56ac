"""A secretary who is not among the members present: municipal and intermunicipal councils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.sitting.attending import secretary_present

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.rules.observation import Observation


def check(facts: Facts) -> Iterator[Observation]:
    return secretary_present(facts)
