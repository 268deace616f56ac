"""The facts of each example are what ``examples/expected.yaml`` says that it states."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from actcheck import facts, syntax
from actcheck.facts.flatten import flatten
from actcheck.source import Document

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((EXAMPLES / "expected.yaml").read_text(encoding="utf-8"))

# Label: fact.
SCALARS = {
    "kind": "act.kind",
    "authority_kind": "authority.kind",
    "sitting_on": "sitting.date",
    "notice_on": "notice.date",
    "members_in_office": "attendance.members_in_office",
    "present_stated": "attendance.present_stated",
    "present_listed": "attendance.present_listed",
    "absent_listed": "attendance.absent_listed",
    "without_vote": "attendance.without_vote",
    "proxies_stated": "attendance.proxies_stated",
    "voters_stated": "attendance.voters_stated",
}
FLAGS = {"has_recourse_notice": "remedies.stated", "has_transmission_stamp": "transmission.stated"}
NAMES = {"secretary": "sitting.secretary", "chair": "sitting.chair"}
MOST_VOTINGS_OF_MINUTES = 6


def folded(words: object) -> str:
    decomposed = unicodedata.normalize("NFD", str(words))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", " ", letters).strip()


@cache
def stated(name: str) -> dict[str, Any]:
    """The values of the facts of an example by dotted name."""
    document = Document.from_text((EXAMPLES / name).read_text(encoding="utf-8"))
    return {fact: piece["value"] for fact, piece in flatten(facts.read(syntax.parse(document))).items()}


def labels(*names: str) -> list[Any]:
    return [
        pytest.param(
            example,
            name,
            id=f"{example}-{name}",
        )
        for example, expected in EXPECTED.items()
        for name in names
        if name in expected
    ]


def test_every_example_is_labelled() -> None:
    texts = {path.name for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".md") and path.name != "README.md"}
    assert texts == set(EXPECTED)


@pytest.mark.parametrize(("example", "label"), labels(*SCALARS))
def test_value(example: str, label: str) -> None:
    assert stated(example).get(SCALARS[label]) == EXPECTED[example][label]


@pytest.mark.parametrize(("example", "label"), labels("proxies_listed"))
def test_proxies(example: str, label: str) -> None:
    """None listed and none told are alike: an act that lists its members and no proxy has 0."""
    assert (stated(example).get("attendance.proxies_listed") or 0) == (EXPECTED[example][label] or 0)


@pytest.mark.parametrize(("example", "label"), labels(*FLAGS))
def test_flag(example: str, label: str) -> None:
    assert bool(stated(example).get(FLAGS[label])) == EXPECTED[example][label]


@pytest.mark.parametrize(("example", "label"), labels(*NAMES))
def test_person(example: str, label: str) -> None:
    """The family name; the fact may hold the given name as well."""
    expected, read = EXPECTED[example][label], stated(example).get(NAMES[label])
    if expected is None:
        assert read is None
    else:
        assert read is not None
        assert set(folded(expected).split()) <= set(folded(read).split())


@pytest.mark.parametrize(("example", "label"), labels("act_number"))
def test_number(example: str, label: str) -> None:
    expected, read = EXPECTED[example][label], stated(example).get("act.number")
    if expected is None or EXPECTED[example]["kind"] in ("minutes", "list"):  # many acts, each with its number
        assert read is None
    else:
        assert folded(read) == re.sub("^n ", "", folded(expected))


def key(voting: dict[str, Any]) -> tuple[object, ...]:
    sides = voting["for"], voting["against"] or 0, voting["abstentions"] or 0
    return *sides, bool(voting["unanimous"])


@pytest.mark.parametrize(("example", "label"), labels("votings"))
def test_votings(example: str, label: str) -> None:
    """In order; an unstated tally compares as none."""
    votings = stated(example).get("votings", [])[:MOST_VOTINGS_OF_MINUTES]
    assert [key(voting) for voting in votings] == [key(voting) for voting in EXPECTED[example][label]]


@pytest.mark.parametrize(("example", "label"), labels("citations"))
def test_citations(example: str, label: str) -> None:
    """The texts that the visas name; what is no text (a report, an opinion) may be read as nothing."""

    def texts(citations: list[dict[str, Any]]) -> Counter[str]:
        return Counter(ref for citation in citations for ref in citation["refs"] if ref != "OTHER")

    expected, read = texts(EXPECTED[example][label]), texts(stated(example).get("citations", []))
    if EXPECTED[example]["kind"] == "minutes":  # the labels are those of the first item that has some
        read &= expected
    assert read == expected
