"""What the register answers about one act: from the records that it holds, whatever the order they came in."""

from __future__ import annotations

import datetime
import json
from functools import cached_property
from itertools import groupby, islice, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from actcheck.facts.register_answers import (
    Departure,
    EndedBy,
    KnownAct,
    OtherAct,
    QuotedOpinion,
    RegisterAnswers,
    Spelling,
    Testimony,
)
from actcheck.register.chains import chain_of, decided_step
from actcheck.register.identity import (
    act_key,
    authority_key,
    blocks,
    near_names,
    number_key,
    same_title,
    series,
    title_key,
)
from actcheck.register.mentions import BAR, iso, number_in_year, prefix
from actcheck.register.record import Record, RecordedCitation, record_of
from actcheck.register.tables import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from actcheck.facts import Facts
    from actcheck.facts.register_answers import Chain
    from actcheck.register.database import Register
    from actcheck.register.record import RecordedStep

# How many variants of one thing, and how many acts that say it, are looked at.
_VARIANTS, _WITNESSES = 20, 50
# A spelling that so many acts have is a name of its own.
_SETTLED = 40
# Numbers looked at on each side of an act's.
_AROUND = 20
# A gap wider than that is no gap, but acts that were never added.
_WIDEST_GAP = 20
# Readings of one chain, and of one day, that are looked at.
_CHAIN, _DAY = 80, 400
_TWO_TERMS = datetime.timedelta(days=366 * 6)

_DISTINCT = sa.text("""
WITH RECURSIVE each_value(value) AS (
  SELECT (SELECT min(value) FROM mention
    WHERE authority = :authority AND about = :about AND value >= :first AND value < :last)
  UNION ALL
  SELECT (SELECT min(m.value) FROM mention m
    WHERE m.authority = :authority AND m.about = :about AND m.value > each_value.value AND m.value < :last)
  FROM each_value WHERE each_value.value IS NOT NULL
)
SELECT value FROM each_value WHERE value IS NOT NULL LIMIT :most
""")
_SAYERS = sa.text("""
SELECT day, act, reading FROM mention
WHERE authority = :authority AND about = :about AND value = :value AND act <> :own
ORDER BY day, act, reading LIMIT :most
""")
_LAST_SAYERS = sa.text("""
SELECT day, act, reading FROM mention
WHERE authority = :authority AND about = :about AND value = :value AND act <> :own
ORDER BY day DESC, act DESC, reading DESC LIMIT :most
""")
_READING = sa.text("SELECT path, shown, day, title, record FROM reading WHERE id = :id")
_UNDER_NUMBER = sa.text("""
SELECT path, act, assembly, kind, shown, day, title FROM reading
WHERE authority = :authority AND number = :number AND act <> :own
""")
_ON_DAY = sa.text("""
SELECT path, act, assembly, number, shown, day, title FROM reading
WHERE authority = :authority AND day = :day AND act <> :own ORDER BY act, path LIMIT :most
""")
_BELOW = sa.text("""
SELECT path, act, sequence, shown, day, title FROM reading
WHERE authority = :authority AND assembly = :assembly AND year = :year AND sequence < :sequence AND act <> :own
ORDER BY sequence DESC, day, act LIMIT :most
""")
_ABOVE = sa.text("""
SELECT path, act, sequence, shown, day, title FROM reading
WHERE authority = :authority AND assembly = :assembly AND year = :year AND sequence > :sequence AND act <> :own
ORDER BY sequence, day, act LIMIT :most
""")
_TOGETHER = sa.text("""
SELECT 1 FROM mention one WHERE one.authority = :authority AND one.about = 'member' AND one.value = :rare
AND EXISTS (SELECT 1 FROM mention two WHERE two.authority = :authority AND two.about = 'member'
  AND two.value = :usual AND two.day = one.day AND two.act = one.act) LIMIT 1
""")
_LEFT = sa.text("""
SELECT value, day, act, reading FROM mention
WHERE authority = :authority AND about = 'leaves' AND value IN :keys AND act <> :own AND day <> '' AND day < :day
ORDER BY value, day DESC, act
""").bindparams(sa.bindparam("keys", expanding=True))
_INSTALLED = sa.text("""
SELECT day, act, reading FROM mention
WHERE authority = :authority AND about = 'installs' AND act <> :own AND day <> '' AND day <= :day
ORDER BY day DESC, act LIMIT 20
""")
_IN_BLOCKS = sa.text("""
SELECT reading FROM mention
WHERE authority = :authority AND about = 'block' AND value IN :blocks AND act <> :own
GROUP BY reading ORDER BY count(*) DESC, min(day), min(act) LIMIT :most
""").bindparams(sa.bindparam("blocks", expanding=True))
_READINGS = sa.text("SELECT day, act, path, record FROM reading WHERE id IN :ids").bindparams(
    sa.bindparam("ids", expanding=True)
)


def asker(register: Register, path: str | None = None) -> Callable[[Facts], RegisterAnswers]:
    """:func:`answers` for the acts of one file, by their facts."""

    def ask(facts: Facts) -> RegisterAnswers:
        return answers(register, record_of(facts), path)

    return ask


def answers(register: Register, record: Record, path: str | None = None) -> RegisterAnswers:
    """What the register knows that bears on an act.

    :param record: the act's own, which need not be in the register; what it says does not count twice.
    :param path: the file that it was read from, as the register knows it: what that file left before does not count.
    :raises ActcheckError: when the register cannot be read.
    """
    authority = authority_key(record.authority)
    if not authority:
        return RegisterAnswers(nameless=True)
    with register.reading() as connection:
        return _Asked(connection, authority, record, path).answers()


def whole_chain(register: Register, record: Record) -> Chain | None:
    """The chain of an act's agreement, later acts included."""
    authority = authority_key(record.authority)
    if not authority:
        return None
    with register.reading() as connection:
        asked = _Asked(connection, authority, record, None)
        return chain_of(record, asked.of_agreement)


class _Sayers(NamedTuple):
    """Who says one thing: the acts, counted up to a limit, and the first of them."""

    acts: int
    first: Any


class _Asked:
    """One act, and the register as it is now."""

    def __init__(self, connection: Connection, authority: str, record: Record, path: str | None) -> None:
        self._connection = connection
        self._authority = authority
        self._record = record
        self._own = act_key(record)
        self._day = iso(record.date)
        self._left: frozenset[int] = frozenset()
        if path is not None:
            chosen = sa.select(reading.c.id).where(reading.c.path == path)
            self._left = frozenset(connection.execute(chosen).scalars())
        self._paths = {path}
        self._readings: dict[int, Any] = {}
        # What was read of agreements, by reading and by act: a round finds again what the one before found.
        self._read: set[int] = set()
        self._agreements: dict[str, Record] = {}

    def answers(self) -> RegisterAnswers:
        record = self._record
        decides = decided_step(record) is not None
        return RegisterAnswers(
            cited=tuple(self._cited()),
            same_number=tuple(self._same_number()),
            **self._sequence(),
            spellings=tuple(self._spellings()),
            departures=tuple(self._departures()),
            opinions=tuple(self._opinions()),
            renewal=self._renewal,
            chain=chain_of(record, self.of_agreement, record.date) if decides else None,
        )

    # --- rows -------------------------------------------------------------------------------

    def _rows(self, query: sa.TextClause, **values: Any) -> Sequence[Any]:
        return self._connection.execute(query, {"authority": self._authority, **values}).all()

    def _others(self, query: sa.TextClause, **values: Any) -> list[Any]:
        """The rows of readings that are not of this act nor of its file, each act once."""
        found: dict[str, Any] = {}
        for row in self._rows(query, own=self._own, **values):
            if row.path not in self._paths:
                found.setdefault(row.act, row)
        return list(found.values())

    def _numbered(self, number: str) -> list[Any]:
        """Other acts of a number, by day, each once."""
        found: dict[str, Any] = {}
        rows = self._rows(_UNDER_NUMBER, number=number, own=self._own)
        for row in sorted(rows, key=lambda row: (row.day, row.act, row.path)):
            if row.path not in self._paths:
                found.setdefault(row.act, row)
        return list(found.values())

    def _values(self, about: str, first: str, last: str, most: int = _VARIANTS) -> list[str]:
        return [row.value for row in self._rows(_DISTINCT, about=about, first=first, last=last, most=most)]

    def _sayers(self, about: str, value: str) -> _Sayers | None:
        rows = [
            row
            for row in self._rows(_SAYERS, about=about, value=value, own=self._own, most=_WITNESSES + len(self._left))
            if row.reading not in self._left
        ]
        return _Sayers(len({row.act for row in rows}), self._first(rows)) if rows else None

    def _first(self, rows: Sequence[Any]) -> Any:
        """The first of some rows; of an act read from several files, by the first path."""
        first = rows[0]
        same = list(takewhile(lambda row: (row.day, row.act) == (first.day, first.act), rows))
        return same[0] if len(same) == 1 else min(same, key=lambda row: self._reading(row.reading).path)

    def _reading(self, id_: int) -> Any:
        if id_ not in self._readings:
            self._readings[id_] = self._connection.execute(_READING, {"id": id_}).one()
        return self._readings[id_]

    def _act(self, id_: int) -> OtherAct:
        return _other(self._reading(id_))

    # --- acts that are cited ----------------------------------------------------------------

    def _cited(self) -> Iterator[KnownAct]:
        done: set[tuple[str, str | None]] = set()
        for cited in self._record.citations:
            number = number_in_year(cited.number, cited.date)
            if not number or cited.number is None or (number, cited.assembly) in done:
                continue
            done.add((number, cited.assembly))
            held = self._held(number, cited)
            # An act that speaks for itself needs no witness.
            spoken = any(told.date is not None and told.title for told in held)
            testimonies = held if spoken else [*held, *self._witnesses(number, cited)]
            ended = list(self._ended(number))
            renumbered = None if held else self._renumbered(number, cited)
            if testimonies or ended or renumbered:
                yield KnownAct(
                    number=cited.number,
                    assembly=cited.assembly,
                    testimonies=tuple(testimonies),
                    ended=tuple(ended),
                    renumbered=renumbered,
                    titled=self._titled(cited, testimonies),
                )

    def _held(self, number: str, cited: RecordedCitation) -> list[Testimony]:
        rows = self._numbered(number)
        if cited.assembly is not None:
            rows = [row for row in rows if row.assembly in ("", cited.assembly)]
        elif len({row.assembly for row in rows}) > 1:
            # Two assemblies have this number, and the visa does not say whose.
            return []
        return [
            Testimony(by=act.number, by_date=act.date, own=True, date=act.date, title=act.title)
            for act in map(_other, rows)
        ]

    def _witnesses(self, number: str, cited: RecordedCitation) -> Iterator[Testimony]:
        for value in self._values("cites", *prefix(number)):
            _, assembly, day, title = value.split(BAR)
            if cited.assembly is not None and assembly not in ("", cited.assembly):
                continue
            sayers = self._sayers("cites", value)
            if sayers is None:
                continue
            said = self._reading(sayers.first.reading)
            yield Testimony(
                by=said.shown or None,
                by_date=_day(said.day),
                date=_day(day),
                title=_title_cited(said.record, number, title) if title else None,
                acts=sayers.acts,
            )

    def _titled(self, cited: RecordedCitation, testimonies: Sequence[Testimony]) -> Testimony | None:
        title = cited.title
        if not title:
            return None
        titled = [each for each in testimonies if each.title]
        own = [each for each in titled if each.own]
        if own:
            return None if any(same_title(title, str(each.title)) for each in own) else own[0]
        alike = 1 + sum(each.acts for each in titled if same_title(title, str(each.title)))
        others = [each for each in titled if not same_title(title, str(each.title))]
        against = max(others, key=lambda each: (each.acts, iso(each.by_date)), default=None)
        if against is None or against.acts < alike:
            return None
        # As many say the one and the other: who said it last is asked.
        return against if against.acts > alike or iso(against.by_date) < self._day else None

    def _ended(self, number: str) -> Iterator[EndedBy]:
        sayers = self._rows(_SAYERS, about="ends", value=number, own=self._own, most=_VARIANTS)
        done: set[str] = set()
        for row in sayers:
            if row.reading in self._left or row.act in done:
                continue
            done.add(row.act)
            said = self._reading(self._first([each for each in sayers if each.act == row.act]).reading)
            for ending in json.loads(said.record)["endings"]:
                if number_in_year(ending["number"], _day(row.day)) == number:
                    yield EndedBy(how=ending["how"], act=_other(said))
                    break

    def _renumbered(self, number: str, cited: RecordedCitation) -> OtherAct | None:
        if cited.date is None or not cited.title:
            return None
        title = title_key(cited.title)
        rows = [
            row
            for row in self._others(_ON_DAY, day=iso(cited.date), most=_DAY)
            if row.number and row.number != number
            if row.assembly in ("", cited.assembly or row.assembly)
            if title_key(row.title) == title
        ]
        return _other(rows[0]) if len(rows) == 1 else None

    # --- numbers ----------------------------------------------------------------------------

    def _same_number(self) -> Iterator[OtherAct]:
        record = self._record
        if series(record.number) is None or record.kind in ("minutes", "list"):
            return
        for row in self._numbered(number_key(record.number)):
            if row.assembly != (record.assembly or "") or row.kind != (record.kind or ""):
                continue
            if row.day == self._day and (not row.title or not record.title or same_title(row.title, record.title)):
                continue
            yield _other(row)

    def _sequence(self) -> dict[str, Any]:
        record = self._record
        place = series(record.number)
        if place is None or place.sequence is None or record.kind in ("minutes", "list"):
            return {}
        where = {"assembly": record.assembly or "", "year": place.year, "sequence": place.sequence, "most": _AROUND}
        below = self._others(_BELOW, **where)
        above = self._others(_ABOVE, **where)
        found: dict[str, Any] = {}
        if self._day:
            between = _out_of_order(place.sequence, self._day, below, above)
            if between is not None:
                found["out_of_order"] = tuple(None if row is None else _other(row) for row in between)
        if below and 1 < place.sequence - below[0].sequence <= _WIDEST_GAP + 1:
            nearest = below[0]
            missing = [
                _renumber(str(record.number), place.sequence, number)
                for number in range(nearest.sequence + 1, place.sequence)
            ]
            unseen = tuple(number for number in missing if not self._seen(number_key(number)))
            if unseen:
                found |= {"missing_numbers": unseen, "below": nearest.shown}
        return found

    def _seen(self, number: str) -> bool:
        """Whether any assembly has an act of this number, or another act cites it."""
        held = self._rows(_UNDER_NUMBER, number=number, own=self._own)
        return bool(held or self._values("cites", *prefix(number), most=1))

    # --- persons ----------------------------------------------------------------------------

    def _spellings(self) -> Iterator[Spelling]:
        here = {member.key for member in self._record.members}
        if not here:
            return
        known = self._values("member", "", "\x7f", most=5000)
        for key in sorted(here):
            for other in known:
                if other in here or other[:1] not in key or not near_names(key, other):
                    continue
                spelling = self._spelling(key, other)
                if spelling is not None:
                    yield spelling

    def _spelling(self, key: str, other: str) -> Spelling | None:
        theirs = self._sayers("member", other)
        if theirs is None:
            return None
        ours = self._sayers("member", key)
        acts = ours.acts if ours else 0
        if acts + 1 > theirs.acts or acts >= _SETTLED:
            return None
        if acts + 1 == theirs.acts:
            # As many write it so: who wrote it last is asked.
            first = min(self._day, ours.first.day) if ours else self._day
            if (first, key) < (theirs.first.day, other):
                return None
        if self._rows(_TOGETHER, rare=key, usual=other):
            return None
        last = self._first(self._rows(_LAST_SAYERS, about="member", value=other, own=self._own, most=_VARIANTS))
        day, then = self._record.date, _day(last.day)
        if day is not None and then is not None and abs(day - then) > _TWO_TERMS:
            return None  # namesakes may follow one another
        said = self._reading(last.reading)
        names = {member["key"]: member["name"] for member in json.loads(said.record)["members"]}
        return Spelling(key=key, other=names[other], acts=acts, other_acts=theirs.acts, last=_other(said))

    def _departures(self) -> Iterator[Departure]:
        keys = sorted({member.key for member in self._record.members if member.status == "present"})
        if not keys or not self._day:
            return
        left_rows = self._rows(_LEFT, keys=keys, own=self._own, day=self._day)
        by_key = groupby((row for row in left_rows if row.reading not in self._left), key=lambda row: row.value)
        for key, rows in by_key:
            told = self._first(list(islice(rows, _VARIANTS)))
            left, renewal = _day(told.day), self._renewal
            # Elected again since.
            if left is None or (renewal is not None and renewal.date is not None and renewal.date > left):
                continue
            yield Departure(key=key, left_on=left, by=self._act(told.reading))

    @cached_property
    def _renewal(self) -> OtherAct | None:
        if not self._day:
            return None
        rows = [row for row in self._rows(_INSTALLED, own=self._own, day=self._day) if row.reading not in self._left]
        return self._act(self._first(rows).reading) if rows else None

    def _opinions(self) -> Iterator[QuotedOpinion]:
        record = self._record
        for number in sorted({opinion.number for opinion in record.opinions if opinion.number}):
            dates: dict[datetime.date, int] = {}
            names: dict[str, int] = {}
            for value in self._values("opinion", *prefix(record.assembly or "", self._day, number)):
                *_, day, name = value.split(BAR)
                sayers = self._sayers("opinion", value)
                if sayers is None:
                    continue
                then = _day(day)
                if then is not None:
                    dates[then] = dates.get(then, 0) + sayers.acts
                if name:
                    names[name] = names.get(name, 0) + sayers.acts
            if dates or names:
                yield QuotedOpinion(
                    number=number,
                    dates=tuple(sorted(dates.items(), key=lambda each: (-each[1], each[0]))),
                    names=tuple(sorted(names.items(), key=lambda each: (-each[1], each[0]))),
                )

    # --- agreements -------------------------------------------------------------------------

    def of_agreement(
        self, steps: Iterable[RecordedStep], days: Iterable[datetime.date], acts: Iterable[str]
    ) -> Iterable[Record]:
        """The records of others that may speak of an agreement, each act once, those found before among them."""
        wanted = {block for step in steps for block in blocks(step, days)} | {f"act {number}" for number in acts}
        if wanted:
            # Those that share most with it first: the words of an agreement may be those of many.
            near = self._rows(_IN_BLOCKS, blocks=sorted(wanted), own=self._own, most=_CHAIN)
            ids = [row.reading for row in near if row.reading not in self._left and row.reading not in self._read]
            rows = self._connection.execute(_READINGS, {"ids": ids}).all() if ids else []
            self._read |= {row.reading for row in near}
            for row in sorted(rows, key=lambda row: (row.day, row.act, row.path)):
                self._agreements.setdefault(row.act, Record.model_validate_json(row.record))
        return self._agreements.values()


def _day(written: str) -> datetime.date | None:
    return datetime.date.fromisoformat(written) if written else None


def _other(row: Any) -> OtherAct:
    return OtherAct(number=row.shown or None, date=_day(row.day), title=row.title or None)


def _title_cited(record: str, number: str, key: str) -> str | None:
    """The title by which a record cites an act, as it quotes it."""
    for cited in json.loads(record).get("citations", ()):
        day = _day(cited.get("date") or "")
        if number_in_year(cited.get("number"), day) == number and title_key(cited.get("title")).startswith(key):
            title: str | None = cited.get("title")
            return title
    return None


def _renumber(number: str, sequence: int, other: int) -> str:
    """A number of the same year, written likewise: "2024-012" and 11 give "2024-011"."""
    figures = str(sequence)
    at = number.rfind(figures) if not number.endswith(figures) else len(number) - len(figures)
    start = at
    while start and number[start - 1] == "0":
        start -= 1
    width = at + len(figures) - start
    return f"{number[:start]}{other:0{width}d}{number[at + len(figures) :]}"


def _out_of_order(
    sequence: int, day: str, below: Sequence[Any], above: Sequence[Any]
) -> tuple[Any | None, Any | None] | None:
    """The nearest acts between which the day of a number does not fall; None where it does, or others are to blame.

    To blame is the act that stands against more of the others than any of those against it.
    """
    around = [(row.sequence, row.day) for row in (*below, *above) if row.day]
    against = [other for other in around if (other[0] < sequence) != (other[1] < day) and other[1] != day]
    if not against:
        return None

    def troubles(at: tuple[int, str]) -> int:
        everyone = [*around, (sequence, day)]
        return sum((o[0] < at[0]) != (o[1] < at[1]) for o in everyone if o[0] != at[0] and o[1] != at[1])

    mine = len(against)
    for other in against:
        theirs = troubles(other)
        if theirs > mine or (theirs == mine and other[1] > day):
            return None
    earlier = next((row for row in below if row.day and row.day > day), None)
    later = next((row for row in above if row.day and row.day < day), None)
    return earlier, later


def told_of(register: Register, number: str) -> tuple[Testimony, ...]:
    """What the acts of every authority say of an act of this number."""
    wanted = number_key(number)
    found: list[Testimony] = []
    for kept in register.kept_that_cite(wanted):
        by = kept.record
        found += [
            Testimony(by=by.number, by_date=by.date, date=cited.date, title=cited.title)
            for cited in by.citations
            if number_in_year(cited.number, cited.date).rpartition("~")[2] == wanted
        ]
    return tuple(sorted(dict.fromkeys(found), key=lambda t: (iso(t.by_date), t.by or "", iso(t.date), t.title or "")))


def records_about(register: Register, number: str) -> list[Record]:
    """Of the acts that name an act of this number as of the chain of the agreement that they decide on, the last."""
    wanted = number_key(number)
    naming = [
        kept.record
        for kept in register.kept_that_cite(wanted)
        if decided_step(kept.record) is not None
        and any(step.act_number and number_key(step.act_number) == wanted for step in kept.record.steps)
    ]
    return sorted(naming, key=lambda record: (iso(record.date), number_key(record.number)))[-1:]
