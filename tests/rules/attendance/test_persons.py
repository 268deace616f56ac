from __future__ import annotations

import pytest

from actcheck.facts.names import key
from actcheck.rules.attendance.persons import maybe_same, same


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Paul LEGRAND", "LEGRAND Paul", True),
        ("LEGRAND", "Paul LEGRAND", True),
        ("P. LEGRAND", "Paul LEGRAND", True),
        ("Paul LEGRAND", "Marc LEGRAND", False),
        ("M. LEGRAND", "Paul LEGRAND", False),
        ("Jean-Marc CARTE", "Jean-Marc DUMONT", False),
        ("P.", "Paul LEGRAND", False),
    ],
)
def test_same(one: str, other: str, expected: bool) -> None:
    assert same(key(one), key(other)) is expected
    assert same(key(other), key(one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Basile DUTHEIL", "Basile MARTINET", False),
        ("Basile DUTHEIL", "Jean DUTHEIL", True),
        ("Basile DUTHEIL", "Basile DUTEIL", True),
        ("MARTI’NE", "Paul MARTINE", True),
        ("dutheil basile", "Basile DUTHEIL", True),
        ("BO", "Li BO", False),
    ],
)
def test_maybe_same(one: str, other: str, expected: bool) -> None:
    assert maybe_same(one, other) is expected
    assert maybe_same(other, one) is expected
