"""The usual form of an article number."""

from __future__ import annotations

import pytest

from actcheck.facts import LegalReference
from actcheck.rules.citations.article_numbers import usual_form
from actcheck.source import Span


@pytest.mark.parametrize(
    ("article", "usual"),
    [
        ("L262-25", "L. 262-25"),
        ("R2121-9", "R. 2121-9"),
        ("LO1112-1", "L.O. 1112-1"),
        ("A421-1-A", "A. 421-1-A"),
        ("7", "7"),
        ("L62A", "L. 62A"),
    ],
)
def test_usual_form(article: str, usual: str) -> None:
    reference = LegalReference(
        span=Span(0, 5), canonical="", nature="code", part="deliberation", in_citation=True, raw="", article=article
    )
    assert usual_form(reference) == usual
