"""Delays and sums that the law fixes. They stand in ``law/limits.json``."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from actcheck.frozen import Frozen
from actcheck.law.tables import load_table


class _Limit(Frozen):
    article: str
    value: int
    unit: Literal["days", "clear days", "months", "years", "cents"]
    says: str


class _Table(Frozen):
    schema_file: str = Field(alias="$schema")
    limits: dict[str, _Limit]


def limit(name: str) -> int:
    """A limit by its name in ``law/limits.json``, in the unit that stands there.

    :raises KeyError: when there is none of this name.
    """
    return _table().limits[name].value


@cache
def _table() -> _Table:
    return load_table("limits.json", _Table)
