from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.source import Document


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Délibération du Conseil", "Deliberation du Conseil"),
        ("ÉÈÊËÀÂÄÎÏÔÖÙÛÜÇŸ éèêëàâäîïôöùûüçÿñ", "EEEEAAAIIOOUUUCY eeeeaaaiioouuucyn"),
        ("l’an, l‘an, l´an, l`an, l'an", "l'an, l'an, l'an, l'an, l'an"),
        ("‐ ‑ ‒ – — ― − -", "- - - - - - - -"),
        ("« vu » “vu” „vu”", '« vu » "vu" "vu"'),
        ("a\u00a0b\u202fc\u2009d\te\u3000f", "a b c d e f"),
        ("un\ndeux\r\ntrois", "un\ndeux\ntrois"),
        ("l’œuvre, ŒUVRE, ex æquo", "l'ouvre, OUVRE, ex aquo"),
        ("nº 3, n° 3, 12 m², 5 €, …, ½, •", "n° 3, n° 3, 12 m², 5 €, …, ½, •"),
        ("où ? l’an ? 5 € ?", "ou ? l'an ? 5 € ?"),
        ("한 \u0301 \ud800", "한 \u0301 \ud800"),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert Document.from_text(text).folded == folded


@given(st.text(st.characters()))
def test_folded_stands_character_for_character_beside_the_text(original: str) -> None:
    document = Document.from_text(original)
    assert len(document.folded) == len(document.text)
    for character, folded in zip(document.text, document.folded, strict=True):
        assert (character == "\n") == (folded == "\n")
        assert character.isspace() == folded.isspace()
        if character.isascii() and character not in "\t`":
            assert folded == character
