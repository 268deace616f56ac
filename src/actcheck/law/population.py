"""Numbers of inhabitants from which the law of a commune changes. They stand in ``law/population.json``."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from actcheck.frozen import Frozen
from actcheck.law.tables import load_table


class _Threshold(Frozen):
    article: str
    inhabitants: int
    says: str


class _Council(Frozen):
    inhabitants: int
    most_members_below: int


class _Table(Frozen):
    schema_file: str = Field(alias="$schema")
    thresholds: dict[str, _Threshold]
    councils: tuple[_Council, ...]


def reaches(threshold: str, population: int | None, members: int | None) -> bool | None:
    """Whether a commune has as many inhabitants as a rule of law asks for.

    :param threshold: "five_clear_days" (of notice), "choice_of_publication" (is left to the communes below).
    :param population: its inhabitants, where they are known.
    :param members: its councillors in office, from whom a least population can be told.
    :returns: None where neither tells.
    """
    inhabitants = _table().thresholds[threshold].inhabitants
    if population is not None:
        return population >= inhabitants
    sizes = (size for size in _table().councils if size.inhabitants >= inhabitants)
    if members is not None and any(members > size.most_members_below for size in sizes):
        return True
    return None


@cache
def _table() -> _Table:
    return load_table("population.json", _Table)
