from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck import pipeline
from actcheck.configuration.front_matter import blanked, front_matter
from actcheck.configuration.suppression import own_text
from actcheck.errors import ActcheckError, InputError

if TYPE_CHECKING:
    from pathlib import Path

YAML = """---
title: Un acte
actcheck:
  suppress:
    - rule: VOT001
      reason: >
        Deux lignes
        de motif.

    - {rule: DAT001, reason: x}
---
"""
TOML = """+++
[[actcheck.suppress]]
rule = "VOT001"
reason = "x"
[[actcheck.suppress]]
rule = "DAT001"
reason = "y"
+++
"""


@pytest.mark.parametrize(
    ("head", "lines"),
    [(YAML, [5, 10]), (TOML, [2, 5]), (TOML.replace("+++", "---"), [2, 5]), (YAML.replace("\n", "\r\n"), [5, 10])],
)
def test_the_lines_are_those_of_the_text(head: str, lines: list[int]):
    _, suppressions = own_text(head + "Acte", "a.md")
    assert suppressions is not None
    assert [(entry.rule, entry.line) for entry in suppressions.entries] == [
        ("VOT001", lines[0]),
        ("DAT001", lines[1]),
    ]
    assert (suppressions.path, suppressions.at_head, suppressions.document.original) == ("a.md", True, head + "Acte")


@pytest.mark.parametrize(
    "text",
    [
        "Acte",
        "---\ntitle: Un acte\n---\nActe",
        "---\nPour : 3 voix, selon actcheck\n---\nActe",
        "---\n\nCONSEIL\n\n---\nActe",
        "---\nactcheck:\n  suppress: []\nActe",
        " ---\nactcheck:\n---\n",
        "Acte\n---\nactcheck: {}\n---\n",
        "---\nother: {actcheck: 3}\n---\n",
        "---\n- actcheck: 3\n---\n",
    ],
)
def test_what_is_no_front_matter_of_ours_is_the_act(text: str):
    assert own_text(text, "a.md") == (text, None)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\na: 1\nactcheck: [\n---\n", "a.md:4: en-tête YAML mal écrit / invalid YAML front matter: "),
        ("---\nactcheck: 3\n---\n", "a.md:2: "),
        ("+++\nactcheck = \n+++\n", "a.md:2: TOML mal écrit / invalid TOML: "),
        ("---\n[actcheck]\nsuppress = \n---\n", "a.md:3: TOML mal écrit / invalid TOML: "),
        ("---\nactcheck:\n  supress: []\n---\n", "a.md:3: clé inconnue « supress » / unknown key"),
        (
            "---\nactcheck:\n  suppress:\n  - rule: A\n    quote: 24\n---\n",
            (
                "a.md:5: « quote » : valeur refusée / value refused"
                " (un texte entre guillemets est attendu / a quoted string is expected)"
            ),
        ),
        (
            "---\nactcheck:\n  suppress:\n  - rule: A\n  - reason: b\n---\n",
            'a.md:5: « rule » manque / is missing (ajouter / add: rule = "...")',
        ),
    ],
)
def test_what_cannot_be_read_has_its_line(text: str, line: str):
    with pytest.raises(InputError) as caught:
        own_text(text, "a.md")
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


@given(st.text(alphabet="a \té’\r\n-+:[]", max_size=60), st.sampled_from(["---", "+++"]))
def test_a_head_never_stops_the_tool_but_with_its_line(content: str, fence: str):
    text = f"{fence}\nactcheck: {content}\n{fence}\nActe"
    where: str | None = "a.md:"
    own = text
    try:
        own, _ = own_text(text, "a.md")
    except InputError as error:
        where = error.where
    assert (where or "").startswith("a.md:")
    assert (len(own), own[-4:]) == (len(text), "Acte")


@given(st.text(max_size=80), st.integers(0, 80))
def test_blanks_keep_every_character_at_its_place(text: str, end: int):
    blank = blanked(text, min(end, len(text)))
    assert len(blank) == len(text)
    assert blank[end:] == text[end:]
    assert [i for i, c in enumerate(blank) if c in "\r\n"] == [i for i, c in enumerate(text) if c in "\r\n"]


def test_an_act_with_a_head_is_read_as_without(repository: Path):
    read = 0
    for path in sorted((repository / "examples").glob("*.*")):
        if path.suffix not in {".md", ".txt"} or path.name == "README.md":
            continue
        act = path.read_text(encoding="utf-8")
        text, _ = own_text(YAML + act, path.name)
        alone, headed = pipeline.check(act), pipeline.check(text)
        assert [
            (finding.rule, finding.place.span.start - len(YAML), finding.place.span.end - len(YAML), finding.message)
            for finding in headed.findings
        ] == [(finding.rule, *finding.place.span, finding.message) for finding in alone.findings]
        assert [verdict.verdict for verdict in headed.verdicts] == [verdict.verdict for verdict in alone.verdicts]
        read += 1
    assert read > 5


def test_toml_is_told_from_yaml():
    head = front_matter("---\n[actcheck]\n---\n", "a.md")
    assert head is not None
    assert (head.yaml, head.table, head.end) == (False, {}, 19)
    with pytest.raises(ActcheckError, match="TOML"):
        front_matter("---\n[actcheck]\n=\n---\n", "a.md")
