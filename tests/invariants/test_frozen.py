"""Records are made without validation: what they hold is what validation would have let through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from pydantic import ValidationError

from actcheck import pipeline
from actcheck.ast import Act, Person
from actcheck.findings import Words
from actcheck.frozen import Frozen
from actcheck.source import Span
from tests.invariants.fragments import acts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def records_of(value: object) -> Iterator[Frozen]:
    """Every record that a record holds, itself included."""
    if isinstance(value, Frozen):
        yield value
        for name in type(value).model_fields:
            yield from records_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from records_of(item)


def assert_valid(value: object) -> int:
    """:returns: how many records there were."""
    records = list(records_of(value))
    for record in records:
        assert list(record.__dict__) == list(type(record).model_fields)
        assert type(record).model_validate(record.__dict__, strict=True) == record
    return len(records)


def made_of(text: str) -> tuple[object, ...]:
    return pipeline.parse(text), *pipeline.read_facts(text), *pipeline.check(text).findings


def test_the_records_of_the_examples_are_valid(repository: Path) -> None:
    paths = sorted((repository / "examples").glob("*-*.*"))
    counted = [assert_valid(made_of(path.read_text(encoding="utf-8"))) for path in paths]
    assert min(counted) > 50
    assert len(counted) > 20


@given(acts)
def test_the_records_of_any_act_are_valid(text: str) -> None:
    assert_valid(made_of(text))


def test_a_record_is_the_same_made_and_validated() -> None:
    made = Person(span=Span(3, 8), name="Luc Bonnel", family_name="Bonnel", given_name="Luc")
    assert made == Person.model_validate(made.__dict__)
    assert made == Person.model_validate_json(made.model_dump_json())
    assert hash(made) == hash(Person.model_validate(made.__dict__))
    assert made.title is None
    assert made.model_copy(update={"title": "M."}) != made


def test_a_record_never_changes() -> None:
    words = Words(fr="oui", en="yes")
    with pytest.raises(ValidationError):
        words.fr = "non"  # type: ignore[misc]


@pytest.mark.parametrize("written", ['{"fr": "oui"}', '{"fr": "oui", "en": 1}', '{"fr": "", "en": "", "de": ""}'])
def test_what_comes_from_elsewhere_is_validated(written: str) -> None:
    with pytest.raises(ValidationError):
        Words.model_validate_json(written)


def test_a_tree_is_read_back_from_json() -> None:
    act = pipeline.parse("Vu l'article L. 2121-20 du code général des collectivités territoriales ;")
    assert Act.model_validate_json(act.model_dump_json()) == act
