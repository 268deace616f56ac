"""Why a fact is absent: what was looked for, and what stood in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from actcheck.ast import AttendanceStatus, Quantity
from actcheck.facts.flatten import flatten
from actcheck.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from actcheck.ast import Act, DateMention, Part
    from actcheck.facts.model import Facts
    from actcheck.source import Span

Reason = Literal[
    "not_found", "unread", "disagree", "by_range", "several", "incomplete", "impossible", "doubtful", "not_made"
]

_AWAY = (AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT, AttendanceStatus.REPRESENTED)
_LISTS = {
    "attendance.present_listed": (AttendanceStatus.PRESENT,),
    "attendance.excused": _AWAY,
    "attendance.absent_listed": _AWAY,
    "attendance.proxies_listed": _AWAY,
    "attendance.without_vote": (AttendanceStatus.PRESENT_WITHOUT_VOTE, AttendanceStatus.EXCUSED_WITHOUT_VOTE),
}
_COUNTS = {
    "attendance.members_in_office": (Quantity.MEMBERS_IN_OFFICE,),
    "attendance.present_stated": (Quantity.PRESENT,),
    "attendance.absent_stated": (Quantity.ABSENT, Quantity.EXCUSED),
    "attendance.proxies_stated": (Quantity.PROXIES,),
    "attendance.voters_stated": (Quantity.VOTERS,),
    "attendance.votes_cast_stated": (Quantity.VOTES_CAST,),
    "attendance.quorum_stated": (Quantity.QUORUM,),
}
_STAMPS = {
    "transmission.sent_on": ("sent",),
    "transmission.received_on": ("received",),
    "transmission.published_on": ("published", "posted"),
}
_ROLES = {"contract.initial": "initial", "contract.change": "change", "contract.new": "new"}


class Absence(NamedTuple):
    """
    :param name: the fact's dotted name.
    :param reason: "not_found": none of the wordings stands in the text; "unread": a list could not be read;
        "disagree": two places state it differently; "by_range": stated for some items only; "several": stated
        several times, and nothing tells which is the act's; "incomplete", "impossible": such a date;
        "doubtful": garbled by a scan, it could only be guessed; "not_made": the facts that it is computed from
        are absent.
    :param places: where that is seen, in the original text.
    :param read: the wordings that were looked for.
    :param made_from: the facts that it is computed from.
    """

    name: str
    reason: Reason
    places: tuple[Span, ...] = ()
    read: tuple[str, ...] = ()
    made_from: tuple[str, ...] = ()


def absences(act: Act, facts: Sequence[Facts], doubtful: Mapping[str, Sequence[Span]]) -> tuple[Absence, ...]:
    """The facts that :func:`actcheck.facts.flatten.flatten` does not give for these facts, each with its reason.

    :param doubtful: where a value is garbled, by the name of the fact.
    """
    stated = flatten(facts)
    search = _Search(act, facts, doubtful)
    found = []
    for name, meaning in vocabulary().items():
        if name not in stated:
            reason, places = search.reason(name, meaning.made_from)
            found.append(Absence(name, reason, tuple(places), meaning.read, meaning.made_from))
    return tuple(found)


class _Search:
    def __init__(self, act: Act, facts: Sequence[Facts], doubtful: Mapping[str, Sequence[Span]]) -> None:
        self._facts = facts[0] if facts else None
        self._doubtful = doubtful
        kind = self._facts.act.kind.value if self._facts and self._facts.act.kind else None
        parts = [part for part in act.parts if self._facts is None or self._facts.span.covers(part.span)]
        self._parts = parts
        self._main: Part | None = next((part for part in parts if part.kind == kind), None)

    def reason(self, name: str, made_from: Sequence[str]) -> tuple[Reason, Sequence[Span]]:
        for reason, places in self._seen(name, made_from):
            if places:
                return reason, places
        if name == "act.number" and self._main is not None and self._main.kind in ("minutes", "list"):
            return "several", ()
        return ("not_made" if made_from else "not_found"), ()

    def _seen(self, name: str, made_from: Sequence[str]) -> Iterator[tuple[Reason, Sequence[Span]]]:
        sources = [fact for fact in map(self._fact, made_from) if fact is not None]
        yield "disagree", sources if len(sources) > 1 else ()
        yield "unread", self._unread(_LISTS.get(name, ()))
        yield "by_range", self._scoped(_COUNTS.get(name, ()))
        yield "several", self._several(name)
        dates = list(self._dates(name))
        yield "impossible", [date.span for date in dates if date.impossible]
        yield "incomplete", [date.span for date in dates if not date.complete]
        yield "doubtful", self._doubtful.get(name, ())

    def _fact(self, name: str) -> Span | None:
        group, _, field = name.partition(".")
        fact = getattr(getattr(self._facts, group, None), field, None)
        return None if fact is None else fact.span

    def _unread(self, statuses: Sequence[AttendanceStatus]) -> list[Span]:
        attendance = self._main and self._main.preface.attendance
        lists = attendance.lists if attendance else ()
        return [one.label for one in lists if one.status in statuses and not one.persons and one.stated is None]

    def _scoped(self, quantities: Sequence[Quantity]) -> list[Span]:
        attendance = self._main and self._main.preface.attendance
        return [c.span for c in (attendance.counts if attendance else ()) if c.scoped and c.quantity in quantities]

    def _several(self, name: str) -> list[Span]:
        facts = self._facts
        if name.startswith("voting.") and facts is not None and facts.voting.span is None and len(facts.votings) > 1:
            return [voting.span for voting in facts.votings if voting.span]
        if name in _ROLES:
            return [amount.span for part in self._parts for amount in part.amounts if amount.role == _ROLES[name]]
        return []

    def _dates(self, name: str) -> Iterable[DateMention]:
        main = self._main
        if main is None:
            return
        if name == "sitting.date":
            yield from (mention.date for mention in main.preface.sittings)
        elif name == "notice.date":
            yield from main.preface.notices
        elif name == "signature.date":
            yield from (s.date for s in (main.conclusions.signatures if main.conclusions else ()) if s.date)
        elif name in _STAMPS:
            yield from (s.date for p in self._parts for s in p.stamps if s.role in _STAMPS[name] and s.date)
