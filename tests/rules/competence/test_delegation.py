"""Whether a reference names an article on the delegation."""

from __future__ import annotations

from typing import Any

import pytest

from actcheck.facts import LegalReference
from actcheck.rules.competence.delegation import covers
from actcheck.source import Span


@pytest.mark.parametrize(
    ("reference", "covered"),
    [
        ({"article": "L3211-2", "code": "CGCT"}, True),
        ({"article": "L3211-2"}, True),
        ({"article": "L3211-2", "code": "CG3P"}, False),
        ({"article": "L3211-1", "code": "CGCT"}, False),
        ({"article": "L3211-1", "through": "L3211-3", "code": "CGCT"}, True),
        ({"article": "L3211-1", "through": "L3211-2", "code": "CGCT"}, True),
        ({"article": "L3210-1", "through": "L3211-2", "code": "CGCT"}, True),
        ({"article": "L3211-3", "through": "L3211-5", "code": "CGCT"}, False),
        ({"article": "L3211-1", "through": "L3212-3", "code": "CGCT"}, False),
        ({"article": "L3211-1", "et_seq": True, "code": "CGCT"}, True),
        ({"article": "L3211-3", "et_seq": True, "code": "CGCT"}, False),
        ({"article": "L3212-1", "et_seq": True, "code": "CGCT"}, False),
        ({"article": "L3211-1-A", "through": "L3211-1-B", "code": "CGCT"}, False),
        ({"code": "CGCT"}, False),
    ],
)
def test_covers(reference: dict[str, Any], covered: bool) -> None:
    stated = LegalReference(
        span=Span(0, 5), canonical="", nature="code", part="deliberation", in_citation=True, raw="", **reference
    )
    assert covers(stated, "L3211-2") is covered
