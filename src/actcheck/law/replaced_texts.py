"""Codes, laws and decrees that another code replaces. They stand in ``law/replaced_texts.json``."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Literal

from pydantic import Field

from actcheck.frozen import Frozen
from actcheck.law.tables import load_table


class ReplacedText(Frozen):
    """
    :param code: the code replaced, by its abbreviation; else ``number`` is that of a law, ordinance or decree.
    :param replaced_by: the abbreviation of the code that stands for it.
    :param since: the first day of that code.
    :param by: the text that replaces it.
    :param left: what it still governs: some of its "articles", "contracts" made under it, or None: nothing.
    """

    code: str | None = None
    number: str | None = None
    replaced_by: str
    since: datetime.date = Field(alias="from")
    by: str
    left: Literal["articles", "contracts"] | None


class _Table(Frozen):
    schema_file: str = Field(alias="$schema")
    source: str
    texts: tuple[ReplacedText, ...]


def replaced_code(abbreviation: str) -> ReplacedText | None:
    """What replaces a code; None where nothing does."""
    return _by_name().get(abbreviation)


def replaced_text(number: str) -> ReplacedText | None:
    """What replaces the law, ordinance or decree of a number; None where no code does."""
    return _by_name().get(number)


@cache
def _by_name() -> dict[str | None, ReplacedText]:
    return {text.code or text.number: text for text in load_table("replaced_texts.json", _Table).texts}
