"""Délibérations as the open data of authorities has them: SCDL « Délibérations » 2.1.4, one row a délibération.

Form: https://schema.data.gouv.fr/scdl/deliberations/ (CSV, UTF-8, commas).
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping
    from typing import TextIO

    from actcheck.facts import Facts
    from actcheck.facts.model import Fact

VERSION = "2.1.4"


class Field(NamedTuple):
    """
    :param pattern: what its values look like whole, or None.
    """

    name: str
    type: Literal["string", "date", "integer"] = "string"
    required: bool = False
    pattern: str | None = None


FIELDS = (
    Field("COLL_NOM", required=True),
    Field("COLL_SIRET", required=True, pattern=r"^\d{14}$"),
    Field("DELIB_ID", required=True),
    Field("DELIB_DATE", "date", required=True),
    Field("DELIB_MATIERE_CODE", required=True, pattern=r"^[1-9](\.[0-9]+)?$"),
    Field("DELIB_MATIERE_NOM", required=True),
    Field("DELIB_OBJET", required=True),
    Field("BUDGET_ANNEE"),
    Field("BUDGET_NOM"),
    Field("PREF_ID"),
    Field("PREF_DATE", "date"),
    Field("VOTE_EFFECTIF", "integer"),
    Field("VOTE_REEL", "integer"),
    Field("VOTE_POUR", "integer"),
    Field("VOTE_CONTRE", "integer"),
    Field("VOTE_ABSTENTION", "integer"),
    Field("DELIB_URL"),
)
NAMES = tuple(field.name for field in FIELDS)
_VALUES = {
    "date": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    "integer": re.compile(r"-?\d+"),
    "string": re.compile(r".*", re.DOTALL),
}
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = re.compile(r"^[\s=+@-]+")

Row = dict[str, str]
"""A value for each field, "" where it is not known."""


def row(facts: Facts) -> Row:
    """What a délibération states, and what the user says of the authority. Nothing is supposed.

    Where it has several votes, the counts are left out: none of them is that of the whole.
    """
    profile, act, attendance = facts.profile, facts.act, facts.attendance
    known: Row = {
        "COLL_NOM": profile.name or _text(facts.authority.name),
        "COLL_SIRET": "".join((profile.siret or "").split()),
        "DELIB_ID": _text(act.number),
        "DELIB_DATE": _day(facts.sitting.date),
        "DELIB_OBJET": _text(act.title),
        "PREF_ID": _text(facts.receipt.identifier),
        "PREF_DATE": _day(facts.transmission.received_on),
        "VOTE_EFFECTIF": _count(attendance.members_in_office),
    }
    if len(facts.votings) <= 1:
        voting = facts.voting
        known |= {
            "VOTE_REEL": _count(attendance.voters_stated),
            "VOTE_POUR": _count(voting.votes_for),
            "VOTE_CONTRE": _count(voting.votes_against),
            "VOTE_ABSTENTION": _count(voting.abstentions),
        }
    return dict.fromkeys(NAMES, "") | known


def completed(row: Row, values: Mapping[str, str]) -> Row:
    """The row with other values, where these say something."""
    return row | {name: _line(value) for name, value in values.items() if name in NAMES and value.strip()}


def faults(row: Row) -> list[str]:
    """The fields that the schema refuses: required and empty, or not of their form."""
    return [field.name for field in FIELDS if not _accepted(field, row[field.name])]


def write(rows: Iterable[Row], stream: TextIO) -> None:
    """The file, with its header."""
    writer = csv.DictWriter(stream, NAMES, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _accepted(field: Field, value: str) -> bool:
    if not value:
        return not field.required
    form = re.compile(field.pattern) if field.pattern else _VALUES[field.type]
    return form.fullmatch(value) is not None


def _text(fact: Fact[str] | None) -> str:
    return _FORMULA.sub("", _line(fact.value)) if fact is not None else ""


def _line(value: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _day(fact: Fact[datetime.date] | None) -> str:
    return fact.value.isoformat() if fact is not None else ""


def _count(fact: Fact[int] | None) -> str:
    return str(fact.value) if fact is not None else ""
