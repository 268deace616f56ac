from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from actcheck import pipeline, syntax
from actcheck.ast import Act, Deliberation, Heading, Preface, Tally, Voting
from actcheck.facts import ActFacts, AttendanceFacts, Fact, Facts, VotingFacts
from actcheck.source import Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]

ACT = "DÉLIBÉRATION\nPour : 4 voix\n"
TREE = Act(
    span=Span(0, 27),
    parts=(
        Deliberation(
            span=Span(0, 26),
            preface=Preface(span=Span(0, 12), document_title=Heading(span=Span(0, 12), text="DÉLIBÉRATION")),
            votings=(Voting(span=Span(13, 26), votes_for=Tally(span=Span(20, 21), count=4), unanimity=Span(13, 17)),),
        ),
    ),
)
VOTES = VotingFacts(span=Span(13, 26), votes_for=Fact(value=4, span=Span(20, 21)))
FACTS = Facts(
    span=Span(0, 27),
    act=ActFacts(kind=Fact(value="deliberation", span=Span(0, 12))),
    attendance=AttendanceFacts(members_in_office=Fact(value=5, span=Span(20, 21))),
    voting=VOTES,
    votings=(VOTES,),
)


@pytest.fixture
def act(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An act whose tree and facts are given."""
    monkeypatch.setattr(syntax, "parse", lambda _: TREE)
    monkeypatch.setattr(pipeline, "read_facts", lambda _: (FACTS,))
    path = tmp_path / "a.txt"
    path.write_text(ACT, encoding="utf-8")
    return path


def test_facts_as_text(run: Run, act: Path):
    result = run("print-facts", act)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"== {act}\n"
        'act.kind                      deliberation  1:1  "DÉLIBÉRATION"\n'
        'attendance.members_in_office  5             2:8  "4"\n'
        'voting.votes_for              4             2:8  "4"\n'
        'votings                       for=4         2:1  "Pour : 4 voix"\n'
    )


def test_facts_as_json_are_a_line_a_text(run: Run, act: Path):
    second = act.with_name("b.txt")
    second.write_text(ACT, encoding="utf-8")
    records = [json.loads(line) for line in run("print-facts", second, act, "--format", "json").stdout.splitlines()]
    assert [record["path"] for record in records] == [str(second), str(act)]
    assert records[0]["facts"]["act.kind"] == {"value": "deliberation", "span": [0, 12]}
    assert records[0]["facts"]["attendance.members_in_office"] == {"value": 5, "span": [20, 21]}
    assert records[0]["facts"]["votings"]["value"][0]["for"] == 4


def test_the_tree_as_text(run: Run, act: Path):
    assert run("print-ast", act).stdout == (
        f"== {act}\n"
        "Act 1:1-3:1\n"
        "  parts: Deliberation 1:1-2:14\n"
        "    preface: Preface 1:1-1:13\n"
        '      document_title: Heading 1:1-1:13 text="DÉLIBÉRATION"\n'
        "    votings: Voting 2:1-2:14 unanimity=2:1-2:5\n"
        "      votes_for: Tally 2:8-2:9 count=4\n"
    )


def test_the_tree_as_json_conforms_to_its_schema(run: Run, act: Path):
    (line,) = run("print-ast", act, "--format", "json").stdout.splitlines()
    record = json.loads(line)
    assert record["path"] == str(act)
    assert Act.model_validate_json(json.dumps(record["ast"])) == TREE
    schema = json.loads(run("schema", "ast").stdout)
    assert list(Draft202012Validator(schema).iter_errors(record["ast"])) == []


def test_blocks(run: Run, act: Path):
    record = json.loads(run("print-blocks", act, "--format", "json").stdout)
    document = Document.from_text(ACT)
    assert [block["span"] for block in record["blocks"]] == [
        list(block.span_in(document)) for block in syntax.blocks(document)
    ]
    assert (record["blocks"][0]["line"], record["blocks"][0]["column"]) == (1, 1)
    heading, first = run("print-blocks", act).stdout.splitlines()[:2]
    assert heading == f"== {act}"
    assert first.startswith(f"1:1  {record['blocks'][0]['kind']}")


@pytest.mark.parametrize("what", ["ast", "facts", "findings", "rule"])
def test_schemas_are_schemas(run: Run, what: str):
    schema = json.loads(run("schema", what).stdout)
    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid({"unknown": 1})


def test_facts_conform_to_their_schema(run: Run):
    schema = json.loads(run("schema", "facts").stdout)
    assert list(Draft202012Validator(schema).iter_errors(FACTS.model_dump(mode="json"))) == []


def test_why_facts_are_absent_as_text(run: Run, tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nDate de convocation : 2 9 MARS 2023\n", encoding="utf-8")
    lines = [" ".join(line.split()) for line in run("print-facts", "--why", path).stdout.splitlines()]
    assert "Non lus :" in lines
    assert "attendance.quorum_stated non trouvé ; cherché : « Quorum : 8 »" in lines
    assert (
        "notice.date numérisation douteuse : il faudrait deviner 2:9 « convocation : 2 9 MARS 2023 » ; "
        "cherché : « Date de convocation : 10 mars 2025 », « dûment convoqué le 10 mars 2025 »"
    ) in lines
    assert not any(line.startswith("act.kind non") for line in lines)
    assert 'attendance.quorum_stated not found; looked for: "Quorum : 8"' in [
        " ".join(line.split()) for line in run("print-facts", "--why", "--lang", "en", path).stdout.splitlines()
    ]
    assert "Non lus" not in run("print-facts", path).stdout


def test_why_facts_are_absent_as_json(run: Run, tmp_path: Path):
    path = tmp_path / "a.txt"
    text = "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nConvocation du 30 février 2025\n"
    path.write_text(text, encoding="utf-8")
    record = json.loads(run("print-facts", "--why", "--format", "json", path).stdout)
    assert record["facts"]["act.kind"]["value"] == "deliberation"
    absent = record["absent"]["notice.date"]
    assert absent["reason"] == "impossible"
    assert [text[start:end] for start, end in absent["at"]] == ["30 février 2025"]
    assert absent["looked_for"][0] == "Date de convocation : 10 mars 2025"
    assert record["absent"]["attendance.present"]["made_from"] == [
        "attendance.present_stated",
        "attendance.present_listed",
    ]
    assert "absent" not in json.loads(run("print-facts", "--format", "json", path).stdout)
