"""Names of bodies, benefits and grants as the law has them. They stand in ``law/official_names.json``."""

from __future__ import annotations

import datetime
from functools import cache

from pydantic import Field

from actcheck.frozen import Frozen
from actcheck.law.tables import load_table


class OfficialName(Frozen):
    """
    :param acronym: "CNSA".
    :param name: as the law writes it, the article before it left out.
    :param source: the article that names it.
    """

    acronym: str
    name: str
    source: str


class _Names(Frozen):
    schema_file: str = Field(alias="$schema")
    as_of: datetime.date
    checked: bool
    names: tuple[OfficialName, ...]


def official_name(acronym: str) -> OfficialName | None:
    """The name that an acronym stands for; None where it is not known here."""
    return _by_acronym().get(acronym)


@cache
def _by_acronym() -> dict[str, OfficialName]:
    return {name.acronym: name for name in load_table("official_names.json", _Names).names}
