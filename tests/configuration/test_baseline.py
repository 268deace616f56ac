from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.configuration.baseline import Baseline, Entry, set_aside
from actcheck.errors import ActcheckError
from actcheck.findings import Confidence, Finding, Place, Severity, Words
from actcheck.source import Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

WORD = st.text(alphabet="aeé24’L.-°;:", min_size=1, max_size=5)
SPACE = st.sampled_from([" ", "\n", "  ", "\u00a0", "\r\n", "\t"])
RULE = st.sampled_from(["VOT001", "DAT001"])


def finding(rule: str, start: int, end: int) -> Finding:
    return Finding(
        rule=rule,
        name="n",
        severity=Severity.WARNING,
        confidence=Confidence.CERTAIN,
        message=Words(fr="f", en="e"),
        help=Words(fr="f", en="e"),
        place=Place(span=Span(start, end)),
    )


def laid_out(
    words: list[str], spaces: list[str], places: list[tuple[str, int, int]], before: str = ""
) -> tuple[Document, list[Finding]]:
    """A text of words, and findings from one word to another."""
    text, starts = before, []
    for word, space in zip(words, spaces, strict=True):
        starts.append(len(text))
        text += word + space
    return Document.from_text(text), [
        finding(rule, starts[first], starts[last] + len(words[last])) for rule, first, last in places
    ]


@st.composite
def acts(draw: st.DrawFn) -> tuple[list[str], list[tuple[str, int, int]]]:
    words = draw(st.lists(WORD, min_size=1, max_size=12))
    position = st.integers(0, len(words) - 1)
    places = draw(st.lists(st.tuples(RULE, position, position), max_size=6))
    return words, sorted((rule, min(pair), max(pair)) for rule, *pair in places)


@given(acts(), st.data())
def test_entries_stay_the_same_when_lines_move_and_wrap(
    act: tuple[list[str], list[tuple[str, int, int]]], data: st.DataObject
):
    words, places = act
    layout = st.lists(SPACE, min_size=len(words), max_size=len(words))
    before = data.draw(st.text(alphabet="ab \n", max_size=20))
    first, moved = laid_out(words, data.draw(layout), places), laid_out(words, data.draw(layout), places, before)
    known = Baseline("/nowhere/baseline.json")
    known.add(known.entries_for("/nowhere/a.md", *first))
    assert len(known.entries) == len(places)
    new, left_out, answered = set_aside(known, "/nowhere/a.md", *moved, mandatory=())
    assert (new, [each.finding for each in left_out]) == ((), moved[1])
    assert known.stale("a.md", answered, ()) == []


@given(acts(), st.integers(0, 5))
def test_one_finding_more_is_new_and_one_less_is_stale(act: tuple[list[str], list[tuple[str, int, int]]], which: int):
    words, places = act
    if not places:
        return
    document, findings = laid_out(words, [" "] * len(words), places)
    fewer = findings[: which % len(findings)] + findings[which % len(findings) + 1 :]
    known = Baseline("/nowhere/baseline.json")
    known.add(known.entries_for("/nowhere/a.md", document, fewer))
    new, _, _ = set_aside(known, "/nowhere/a.md", document, findings, mandatory=())
    assert len(new) == 1
    whole = Baseline("/nowhere/baseline.json", known.entries_for("/nowhere/a.md", document, findings))
    _, _, answered = set_aside(whole, "/nowhere/a.md", document, fewer, mandatory=())
    (stale,) = whole.stale("a.md", answered, ())
    removed = findings[which % len(findings)]
    assert stale.rule == removed.rule
    assert whole.stale("a.md", answered, {stale.rule}) == []
    assert whole.stale("b.md", answered, ()) == []


TEXT = "Pour : 24 voix. Contre : 24\nvoix. Le **24** mars."
DOCUMENT = Document.from_text(TEXT)
VOTES = [finding("VOT001", 7, 14), finding("VOT001", 25, 32), finding("DAT001", 37, 41)]


def test_what_an_entry_holds():
    entries = Baseline("/a/b/baseline.json").entries_for("/a/actes/x.md", DOCUMENT, VOTES)
    assert [entry[:4] for entry in entries] == [
        ("../actes/x.md", "VOT001", "24 voix", 0),
        ("../actes/x.md", "VOT001", "24 voix", 1),
        ("../actes/x.md", "DAT001", "**24", 0),
    ]
    assert len({entry.fingerprint for entry in entries}) == 3
    assert all(len(entry.fingerprint) == 32 for entry in entries)


def test_markup_and_accents_make_no_difference_and_the_file_does():
    known = Baseline("/a/baseline.json")
    plain = Document.from_text("Étangs"), [finding("VOT001", 0, 6)]
    marked = Document.from_text("**Etangs**"), [finding("VOT001", 0, 10)]
    (one,), (other,) = known.entries_for("/a/x.md", *plain), known.entries_for("/a/x.md", *marked)
    assert one.fingerprint == other.fingerprint
    (elsewhere,) = known.entries_for("/a/y.md", *plain)
    assert elsewhere.fingerprint != one.fingerprint


def test_a_long_place_is_cut_for_people_only():
    words = "mot " * 100
    known = Baseline("/a/baseline.json")
    (entry,) = known.entries_for("/a/x.md", Document.from_text(words), [finding("R", 0, 399)])
    assert entry.quote == words[:59] + "…"
    (shorter,) = known.entries_for("/a/x.md", Document.from_text(words), [finding("R", 0, 395)])
    assert shorter.fingerprint != entry.fingerprint


def test_mandatory_rules_are_never_known():
    known = Baseline("/a/baseline.json")
    known.add(known.entries_for("/a/x.md", DOCUMENT, VOTES))
    new, left_out, _ = set_aside(known, "/a/x.md", DOCUMENT, VOTES, mandatory={"VOT001"})
    assert (list(new), [each.finding for each in left_out]) == (VOTES[:2], VOTES[2:])
    assert {(each.kind, each.reason, each.source) for each in left_out} == {("baseline", "", "/a/baseline.json")}


def test_the_file_is_sorted_and_read_back(tmp_path: Path):
    path = tmp_path / "baseline.json"
    known = Baseline(str(path))
    entries = [
        *known.entries_for(str(tmp_path / "b.md"), DOCUMENT, VOTES),
        *known.entries_for(str(tmp_path / "a.md"), DOCUMENT, VOTES),
    ]
    known.add(entries)
    reverse = Baseline(str(path), reversed(entries))
    assert known.render() == reverse.render()
    known.write()
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written["version"] == 1
    assert [(entry["path"], entry["rule"], entry["occurrence"]) for entry in written["findings"]] == [
        (file, rule, occurrence)
        for file in ("a.md", "b.md")
        for rule, occurrence in (("DAT001", 0), ("VOT001", 0), ("VOT001", 1))
    ]
    assert Baseline.load(str(path)).entries == known.entries


def test_files_named_and_missing(write: Write, tmp_path: Path):
    write("actes/a.md", "")
    known = Baseline(
        str(tmp_path / "conf" / "baseline.json"),
        [
            Entry("../actes/b.md", "R", "", 0, "1"),
            Entry("../actes/a.md", "R", "", 0, "2"),
            Entry("-", "R", "", 0, "3"),
            Entry("../actes/a.md", "R", "", 1, "4"),
        ],
    )
    assert known.files() == ("actes/a.md", "actes/b.md")
    assert [entry.fingerprint for entry in known.missing()] == ["1"]
    assert (known.identity("actes/a.md"), known.identity("-")) == ("../actes/a.md", "-")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"version": 1}',
        '{"version": 2, "findings": []}',
        '{"version": 1, "findings": [{"rule": "A"}]}',
        '{"version": 1, "findings": [{"path": 1, "rule": "", "quote": "", "occurrence": 0, "fingerprint": ""}]}',
    ],
)
def test_what_is_no_baseline(write: Write, content: str):
    path = write("baseline.json", content)
    with pytest.raises(ActcheckError) as caught:
        Baseline.load(str(path))
    assert str(caught.value) == (
        "baseline.json: pas un état de référence de version 1 / no baseline of version 1"
        " (le supprimer, puis / remove it, then: actcheck baseline write)"
    )
