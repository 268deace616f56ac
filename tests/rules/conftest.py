"""Facts built by hand, for what the examples of the rules do not show."""

from __future__ import annotations

import datetime
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from actcheck.ast import AttendanceStatus
from actcheck.facts import (
    ActFacts,
    AttendanceFacts,
    AuthorityFacts,
    Fact,
    Facts,
    Member,
    ProxyFact,
    SittingFacts,
    VotingFacts,
)
from actcheck.facts.names import key
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SITTING = datetime.date(2025, 3, 17)


@pytest.fixture
def build() -> Callable[..., Facts]:
    """Build the facts of an act; each stated thing has a place of its own."""
    places = (Span(start, start + 5) for start in count(10, 10))

    def fact(value: Any) -> Fact[Any] | None:
        return None if value is None else Fact(value=value, span=next(places))

    def _build(
        *,
        kind: str | None = "departement",
        assembly: str | None = "standing_committee",
        on: datetime.date | None = SITTING,
        chair: str | None = None,
        secretary: str | None = None,
        present: Sequence[str] = (),
        away: Sequence[str] = (),
        moving: Sequence[str] = (),
        proxies: Sequence[tuple[str, str | None]] = (),
        counts: dict[str, int] | None = None,
        voting: dict[str, Any] | None = None,
    ) -> Facts:
        """
        :param moving: those of the names beside which a movement is written.
        :param proxies: (giver, holder) pairs.
        :param counts: fields of ``AttendanceFacts``.
        :param voting: fields of ``VotingFacts``; facts are made of plain values.
        """
        members = tuple(
            Member(span=next(places), name=name, key=key(name), status=status, movement=name in moving)
            for status, names in ((AttendanceStatus.PRESENT, present), (AttendanceStatus.EXCUSED, away))
            for name in names
        )
        proxy_list = tuple(
            ProxyFact(
                span=next(places),
                grantor=giver,
                grantor_key=key(giver),
                holder=holder,
                holder_key=holder and key(holder),
                holder_span=next(places) if holder else None,
            )
            for giver, holder in proxies
        )
        plain = {"complete", "unanimous_of_votes_cast", "casting_vote", "secret"}
        stated: dict[str, Any] = {k: v if k in plain else fact(v) for k, v in (voting or {}).items()}
        vote = VotingFacts(**stated)
        return Facts(
            span=Span(0, 9999),
            act=ActFacts(kind=fact("deliberation")),
            authority=AuthorityFacts(kind=fact(kind), assembly=fact(assembly)),
            sitting=SittingFacts(date=fact(on), chair=fact(chair), secretary=fact(secretary)),
            attendance=AttendanceFacts(
                members=members, proxy_list=proxy_list, **{k: fact(v) for k, v in (counts or {}).items()}
            ),
            voting=vote,
            votings=(vote,) if voting else (),
        )

    return _build
