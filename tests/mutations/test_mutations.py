"""Acts altered in one thing: what was not said before is said, at its place, and nothing else.

The alterations are in the YAML files beside this one, a file for each family of rules. Each has the act (a file of
``examples/``, or a seed by the first figures of its name), its ``edits`` and what must be said then that was not said
before: the rule, the words of the altered act that it points at, how grave it is. Nothing else may be said, but for
what is listed under ``also``, with the reason why it is true as well; ``says: []`` means that nothing may be said.
A rule that is off by default runs where an alteration expects it; a register is asked where ``known`` names the acts
that it holds, of the folder ``known`` or of ``examples/``.
"""

from __future__ import annotations

import runpy
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from actcheck import pipeline
from actcheck.rules import Engine

if TYPE_CHECKING:
    from actcheck.findings import Finding

HERE = Path(__file__).resolve().parent
MUTATIONS: list[dict[str, Any]] = [
    mutation for path in sorted(HERE.glob("*.yaml")) for mutation in yaml.safe_load(path.read_text(encoding="utf-8"))
]
EXAMPLES = HERE.parents[1] / "examples"


def of_a_seed(mutation: dict[str, Any]) -> bool:
    return mutation["act"].isdigit()


def parameters(*, seeds: bool) -> list[object]:
    chosen = [mutation for mutation in MUTATIONS if of_a_seed(mutation) is seeds]
    return [pytest.param(mutation, id=mutation["name"].replace(" ", "_")) for mutation in chosen]


def altered(text: str, mutation: dict[str, Any]) -> str:
    """The text with each replacement made as often as said (once), or without a stretch."""
    for old, new, *times in mutation.get("edits", ()):
        assert text.count(old) == (times[0] if times else 1), old
        text = text.replace(old, new)
    if "cut" in mutation:
        first, last = mutation["cut"]
        start = text.index(first)
        end = text.index(last, start) if last is not None else len(text)
        text = text[:start] + text[end:]
    return text


def key(finding: Finding, text: str) -> tuple[str, str, str]:
    return finding.name, finding.severity.value, text[slice(*finding.place.span)]


@cache
def engine(selected: frozenset[str]) -> Engine:
    """The rules that run by default, and these."""
    return Engine([rule for rule in pipeline.standard_rules() if rule.enabled or rule.name in selected])


def held(name: str) -> str:
    """The text of an act that the register holds."""
    path = HERE / "known" / name
    return (path if path.is_file() else EXAMPLES / name).read_text(encoding="utf-8")


def findings(text: str, rules: Engine, known: tuple[str, ...]) -> tuple[Finding, ...]:
    with pipeline.asking(map(held, known) if known else None) as ask:
        return pipeline.check(text, rules, None, ask).findings


@cache
def said_before(text: str, rules: Engine, known: tuple[str, ...]) -> Counter[tuple[str, str, str]]:
    return Counter(key(finding, text) for finding in findings(text, rules, known))


def new_findings(before: str, after: str, rules: Engine, known: tuple[str, ...]) -> list[Finding]:
    """The findings of ``after`` that ``before`` does not have: another rule, severity or wording of the place."""
    said = Counter(said_before(before, rules, known))
    found = []
    for finding in findings(after, rules, known):
        one = key(finding, after)
        if said[one]:
            said[one] -= 1
        else:
            found.append(finding)
    return found


def judge(before: str, mutation: dict[str, Any]) -> None:
    after = altered(before, mutation)
    assert after != before
    expected = [*mutation["says"], *mutation.get("also", ())]
    named = {one["rule"] for one in expected}
    off = frozenset(rule.name for rule in pipeline.standard_rules() if not rule.enabled and rule.name in named)
    new = new_findings(before, after, engine(off), tuple(mutation.get("known", ())))
    assert sorted(finding.name for finding in new) == sorted(one["rule"] for one in expected), [
        (finding.name, after[slice(*finding.place.span)], finding.message.fr) for finding in new
    ]
    for one in mutation["says"]:
        (finding,) = (finding for finding in new if finding.name == one["rule"])
        start, end = finding.place.span
        assert finding.severity.value == one["severity"]
        if "at" in one:
            assert after[start:end] == one["at"]
        if "line" in one:
            first = after.rfind("\n", 0, start) + 1
            last = after.find("\n", end)
            assert one["line"] in after[first : last if last >= 0 else len(after)]


@pytest.mark.parametrize("mutation", parameters(seeds=False))
def test_mutation(mutation: dict[str, Any]) -> None:
    judge((EXAMPLES / mutation["act"]).read_text(encoding="utf-8"), mutation)


@pytest.mark.seeds
@pytest.mark.parametrize("mutation", parameters(seeds=True))
def test_mutation_of_a_seed(seeds: dict[str, str], mutation: dict[str, Any]) -> None:
    (text,) = (text for stem, text in seeds.items() if stem.startswith(mutation["act"]))
    judge(text, mutation)


def test_every_reason_is_given() -> None:
    assert [one for mutation in MUTATIONS for one in mutation.get("also", ()) if not one["because"]] == []
    assert len({mutation["name"] for mutation in MUTATIONS}) == len(MUTATIONS) > 45


def test_every_rule_has_its_examples_and_its_alterations() -> None:
    table = runpy.run_path(str(HERE / "table.py"))["rows"]()
    assert {row.name: row.lacks() for row in table if row.lacks()} == {}
    assert {row.name for row in table} == {rule.name for rule in pipeline.standard_rules()}
