"""The dates of an act as statements about one unknown day, and those of an earlier act that it cites."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from actcheck.diagnosis.model import Statement
from actcheck.source.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.diagnosis.model import Subject, Value
    from actcheck.diagnosis.problem import Bounds
    from actcheck.diagnosis.smallest import Set
    from actcheck.facts import AgreementFacts, CitedAct, Facts, LegalReference, OpinionFact, StatedDate
    from actcheck.source import Span

# What is stated is the day itself, its day of the week, its year; or a day, or a year, that lies before or after
# it, unless it is the same.
Relation = Literal["is", "weekday", "year", "not_after", "not_before", "year_not_after"]

_SIGNED_ACTS = ("order", "decision")
_WEEK = 7


class Dated(NamedTuple):
    """A statement, and what it has to do with the day."""

    statement: Statement
    relation: Relation


class Days:
    """Statements about one day.

    Between two neighbours among the days stated and the ends of the years stated, only the day of the week tells
    one day from another: the days within a week of these are all that need be tried.
    """

    subject: Subject = "dates"

    def __init__(self, dated: Sequence[Dated]) -> None:
        self.statements = [one.statement for one in dated]
        self._relations = [one.relation for one in dated]
        near = {day for one in dated for edge in _edges(one) for day in _around(edge)}
        self._tried = sorted(near)
        self._true = [frozenset(i for i, one in enumerate(dated) if _holds(one, day)) for day in self._tried]

    def smallest_sets(self, most: int) -> list[Set]:
        """The least that is wrong, whichever the day may be."""
        everything = frozenset(range(len(self.statements)))
        wrong = {everything - true for true in self._true}
        least = min(map(len, wrong), default=0)
        return [one for one in wrong if len(one) == least] if 0 < least <= most else []

    def within(self, index: int, kept: Set, bounds: Bounds) -> bool:
        return self.bounds(index, kept) == bounds

    def bounds(self, index: int, kept: Set) -> Bounds:
        days = [day for day, true in zip(self._tried, self._true, strict=True) if kept <= true]
        if not days:
            return None, None
        # The week before the first of the edges stands for all that is earlier, the last one for all that is later.
        first = None if days[0] < self._tried[_WEEK] else days[0]
        last = None if days[-1] > self._tried[-1 - _WEEK] else days[-1]
        match self._relations[index]:
            case "is":
                return first, last
            case "not_after":
                return None, last
            case "not_before":
                return first, None
            case "year":
                return first and first.year, last and last.year
            case "year_not_after":
                return None, last and last.year
            case "weekday":
                weekdays = {day.weekday() for day in days}
                return (days[0].weekday(), days[0].weekday()) if len(weekdays) == 1 else (None, None)


def days(facts: Facts) -> Iterator[Days]:
    """The day of the act; that of each earlier act which it cites by a number and dates that disagree."""
    own = [*_own(facts), *_cited_texts(facts)]
    for mentions in _cited_acts(facts):
        dated = [d for act in mentions for d in _mention(act, "is", "year")]
        if any(_in_own_visas(act) for act in mentions):
            if len({d.statement.value for d in dated if d.relation == "is"}) == 1 and _one_year(mentions):
                own += [d for act in mentions for d in _mention(act, "not_after", "year_not_after")]
                continue
            if facts.sitting.date is not None:
                dated.append(_stated("sitting.date", facts.sitting.date.span, facts.sitting.date.value, "not_before"))
        yield Days(_each_once(dated))
    yield Days(_each_once(own))


def _own(facts: Facts) -> Iterator[Dated]:
    """What the act states of its own day."""
    signed = facts.act.kind is not None and facts.act.kind.value in _SIGNED_ACTS
    written = {date.span: date for date in facts.dates}
    first: dict[str, StatedDate] = {}
    for date in () if signed else facts.sitting.stated:
        if date.value is not None or date.impossible:
            first.setdefault(date.role, date)
    for role, name in (("sitting_heading", "sitting.heading"), ("sitting_opening", "sitting.opening")):
        if role in first:
            yield from _day(name, first[role])
    report, signature = facts.report.sitting_date, facts.signature.date
    if report is not None and not signed and report.span in written:
        yield from _day("report.sitting_date", written[report.span])
    if signature is not None and signature.span in written:
        if signed:
            yield from _day("signature.date", written[signature.span])
        else:
            yield _stated("signature.date", signature.span, signature.value, "not_before")
    if facts.act.number_year is not None:
        yield _stated("act.number_year", facts.act.number_year.span, facts.act.number_year.value, "year")
    if facts.notice.date is not None and not facts.notice.date.derived:
        yield _stated("notice.date", facts.notice.date.span, facts.notice.date.value, "not_after")
    transmission = facts.transmission
    for name, fact in (
        ("transmission.sent_on", transmission.sent_on),
        ("transmission.received_on", transmission.received_on),
        ("transmission.published_on", transmission.published_on),
    ):
        if fact is not None:
            yield _stated(name, fact.span, fact.value, "not_before")


def _cited_texts(facts: Facts) -> Iterator[Dated]:
    """What the act's own visas name, which was there before it; acts that have a number left aside."""
    for opinion in facts.opinions:
        if opinion.date is not None and _in_own_visas(opinion):
            yield _stated("opinions.date", opinion.date_span or opinion.span, opinion.date, "not_after")
    for text in facts.references:
        if text.date is not None and _in_own_visas(text):
            yield _stated("references.date", text.span, text.date, "not_after")
    for agreement in facts.agreements:
        if agreement.date is not None and _in_own_visas(agreement):
            yield _stated("agreements.date", agreement.date_span or agreement.span, agreement.date, "not_after")
    for act in facts.cited_acts:
        if act.number_year is None and act.date is not None and _in_own_visas(act):
            yield _stated("cited_acts.date", act.date_span or act.span, act.date, "not_after")


def _cited_acts(facts: Facts) -> list[list[CitedAct]]:
    """The mentions of each earlier act: a number that bears a year is one act's."""
    groups: list[list[CitedAct]] = []
    for act in facts.cited_acts:
        if act.number is None or act.number_year is None or act.date is None:
            continue
        known = (g for g in groups if g[0].number == act.number and _may_be_one(g[0].body, act.body))
        group = next(known, None)
        if group is None:
            groups.append([act])
        else:
            group.append(act)
    return groups


def _mention(act: CitedAct, date: Relation, year: Relation) -> Iterator[Dated]:
    if act.date is not None and act.number_year is not None:
        yield _stated("cited_acts.date", act.date_span or act.span, act.date, date)
        yield _stated("cited_acts.number_year", act.number_span or act.span, act.number_year, year)


def _one_year(mentions: Sequence[CitedAct]) -> bool:
    return all(act.date is not None and act.date.year == act.number_year for act in mentions)


def _may_be_one(body: str | None, other: str | None) -> bool:
    """Whether two bodies may be the same, one being named at greater length, or not at all."""
    one, two = fold(body or "").casefold(), fold(other or "").casefold()
    return one.startswith(two) or two.startswith(one)


def _in_own_visas(stated: CitedAct | LegalReference | OpinionFact | AgreementFacts) -> bool:
    return stated.in_citation and stated.part not in ("attachment", "report")


def _day(name: str, date: StatedDate) -> Iterator[Dated]:
    yield Dated(Statement(fact=name, span=date.span, value=date.value, raw=date.raw), "is")
    if date.weekday is not None:
        yield _stated(f"{name}.weekday", date.span, date.weekday, "weekday")


def _stated(name: str, span: Span, value: Value, relation: Relation) -> Dated:
    return Dated(Statement(fact=name, span=span, value=value), relation)


def _each_once(dated: Sequence[Dated]) -> list[Dated]:
    return list({(one.statement.span, one.relation): one for one in dated}.values())


def _holds(dated: Dated, day: datetime.date) -> bool:
    value = dated.statement.value
    if isinstance(value, datetime.date):
        match dated.relation:
            case "not_after":
                return value <= day
            case "not_before":
                return day <= value
            case _:
                return value == day
    match dated.relation:
        case "weekday":
            return value == day.weekday()
        case "year_not_after":
            return value is not None and value <= day.year
        case _:
            return value == day.year


def _edges(dated: Dated) -> tuple[datetime.date, ...]:
    value = dated.statement.value
    if isinstance(value, datetime.date):
        return (value,)
    if value is None or dated.relation == "weekday":
        return ()
    return datetime.date(value, 1, 1), datetime.date(value, 12, 31)


def _around(edge: datetime.date) -> Iterator[datetime.date]:
    ordinal = edge.toordinal()
    last = datetime.date.max.toordinal()
    return (datetime.date.fromordinal(o) for o in range(max(1, ordinal - _WEEK), min(last, ordinal + _WEEK) + 1))
