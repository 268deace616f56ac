from __future__ import annotations

import re
from pathlib import Path

import pytest

from actcheck.reporters.letter.letter_template import letter_template
from actcheck.reporters.letter.observations import PLACEHOLDERS

DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_placeholder_is_explained_and_none_that_does_not_exist(language):
    page = (DOCS / language / "review.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\{\{[#/]?(\w+)\}\}", page)) == set(PLACEHOLDERS)


def test_actcheck_s_template_uses_only_what_exists():
    used = re.findall(r"\{\{[#/]?(\w+)\}\}", "\n".join(paragraph.text for paragraph in letter_template().paragraphs))
    assert len(used) > 10
    assert set(used) <= set(PLACEHOLDERS)
