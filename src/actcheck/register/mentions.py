"""What a record says, by what it says it of: the words under which the register finds it again."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from actcheck.register.identity import act_key, authority_key, blocks, number_key, series, title_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.register.record import Record

# Between the pieces of a value, and the character that follows it: a prefix ends before that one.
BAR, AFTER_BAR = "|", "}"
# A title is compared whole, and kept by so much of it.
_TITLE_KEPT = 120


class Mention(NamedTuple):
    """One thing that a record says.

    :param about: "cites" (an act: its number, assembly, day and title), "ends" (an act's number), "member"
        (a name), "leaves" (a name), "installs" (an assembly), "opinion" (assembly, sitting, committee, day, name),
        "block" (words of an agreement).
    """

    about: str
    value: str


def iso(day: datetime.date | None) -> str:
    """A day that sorts as text; "" for none."""
    return "" if day is None else day.isoformat()


def number_in_year(number: str | None, day: datetime.date | None) -> str:
    """The number of an act with its year: its own, else that of its day; "" where neither is known."""
    bare = number_key(number)
    if not bare or series(number) is not None:
        return bare
    return f"{day.year}~{bare}" if day is not None else ""


def prefix(*pieces: str) -> tuple[str, str]:
    """The first value, and the one behind the last, of those that begin with these pieces."""
    words = BAR.join(pieces)
    return words + BAR, words + AFTER_BAR


def joined(*pieces: str) -> str:
    """Pieces as one value."""
    return BAR.join(piece.replace(BAR, "/") for piece in pieces)


def mentions(record: Record) -> Iterator[Mention]:
    """Everything that a record says of others; some of it twice."""
    for cited in record.citations:
        number = number_in_year(cited.number, cited.date)
        if number:
            title = title_key(cited.title)[:_TITLE_KEPT]
            yield Mention("cites", joined(number, cited.assembly or "", iso(cited.date), title))
    for ended in record.endings:
        number = number_in_year(ended.number, record.date)
        if number:
            yield Mention("ends", number)
    for member in record.members:
        yield Mention("member", member.key)
    for _, key in record.leavings:
        yield Mention("leaves", key)
    if record.installs:
        yield Mention("installs", record.assembly or "")
    for opinion in record.opinions:
        if opinion.number and record.date is not None:
            value = joined(
                record.assembly or "", iso(record.date), opinion.number, iso(opinion.date), opinion.name or ""
            )
            yield Mention("opinion", value)
    days = {day for number, day in record.agreement.signed if number == 0} if record.agreement else set()
    for step in record.steps:
        if step.object or step.act_number:
            for block in blocks(step, days):
                yield Mention("block", block)
    if record.number and any(step.decided for step in record.steps):
        yield Mention("block", f"act {number_key(record.number)}")


class Columns(NamedTuple):
    """What the register looks acts up by; see ``tables.reading``."""

    act: str
    authority: str
    assembly: str
    kind: str
    number: str
    shown: str
    year: int | None
    sequence: int | None
    day: str
    title: str


def columns(record: Record) -> Columns:
    """The columns of a record."""
    place = series(record.number)
    return Columns(
        act=act_key(record),
        authority=authority_key(record.authority),
        assembly=record.assembly or "",
        kind=record.kind or "",
        number=number_in_year(record.number, record.date),
        shown=record.number or "",
        year=None if place is None else place.year,
        sequence=None if place is None else place.sequence,
        day=iso(record.date),
        title=record.title or "",
    )
