from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.reporters.review.marking import Mark, marked_lines
from actcheck.source import Span


def cut(text: str, *marks: Mark) -> list[list[tuple[str, str]]]:
    """Each line's pieces: text, and how it is marked."""

    def how(piece):
        return piece.severity or ("related" if piece.related else "fact" if piece.noted else "")

    return [[(piece.text, how(piece)) for piece in line.pieces] for line in marked_lines(text, marks)]


def test_a_text_without_marks_is_its_lines():
    assert cut("un\r\n\ndeux\rtrois") == [[("un", "")], [], [("deux", "")], [("trois", "")]]


def test_overlapping_marks_share_a_piece_that_has_the_gravest():
    first = Mark(Span(0, 6), "a", 1, "warning", True)
    second = Mark(Span(3, 9), "b", 2, "error", True)
    assert cut("abcdefghij", first, second) == [[("abc", "warning"), ("def", "error"), ("ghi", "error"), ("j", "")]]


def test_a_mark_over_two_lines_is_cut_at_the_line_end_and_begins_once():
    lines = marked_lines("ab\ncd", [Mark(Span(1, 4), "a", 1, "error", True)])
    assert [[(p.text, p.severity, [m.number for m in p.numbers]) for p in line.pieces] for line in lines] == [
        [("a", "", []), ("b", "error", [1])],
        [("c", "error", []), ("d", "", [])],
    ]


def test_a_mark_that_covers_nothing_still_has_its_place():
    (line,) = marked_lines("abc", [Mark(Span(3, 3), "end", 1, "error", True)])
    assert [(p.text, [anchor for anchor, _ in p.anchors]) for p in line.pieces] == [("abc", []), ("", ["end"])]
    assert not line.blank


@pytest.mark.parametrize(
    ("mark", "how"),
    [
        (Mark(Span(0, 2), "a", 1, "error", False), "related"),
        (Mark(Span(0, 2), "a"), "fact"),
    ],
)
def test_a_related_place_and_a_fact_are_marked_otherwise(mark, how):
    assert cut("abc", mark) == [[("ab", how), ("c", "")]]


@st.composite
def marked_texts(draw):
    text = draw(st.text(alphabet="ab \n\r", max_size=30))
    edge = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edge, edge).map(sorted), max_size=6))
    return text, [Mark(Span(*span), f"m{n}", n, "error", True) for n, span in enumerate(spans, 1)]


@given(marked_texts())
def test_the_pieces_are_the_text_and_every_mark_begins_once(given_text):
    text, marks = given_text
    lines = marked_lines(text, marks)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    pieces = [piece for line in lines for piece in line.pieces]
    for piece in pieces:
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
    assert "".join(piece.text for piece in pieces) == text.replace("\r", "").replace("\n", "")
    assert sorted(anchor for piece in pieces for anchor, _ in piece.anchors) == sorted(mark.anchor for mark in marks)
    covered = {offset for mark in marks for offset in range(*mark.span) if text[offset] not in "\r\n"}
    assert covered == {p.start + n for p in pieces if p.severity for n in range(len(p.text))}
