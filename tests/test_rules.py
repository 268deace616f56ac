"""Every rule on its own examples, and altered rules that their examples must tell from the right ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from actcheck import pipeline, resources
from actcheck.errors import RuleFileError
from actcheck.findings import Verdict
from actcheck.rules import apply, load, rule_files
from actcheck.rules.compilation import compile_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from actcheck.facts import Facts
    from actcheck.rules import Example, FaultyExample, Rule
    from actcheck.rules.requirement import Requirement

# Each file is read by itself, so that a broken one fails here as one test, under its own name.
FILES = {path.stem: path for path in rule_files()}


@cache
def rule_named(name: str) -> Rule:
    return compile_file(FILES[name], examples=True)


@cache
def facts_of(text: str) -> tuple[Facts, ...]:
    return pipeline.read_facts(text)


def every_example(kind: str) -> Iterator[object]:
    for name in FILES:
        try:
            examples = getattr(rule_named(name), kind)
        except RuleFileError:
            continue  # test_rule_file reports it
        for example in examples:
            yield pytest.param(name, example, id=f"{name}-{example.name.replace(' ', '_')}")


def every_mutant() -> Iterator[object]:
    for name in FILES:
        try:
            requirement = rule_named(name).require
        except RuleFileError:
            continue  # test_rule_file reports it
        for mutant in mutants(requirement) if requirement else ():
            yield pytest.param(name, mutant, id=f"{name}-{mutant.text}")


def mutants(requirement: Requirement) -> Iterator[Requirement]:
    """The comparison reversed, its limit moved by one, and each fact of a sum left out."""
    reversed_ = {"<=": ">", ">": "<=", ">=": "<", "<": ">=", "==": "!=", "!=": "=="}[requirement.comparison]
    moved = {"<=": "<", "<": "<=", ">=": ">", ">": ">="}.get(requirement.comparison)
    for comparison in (reversed_, moved):
        if comparison:
            yield requirement.model_copy(update={"comparison": comparison, "text": comparison})
    for side in ("left", "right"):
        terms = getattr(requirement, side)
        for left_out in terms:
            kept = tuple(term for term in terms if term is not left_out)
            if kept:
                yield requirement.model_copy(update={side: kept, "text": f"without_{left_out.fact or side}"})


def checked(rule: Rule, example: Example) -> pipeline.Report:
    with pipeline.asking(example.known) as ask:
        return pipeline.check(example.act, [rule], None, ask)


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("path", [pytest.param(path, id=name) for name, path in FILES.items()])
def test_rule_file(path: Path) -> None:
    rule = compile_file(path, examples=True)
    assert rule.name == path.stem
    assert rule.family == path.parent.name


def test_rules_load_together() -> None:
    rules = load([resources.folder("rules")], examples=True)
    assert [rule.id for rule in rules] == sorted({rule.id for rule in rules})
    assert {rule.name for rule in rules} == set(FILES)


@pytest.mark.parametrize(("name", "example"), tuple(every_example("conforming")))
def test_conforming_example(name: str, example: Example) -> None:
    report = checked(rule_named(name), example)
    assert [finding.message.fr for finding in report.findings] == []
    assert {verdict.verdict for verdict in report.verdicts} == {example.verdict}, report.verdicts


@pytest.mark.parametrize(("name", "example"), tuple(every_example("faulty")))
def test_faulty_example(name: str, example: FaultyExample) -> None:
    report = checked(rule_named(name), example)
    assert Verdict.FAULTY in {verdict.verdict for verdict in report.verdicts}, report.verdicts
    assert len(report.findings) == example.times
    first = report.findings[0]
    assert example.act[slice(*first.place.span)] == example.at
    message = one_line(first.message.fr)
    if isinstance(example.message, str):
        assert message == one_line(example.message)
    for part in example.message if isinstance(example.message, tuple) else ():
        assert one_line(part) in message


@pytest.mark.parametrize(("name", "mutant"), tuple(every_mutant()))
def test_altered_rule_fails_its_own_examples(name: str, mutant: Requirement) -> None:
    rule = rule_named(name)
    altered = rule.model_copy(update={"require": mutant})
    assert any(
        {apply(altered, facts)[0].verdict for facts in facts_of(example.act)}
        != {apply(rule, facts)[0].verdict for facts in facts_of(example.act)}
        for example in (*rule.conforming, *rule.faulty)
    )
