"""Communes above and below a number of inhabitants."""

from __future__ import annotations

import pytest

from actcheck.law.population import reaches


@pytest.mark.parametrize(
    ("population", "members", "expected"),
    [(3500, None, True), (3499, 29, False), (None, 24, True), (None, 23, None), (None, None, None)],
)
def test_population_or_members_tell(population: int | None, members: int | None, expected: bool | None) -> None:
    assert reaches("five_clear_days", population, members) is expected
