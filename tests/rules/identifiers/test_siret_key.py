"""The key of a SIRET."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.facts import Fact, Facts
from actcheck.rules import Fault, NotApplicable
from actcheck.rules.identifiers.siret_key import check, valid
from actcheck.source import Span

FIGURES = st.text("0123456789", min_size=13, max_size=13).filter(lambda figures: not figures.startswith("356000000"))


@given(FIGURES)
def test_one_key_in_ten_fits(figures: str) -> None:
    assert sum(valid(figures + key) for key in "0123456789") == 1


@given(FIGURES, st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_figure_never_passes(figures: str, place: int, more: int) -> None:
    right = next(figures + key for key in "0123456789" if valid(figures + key))
    wrong = right[:place] + str((int(right[place]) + more) % 10) + right[place + 1 :]
    assert wrong.startswith("356000000") or not valid(wrong)


@pytest.mark.parametrize(
    ("digits", "fits"),
    [
        ("91204503700013", True),
        ("91204503700014", False),
        ("35600000000048", True),  # by the key that all others have
        ("35600000000042", True),  # 3 + 5 + 6 + 4 + 2 = 20
        ("35600000000043", False),
        ("00000000000000", True),
    ],
)
def test_key(digits: str, fits: bool) -> None:
    assert valid(digits) is fits


def stated(*sirets: str) -> Facts:
    return Facts(span=Span(0, 99), sirets=tuple(Fact[str](value=s, span=Span(i, i + 9)) for i, s in enumerate(sirets)))


def test_a_wrong_length_is_told_apart_from_a_wrong_key() -> None:
    found = list(check(stated("912 045 037", "912 045 037 00014", "912 045 037 00013")))
    assert [(fault.at, fault.notes) for fault in found if isinstance(fault, Fault)] == [
        (Span(0, 9), ["length"]),
        (Span(1, 10), ["key"]),
    ]


def test_an_act_without_siret() -> None:
    assert list(check(stated())) == [NotApplicable()]
