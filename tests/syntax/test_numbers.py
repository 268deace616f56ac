"""Numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from actcheck.source.folding import fold
from actcheck.syntax.numbers import read_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("zero", 0),
        ("un", 1),
        ("une", 1),
        ("premier", 1),
        ("première", 1),
        ("seize", 16),
        ("dix-sept", 17),
        ("dix sept", 17),
        ("vingt et un", 21),
        ("vingt-et-un", 21),
        ("vingt et deux", 22),
        ("soixante et onze", 71),
        ("soixante-dix-neuf", 79),
        ("quatre-vingts", 80),
        ("quatre vingt", 80),
        ("Quatre-Vingt-Dix-Sept", 97),
        ("septante-sept", 77),
        ("huitante-huit", 88),
        ("nonante et un", 91),
        ("cent", 100),
        ("cent quatre-vingts", 180),
        ("deux cents", 200),
        ("mille", 1000),
        ("mil neuf cent quatre-vingt-dix", 1990),
        ("deux mil vingt-trois", 2023),
        ("deux-mille-vingt-trois", 2023),
        ("DEUX MILLE\nVINGT DEUX", 2022),
        ("deux mille et un", 2001),
        ("quatre-vingt mille", 80000),
        ("trois cent mille deux", 300002),
    ],
)
def test_number(written, number):
    assert read_number(fold(written)) == number


@pytest.mark.parametrize(
    "written",
    ["", " ", "-", "chat", "vingt chats", "deux, trois", "deux trois", "vingt-dix", "un cent", "et un", "12", "unité"],
)
def test_not_a_number(written):
    assert read_number(fold(written)) is None


@given(st.integers(0, 999_999), st.sampled_from(["fr", "fr_BE", "fr_CH"]), st.sampled_from([" ", "-"]), st.booleans())
def test_every_number_is_read_back(number, region, between, capitals):
    written = fold(num2words(number, lang=region)).replace("-", between).replace(" ", between)
    assert read_number(written.upper() if capitals else written) == number


@given(st.text())
def test_any_text_is_read(text):
    number = read_number(fold(text))
    assert number is None or 0 <= number <= 999_999
