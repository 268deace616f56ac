"""The days of laws, ordinances and decrees, by number. They stand in ``law/text_dates.json``."""

from __future__ import annotations

import datetime
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from actcheck.law.tables import load_table


class _Dates(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_file: str = Field(alias="$schema")
    source: str
    as_of: datetime.date
    law: dict[str, datetime.date]
    ordinance: dict[str, datetime.date]
    decree: dict[str, datetime.date]


def signed_on(number: str) -> datetime.date | None:
    """The day of the law, ordinance or decree of a number; None where it is not known here.

    The three share one series of numbers.

    :param number: "2015-991", "84-53".
    """
    return _by_number().get(number)


@cache
def _by_number() -> dict[str, datetime.date]:
    dates = load_table("text_dates.json", _Dates)
    return {**dates.decree, **dates.ordinance, **dates.law}
