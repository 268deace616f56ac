"""Stretches around places."""

from __future__ import annotations

import pytest

from actcheck.syntax.windows import windows


@pytest.mark.parametrize(
    ("places", "stretches"),
    [
        ([], []),
        ([50], [(40, 70)]),
        ([5], [(0, 25)]),
        ([95], [(85, 100)]),
        ([20, 45], [(10, 65)]),
        ([20, 50], [(10, 70)]),
        ([20, 51], [(10, 40), (41, 71)]),
        ([20, 22, 80], [(10, 42), (70, 100)]),
    ],
)
def test_windows(places: list[int], stretches: list[tuple[int, int]]) -> None:
    assert windows(places, 100, 10, 20) == stretches
