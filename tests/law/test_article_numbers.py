"""One spelling for each number, and the order of a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.law.article_numbers import canonical, printed, series, sort_key, squeezed

if TYPE_CHECKING:
    from actcheck.law.index import LawIndex


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("L. 3121-14", "L3121-14"),
        ("l.3121-14", "L3121-14"),
        ("R.* 123-1", "R123-1"),
        ("R*123-1", "R123-1"),
        ("L. O. 1112-1", "LO1112-1"),
        ("L.O. 1112-1", "LO1112-1"),
        ("1609 nonies C", "1609-NONIES-C"),
        ("L. 16 B", "L16-B"),
        ("L 1612 - 12", "L1612-12"),
        ("L. 1612\u201112", "L1612-12"),
        ("L.123.4", "L123-4"),
        (" L1251-33-1.", "L1251-33-1"),
        ("Annexe II : Tableau n° 102", "ANNEXE-II-:-TABLEAU-N°-102"),
        ("A 1", "A1"),
        ("1", "1"),
        ("", ""),
    ],
)
def test_a_number_has_one_spelling(written: str, number: str) -> None:
    assert canonical(written) == number


@pytest.mark.parametrize(
    ("number", "usual"),
    [
        ("L262-25", "L. 262-25"),
        ("LO1112-1", "L.O. 1112-1"),
        ("L47-A", "L. 47 A"),
        ("A421-1-A", "A. 421-1-A"),
        ("L2334-7-3-BIS", "L. 2334-7-3 bis"),
        ("1609-NONIES-C", "1609 nonies C"),
        ("1383-0-B-BIS", "1383-0 B bis"),
        ("ANNEXE-I", "ANNEXE-I"),
        ("7", "7"),
    ],
)
def test_a_number_is_printed_as_legifrance_does(number: str, usual: str) -> None:
    assert printed(number) == usual


def test_every_number_of_an_index_is_known_by_its_print(largest: LawIndex) -> None:
    numbers = [number for code in largest.legi_ids for number in largest.numbers(code)]
    assert len(numbers) > 10_000
    assert [number for number in numbers if canonical(printed(number)) != number] == []


@given(st.text(alphabet="LRDAO0123456789.*- \u2013abBISTER°:", max_size=20))
def test_the_canonical_spelling_is_its_own(written: str) -> None:
    assert canonical(canonical(written)) == canonical(written)


@pytest.mark.parametrize(("left", "right"), [("L16-B", "L16B"), ("1ER", "1"), ("1609-NONIES-C", "1609NONIESC")])
def test_what_is_left_out_at_will_makes_no_difference(left: str, right: str) -> None:
    assert squeezed(left) == squeezed(right)


@pytest.mark.parametrize(("left", "right"), [("L12-34", "L123-4"), ("L1-2", "L12"), ("21ER", "21"), ("1-BIS", "1-TER")])
def test_figures_are_never_run_together(left: str, right: str) -> None:
    assert squeezed(left) != squeezed(right)


@pytest.mark.parametrize(
    ("number", "letters"), [("L3121-14", "L"), ("LO1112-1", "LO"), ("1609-NONIES-C", ""), ("R1", "R"), ("", "")]
)
def test_the_series_is_the_letters_before_the_figures(number: str, letters: str) -> None:
    assert series(number) == letters


def test_numbers_sort_as_they_stand_in_a_code() -> None:
    ordered = [
        "39", "39-BIS", "39-BIS-A", "39-TER", "39-QUATER", "39-DECIES", "39-QUINDECIES", "39-DUOVICIES", "39-A", "40",
        "L12-2", "L12-2-1", "L12-10", "L100",
        "R1",
    ]  # fmt: skip
    shuffled = ordered[::2] + ordered[1::2]
    assert sorted(shuffled, key=sort_key) == ordered
