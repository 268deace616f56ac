from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.source import Document, Location


def test_locations_are_those_of_the_original() -> None:
    original = "**Vu**\r\nla *loi*\rdu\n\nfin"
    document = Document.from_text(original)
    assert document.text == "Vu\nla loi\ndu\n\nfin"
    assert document.location(document.span(0, 2).start) == Location(line=1, column=3)
    at = document.text.index("loi")
    assert document.location(document.span(at, at + 3).start) == Location(2, 5)
    assert document.location(original.index("fin")) == Location(5, 1)
    assert document.location(len(original)) == Location(5, 4)


def test_lines_of_the_original() -> None:
    document = Document.from_text("**Vu**\r\nla *loi*\rdu\n\nfin")
    assert document.line_count == 5
    assert [document.line_text(n) for n in range(1, 6)] == ["**Vu**", "la *loi*", "du", "", "fin"]


@pytest.mark.parametrize(("text", "count", "last"), [("", 1, ""), ("a", 1, "a"), ("a\n", 2, ""), ("\f", 1, "\f")])
def test_last_line(text: str, count: int, last: str) -> None:
    document = Document.from_text(text)
    assert document.line_count == count
    assert document.line_text(count) == last
    assert document.location(len(text)) == Location(count, len(last) + 1)


@given(st.text(st.sampled_from("ab\n\r\f\u2028"), max_size=30))
def test_a_location_names_its_character(original: str) -> None:
    document = Document.from_text(original)
    for offset, character in enumerate(original):
        line, column = document.location(offset)
        if character not in "\r\n":
            assert document.line_text(line)[column - 1] == character


def test_documents_of_one_text_are_equal_and_frozen() -> None:
    document = Document.from_text("**Vu**")
    assert document == Document.from_text("**Vu**")
    assert len({document, Document.from_text("**Vu**"), Document.from_text("Vu")}) == 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.text = "autre"  # type: ignore[misc]
