"""A rule file to alter, and the facts of an invented act."""

from __future__ import annotations

import copy
import datetime
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from actcheck.facts import ActFacts, AttendanceFacts, AuthorityFacts, Fact, Facts, SittingFacts, VotingFacts
from actcheck.rules.compilation import compile_file
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from actcheck.rules import Rule

CONTENT: dict[str, Any] = {
    "id": "VOT901",
    "name": "too-many-votes",
    "since": "0.1.0",
    "severity": "error",
    "applies_to": ["deliberation"],
    "ground": "procedure",
    "basis": [{"article": "CGCT L1", "in_force_from": "2000-01-01", "says": "Chacun vote une fois."}],
    "require": "voting.total <= attendance.present + attendance.excused",
    "title": {"fr": "Trop de voix", "en": "Too many votes"},
    "message": {"fr": "{voting.total} voix pour {attendance.present} présents.", "en": "{voting.total} votes."},
    "help": {"fr": "Recompter.", "en": "Count again."},
    "why": {"fr": "Nul ne vote deux fois.", "en": "Nobody votes twice."},
    "labels": {"voting.total": {"fr": "voix", "en": "votes"}},
    "conforming": [{"name": "enough", "act": "Pour : 4 voix"}],
    "faulty": [{"name": "too many", "act": "Pour : 5 voix", "message": "5 voix pour 3 présents.", "at": "5"}],
}


@pytest.fixture
def content() -> dict[str, Any]:
    """What a right rule file says."""
    return copy.deepcopy(CONTENT)


@pytest.fixture
def rules_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    (folder / "voting").mkdir(parents=True)
    return folder


@pytest.fixture
def write(rules_folder: Path) -> Callable[..., Path]:
    """Write a rule file; its name is the rule's."""

    def _write(content: dict[str, Any], family: str = "voting") -> Path:
        path = rules_folder / family / f"{content['name']}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return path

    return _write


@pytest.fixture
def make_rule(content: dict[str, Any], write: Callable[..., Path]) -> Callable[..., Rule]:
    """The rule of a file altered in some keys."""

    def _make(**changes: Any) -> Rule:
        return compile_file(write(content | changes), examples=False)

    return _make


@pytest.fixture
def facts() -> Facts:
    """A délibération of a département: 5 votes, 3 present, 1 excused."""

    def at(value: Any, start: int) -> Fact[Any]:
        return Fact(value=value, span=Span(start, start + 1))

    return Facts(
        span=Span(0, 100),
        act=ActFacts(kind=at("deliberation", 1)),
        authority=AuthorityFacts(kind=at("departement", 3), assembly=at("standing_committee", 5)),
        sitting=SittingFacts(date=at(datetime.date(2025, 3, 17), 7)),
        voting=VotingFacts(total=at(5, 50)),
        attendance=AttendanceFacts(present=at(3, 10), excused=at(1, 20)),
    )
