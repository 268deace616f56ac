"""Quorums and numbers of proxies by kind of authority and by date. They stand in ``law/thresholds.json``.

A kind of authority is one of commune, epci, ept, departement, region, syndicat; another one, whose
law is not known here (prefecture, ccas ...), gets None. The statutes of an open mixed syndicate, and
the laws of authorities with a status of their own (Corse, Guyane, Martinique, Paris, Lyon), may say
otherwise; second meetings called for want of a quorum need none.
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from functools import cache, lru_cache
from math import ceil

from pydantic import Field

from actcheck.frozen import Frozen
from actcheck.law.tables import load_table


class _Dated(Frozen):
    in_force_from: datetime.date
    in_force_to: datetime.date | None = None

    def in_force_on(self, day: datetime.date) -> bool:
        return self.in_force_from <= day and (self.in_force_to is None or day < self.in_force_to)


@cache
def _fraction(words: str) -> Fraction:
    return Fraction(words)


class QuorumRule(_Dated):
    """How many members an assembly needs to deliberate.

    :param article: "CGCT L2121-17".
    :param applied_by: the article that makes it apply to this kind of authority, or None.
    :param in_force_from: the first day of these words; ``in_force_to`` is the first day after.
    :param more_than: the part of the members in office that must be exceeded ("1/2"); None where ``at_least`` is said.
    :param at_least: the part of the members in office that is enough ("1/3").
    :param counts_represented: members who gave a proxy count with those present.
    :param by_video_present_alone_from: from this day on, only those present count in a meeting by video.
    :param certain: these words were read, and for this authority and these dates.
    :param statutes: some authorities of this kind have statutes of their own, which may say otherwise.
    :param says: the operative words.
    """

    kinds: tuple[str, ...]
    assembly: str
    article: str
    applied_by: str | None = None
    more_than: str | None = None
    at_least: str | None = None
    counts_represented: bool
    by_video_present_alone_from: datetime.date | None = None
    certain: bool
    statutes: bool = False
    says: str

    def present_by_video_on(self, day: datetime.date) -> bool:
        """Whether only those present count in a meeting held by video on a day."""
        first = self.by_video_present_alone_from
        return first is not None and first <= day

    def minimum(self, members: int) -> int:
        """The least number of members that makes a quorum.

        :param members: members in office.
        """
        if self.at_least is not None:
            return ceil(members * _fraction(self.at_least))
        return int(members * _fraction(self.more_than or "1")) + 1


class ProxyLimit(Frozen):
    """How many proxies one member may hold.

    :param article: "CGCT L2121-20", or the law of exception that allows more.
    :param applied_by: the article that makes it apply to this kind of authority, or None.
    :param certain: these words were read, and for this authority and this date.
    :param statutes: some authorities of this kind have statutes of their own, which may say otherwise.
    :param says: the operative words.
    """

    value: int
    article: str
    applied_by: str | None = None
    certain: bool
    statutes: bool = False
    says: str


class _ProxyRule(_Dated):
    kinds: tuple[str, ...]
    article: str
    applied_by: str | None = None
    value: int
    certain: bool
    statutes: bool = False
    says: str


class _Emergency(_Dated):
    article: str
    assemblies: tuple[str, ...] = ()
    at_least: str | None = None
    proxies: int
    certain: bool
    says: str
    note: str


class _Table(Frozen):
    schema_file: str = Field(alias="$schema")
    source: str
    as_of: datetime.date
    quorums: tuple[QuorumRule, ...]
    proxies: tuple[_ProxyRule, ...]
    emergencies: tuple[_Emergency, ...]
    elections_of_the_head: tuple[QuorumRule, ...]


@lru_cache(maxsize=256)
def quorum(kind: str, assembly: str | None, on: datetime.date | None) -> QuorumRule | None:
    """The quorum of an assembly on a day.

    :param kind: the kind of authority.
    :param assembly: "council" or "standing_committee"; any other has no rule here.
    :param on: the day of the sitting.
    :returns: None where the law is not known: another kind or assembly, no day, a day before the
        words that were read, or one when a law of exception may have lowered the quorum.
    """
    if on is None:
        return None
    ordinary = _in_force(_table().quorums, kind, assembly, on)
    emergency = _emergency(on)
    if emergency is None or ordinary is None:
        return ordinary
    if emergency.at_least is None or assembly not in emergency.assemblies:
        return None
    return QuorumRule(
        kinds=(kind,),
        assembly=ordinary.assembly,
        article=emergency.article,
        in_force_from=emergency.in_force_from,
        in_force_to=emergency.in_force_to,
        at_least=emergency.at_least,
        counts_represented=False,
        certain=emergency.certain,
        statutes=ordinary.statutes,
        says=emergency.says,
    )


@lru_cache(maxsize=256)
def quorum_to_elect_the_head(kind: str, on: datetime.date) -> QuorumRule | None:
    """The quorum of a council that elects its president after a general election, on a day.

    :param kind: the kind of authority.
    :returns: None where the law read here has none of its own.
    """
    return _in_force(_table().elections_of_the_head, kind, "council", on)


def _in_force(rules: tuple[QuorumRule, ...], kind: str, assembly: str | None, on: datetime.date) -> QuorumRule | None:
    return next((r for r in rules if kind in r.kinds and assembly == r.assembly and r.in_force_on(on)), None)


@lru_cache(maxsize=256)
def proxies_per_holder(kind: str, on: datetime.date | None) -> ProxyLimit | None:
    """How many proxies one member may hold on a day.

    Where laws of exception may have allowed more, the limit is theirs and is not certain; where
    the day is not known, it is the greatest that any law has allowed.

    :param kind: the kind of authority.
    :param on: the day of the sitting, or None.
    :returns: None where the law is not known: another kind, or a day before the words that were read.
    """
    rules = [rule for rule in _table().proxies if kind in rule.kinds and (on is None or rule.in_force_on(on))]
    if not rules:
        return None
    exception = max(_table().emergencies, key=lambda e: e.proxies, default=None) if on is None else _emergency(on)
    if exception is not None:
        return ProxyLimit(
            value=exception.proxies,
            article=exception.article,
            certain=exception.certain and on is not None,
            statutes=rules[0].statutes,
            says=exception.says,
        )
    rule = rules[0]
    return ProxyLimit(
        value=rule.value,
        article=rule.article,
        applied_by=rule.applied_by,
        certain=rule.certain,
        statutes=rule.statutes,
        says=rule.says,
    )


@cache
def _table() -> _Table:
    return load_table("thresholds.json", _Table)


def _emergency(on: datetime.date) -> _Emergency | None:
    return next((period for period in _table().emergencies if period.in_force_on(on)), None)
