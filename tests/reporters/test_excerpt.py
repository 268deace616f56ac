from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.reporters.excerpt import Excerpt, cells, excerpt, plain


def marked(shown: Excerpt) -> str:
    """What the underline stands under, where every character takes one cell."""
    return shown.text[shown.before : shown.before + shown.width]


def test_a_short_line_is_shown_whole():
    assert excerpt("Pour : 44 voix", 7, 9, 80) == Excerpt("Pour : 44 voix", 7, 2)


def test_a_long_line_is_cut_on_both_sides_of_the_place():
    line = "a" * 500 + "44" + "b" * 500
    shown = excerpt(line, 500, 502, 50)
    assert shown.text == "…" + "a" * 15 + "44" + "b" * 31 + "…"
    assert (shown.before, shown.width) == (16, 2)


def test_the_room_that_the_start_of_the_line_leaves_goes_to_what_follows():
    shown = excerpt("Pour 44" + "b" * 500, 5, 7, 50)
    assert shown.text == "Pour 44" + "b" * 42 + "…"


def test_the_room_that_the_end_of_the_line_leaves_goes_to_what_precedes():
    shown = excerpt("a" * 500 + "44 !", 500, 502, 50)
    assert shown.text == "…" + "a" * 45 + "44 !"


def test_a_place_too_long_is_cut_in_its_middle():
    line = "Vu " + "x" * 200 + "y" * 200 + " ; et ensuite"
    shown = excerpt(line, 3, 403, 60)
    assert marked(shown) == "x" * 17 + "…" + "y" * 17
    assert shown.text == "Vu " + "x" * 17 + "…" + "y" * 17 + " ; et ensuite"


def test_an_empty_place_has_one_mark():
    assert excerpt("fin", 3, 3, 40) == Excerpt("fin", 3, 1)


def test_a_place_that_runs_into_the_line_end_stops_there():
    assert excerpt("fin", 1, 9, 40) == Excerpt("fin", 1, 2)


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("\t44", 4),
        ("\x1b[31m44", 8),  # \x1b takes four cells
        ("\u202e44", 6),
        ("e\u0301 44", 2),
        ("市長 44", 5),
    ],
)
def test_cells_before_the_place(line: str, before: int):
    assert excerpt(line, line.index("44"), len(line), 60).before == before


def test_control_and_bidirectional_characters_become_escapes():
    assert plain("a\x1b[2J\u202eb\u200fc\u2066\x9b\x7f\ud800") == r"a\x1b[2J\u202eb\u200fc\u2066\x9b\x7f\ud800"
    assert plain("a\tb\r\nc d’é") == "a    b  c d’é"


def test_a_line_of_five_million_characters_costs_as_little_as_a_short_one():
    line = "voix " * 1_000_000
    began = time.perf_counter()
    for _ in range(100):
        excerpt(line, 2_500_000, 2_500_004, 100)
        excerpt(line, 10, 4_999_990, 100)
    assert time.perf_counter() - began < 5


@given(line=st.text(max_size=300), data=st.data(), room=st.integers(40, 120))
def test_an_excerpt_fits_and_holds_nothing_dangerous(line: str, data: st.DataObject, room: int):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown = excerpt(line, start, end, room)
    assert cells(shown.text) <= room
    assert shown.before + shown.width <= room + 1
    assert all(unicodedata.category(character)[0] != "C" for character in shown.text)


@given(line=st.text(alphabet="abc dé…", max_size=400), data=st.data())
def test_the_underline_stands_under_the_place(line: str, data: st.DataObject):
    start = data.draw(st.integers(0, max(len(line) - 1, 0)))
    end = data.draw(st.integers(start, min(len(line), start + 10)))
    shown = excerpt(line, start, end, 60)
    if line[start:end].strip():
        assert marked(shown).rstrip() == line[start:end].rstrip()
