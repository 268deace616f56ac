"""General elections by kind of authority. They stand in ``law/elections.json``."""

from __future__ import annotations

import datetime
from functools import cache, lru_cache

from pydantic import Field

from actcheck.frozen import Frozen
from actcheck.law.tables import load_table


class _Election(Frozen):
    kinds: tuple[str, ...]
    first_round: datetime.date


class _Table(Frozen):
    schema_file: str = Field(alias="$schema")
    general_elections: tuple[_Election, ...]


@lru_cache(maxsize=256)
def last_general_election(kind: str, on: datetime.date) -> datetime.date | None:
    """The first round of the last general election up to a day.

    :param kind: commune, epci (elected with the communes), departement, region; any other has none here.
    :returns: None where no election up to that day is known.
    """
    return max(
        (e.first_round for e in _table().general_elections if kind in e.kinds and e.first_round <= on), default=None
    )


@cache
def _table() -> _Table:
    return load_table("elections.json", _Table)
