"""The words of diagnoses, from ``words.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from actcheck.findings import Words
from actcheck.frozen import Frozen


class Form(Frozen):
    """How a kind of statement is named, and how its correction is told, by how far its value is known.

    :param on_weekday: of a date of which the day of the week is known.
    :param other: nothing but that it is another.
    """

    name: Words
    exact: Words
    at_most: Words | None = None
    at_least: Words | None = None
    between: Words | None = None
    on_weekday: Words | None = None
    on_weekday_between: Words | None = None
    other: Words | None = None


class Named(Words):
    """A statement's label.

    :param form: the name of its form.
    """

    form: str


class Lines(Frozen):
    """Whole sentences: one way; several ways, of one correction; several ways, of more."""

    determined: Words
    single: Words
    several: Words


class Vocabulary(Frozen):
    """All the words, with their ``{placeholders}``.

    :param weekdays: from Monday on, with a space between two.
    :param statements: by the dotted name of the fact.
    """

    line: Lines
    together: Words
    also: Words
    or_: Words
    and_: Words
    says_too: Words
    say_too: Words
    according_to: Words
    weekdays: Words
    forms: dict[str, Form]
    statements: dict[str, Named]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words as shipped."""
    import yaml

    with (Path(__file__).parent / "words.yaml").open(encoding="utf-8") as file:
        return Vocabulary.model_validate(yaml.safe_load(file))
