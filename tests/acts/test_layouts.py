"""One small act for each way of writing that is known, as it is and with its lines joined.

Each file of ``layouts/`` holds texts and what they state; what it says nothing of is not looked at, and null is
what must not be read.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from actcheck import pipeline
from actcheck.facts.flatten import flatten

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.yaml"))
HEADS = {
    None: "",
    "extract": "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n",
    "council": (
        "COMMUNE DE VELLE\n\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\n\nSéance du 12 mars 2024\n\n"
    ),
}
FACTS = {
    "kind": "act.kind",
    "authority_kind": "authority.kind",
    "number": "act.number",
    "sitting": "sitting.date",
    "notice": "notice.date",
    "members": "attendance.members_in_office",
    "present_stated": "attendance.present_stated",
    "present_listed": "attendance.present_listed",
    "absent_listed": "attendance.absent_listed",
    "proxies_stated": "attendance.proxies_stated",
    "proxies_listed": "attendance.proxies_listed",
    "voters": "attendance.voters_stated",
    "secretary": "sitting.secretary",
    "chair": "sitting.chair",
    "recourse": "remedies.stated",
    "transmission": "transmission.stated",
    "published": "transmission.published_on",
}
NAMES = ("secretary", "chair")


def words(value: object) -> list[str]:
    decomposed = unicodedata.normalize("NFD", str(value))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in decomposed if not unicodedata.combining(c)).lower()).split()


@cache
def stated(text: str) -> dict[str, Any]:
    return {name: fact["value"] for name, fact in flatten(pipeline.read_facts(text)).items()}


def read(text: str, label: str) -> Any:
    """The value of a label, as the layouts write it."""
    facts = stated(text)
    if label == "votings":
        return [
            [v["for"], v["against"] or 0, v["abstentions"] or 0, bool(v["unanimous"])] for v in facts.get(label, ())
        ]
    if label == "refs":
        return sorted({ref for visa in facts.get("citations", ()) for ref in visa["refs"]} - {"OTHER"})
    return written(label, facts.get(FACTS[label]))


def written(label: str, value: Any) -> Any:
    """A value in a form that can be compared."""
    if value is None:
        return None
    if label in ("number", *NAMES):
        return words(value)
    return str(value) if label in ("sitting", "notice", "published") else value


def expected(label: str, value: Any) -> Any:
    return sorted(value) if label == "refs" else written(label, value)


def cases() -> list[Any]:
    found = []
    for path in LAYOUTS:
        for at, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1):
            text = HEADS[case.get("head")] + case["text"]
            name = f"{path.stem}-{at}-{case.get('name', case['text'][:40])}"
            found.append(pytest.param(text, case["is"], id=name))
            if case.get("joined", True):
                found.append(pytest.param(" ".join(text.split()), case["is"], id=f"{name}-joined"))
    return found


@pytest.mark.parametrize(("text", "facts"), cases())
def test_layout(text: str, facts: dict[str, Any]) -> None:
    found = {label: read(text, label) for label in facts}
    for label in NAMES:  # the family name; the given name may be read as well
        if found.get(label) and facts[label] and set(words(facts[label])) <= set(found[label]):
            found[label] = words(facts[label])
    assert found == {label: expected(label, value) for label, value in facts.items()}
