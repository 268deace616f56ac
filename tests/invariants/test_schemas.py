"""What actcheck writes for programs is what its schemas say."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from jsonschema import Draft202012Validator

from actcheck import pipeline
from actcheck.cli import cli
from tests.invariants.fragments import acts

if TYPE_CHECKING:
    from pathlib import Path


def written(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code in (0, 1), result.stderr
    return result.stdout


@cache
def validator(what: str) -> Draft202012Validator:
    schema = json.loads(written("schema", what))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def errors(what: str, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(what).iter_errors(value)]


@pytest.fixture(scope="session")
def examples(repository: Path) -> str:
    return str(repository / "examples")


def test_findings(examples: str) -> None:
    report = json.loads(written("check", examples, "--format", "json", "--severity", "information"))
    assert errors("findings", report) == []
    assert report["summary"]["checked"] == len(report["files"]) > 20
    assert any(file["findings"] for file in report["files"])


def test_findings_line_by_line(examples: str) -> None:
    lines = [json.loads(line) for line in written("check", examples, "--format", "jsonl").splitlines()]
    assert [error for line in lines for error in errors("findings-line", line)] == []
    assert [line["type"] for line in lines[-2:]] == ["file", "summary"]


@pytest.mark.parametrize("what", ["findings", "findings-line"])
def test_the_schema_that_is_published_is_this_one(repository: Path, what: str) -> None:
    schema = json.loads(written("schema", what))
    version = schema["$id"].removeprefix(f"urn:actcheck:{what}:")
    published = repository / "docs" / "schemas" / f"{what}-{version}.json"
    # What changed: actcheck schema findings > docs/schemas/findings-1.json
    assert json.loads(published.read_text(encoding="utf-8")) == schema


def test_trees(examples: str) -> None:
    trees = [json.loads(line)["ast"] for line in written("print-ast", examples, "--format", "json").splitlines()]
    assert len(trees) > 20
    assert [error for tree in trees for error in errors("ast", tree)] == []


def test_facts(repository: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((repository / "examples").glob("*-*.*"))]
    stated = [act.model_dump(mode="json") for text in texts for act in pipeline.read_facts(text)]
    assert len(stated) > 20
    assert [error for facts in stated for error in errors("facts", facts)] == []


@given(acts)
def test_trees_and_facts_of_any_text(text: str) -> None:
    assert errors("ast", pipeline.parse(text).model_dump(mode="json")) == []
    for facts in pipeline.read_facts(text):
        assert errors("facts", facts.model_dump(mode="json")) == []


def test_a_wrong_tree_is_refused() -> None:
    assert errors("ast", {"span": [0, 1], "parts": [{"kind": "poem"}]}) != []
