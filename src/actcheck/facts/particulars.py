"""Sums, effects, matters and circumstances, from the tree to the facts."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING, TypedDict

from actcheck.ast import Period
from actcheck.facts.model import (
    CircumstanceFacts,
    ContractFacts,
    Fact,
    MatterFact,
    OddityFact,
    OwnArticle,
    ReceiptFacts,
    StatedAmount,
    StatedEffect,
    StatedPeriod,
    StatedRate,
    SumColumn,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from actcheck.ast import Amount, Heading, Part
    from actcheck.source import Span

_CONDITIONS = frozenset(CircumstanceFacts.model_fields)
_CONTRACTS = ("public_contract", "works", "supplies")
_OF_CONTRACTS = ("award_committee", "limited_case", "unlimited_case")
# The figures of a transmission's identifier: its département, its sender, the act's day.
_IDENTIFIER = (3, 9, 8)


class Particulars(TypedDict):
    """The fields of ``Facts`` of the same names."""

    amounts: tuple[StatedAmount, ...]
    rates: tuple[StatedRate, ...]
    columns: tuple[SumColumn, ...]
    effects: tuple[StatedEffect, ...]
    periods: tuple[StatedPeriod, ...]
    matters: tuple[MatterFact, ...]
    circumstances: CircumstanceFacts
    contract: ContractFacts
    receipt: ReceiptFacts
    sirens: tuple[Fact[str], ...]
    ibans: tuple[Fact[str], ...]
    own_articles: tuple[OwnArticle, ...]
    oddities: tuple[OddityFact, ...]


def particulars(main: Part, followers: Sequence[Part]) -> Particulars:
    """What the dossier states of them; matters, own articles and oddities are the act's alone."""
    parts = [main, *followers]
    decides = _decision(main)
    title = main.preface.title

    def decided(part: Part, span: Span) -> bool:
        return part is main and decides is not None and span.start >= decides

    return Particulars(
        amounts=tuple(
            StatedAmount(
                span=amount.span,
                part=part.kind,
                cents=amount.cents,
                tax=amount.tax,
                role=amount.role,
                spelled=amount.spelled,
                spelled_span=amount.spelled_span,
                in_title=part is main and title is not None and title.span.covers(amount.span),
                decided=decided(part, amount.span),
            )
            for part in parts
            for amount in part.amounts
        ),
        rates=tuple(
            StatedRate(span=rate.span, part=part.kind, hundredths=rate.hundredths, of=rate.of)
            for part in parts
            for rate in part.rates
        ),
        columns=tuple(
            SumColumn(span=column.span, part=part.kind, rows=column.rows, total=column.total)
            for part in parts
            for column in part.columns
        ),
        effects=tuple(
            StatedEffect(
                span=effect.span,
                part=part.kind,
                date=effect.date.value,
                retroactive=effect.retroactive,
                of_agreement=effect.of_agreement,
                decided=decided(part, effect.span),
            )
            for part in parts
            for effect in part.effects
            if effect.date.value is not None
        ),
        periods=tuple(_periods(parts)),
        matters=tuple(
            MatterFact(span=matter.span, subject=matter.subject, decided=matter.decided, figure=matter.figure)
            for matter in main.matters
            if not matter.decided or decided(main, matter.span)
        ),
        circumstances=_circumstances(main),
        contract=_contract(parts, title, decided),
        receipt=_receipt(parts),
        sirens=_identifiers(parts, "siren"),
        ibans=_identifiers(parts, "iban"),
        own_articles=tuple(
            OwnArticle(span=c.span, number=c.number)
            for c in main.circumstances
            if c.what == "own_article" and c.number is not None
        ),
        oddities=tuple(
            OddityFact(span=oddity.span, what=oddity.what, written=oddity.written, usual=oddity.usual)
            for oddity in main.oddities
        ),
    )


def _decision(main: Part) -> int | None:
    """Where the act begins to decide: at its formula, else at its first article."""
    if main.preamble is not None and main.preamble.formula is not None:
        return main.preamble.formula.span.start
    return main.body.articles[0].span.start if main.body is not None and main.body.articles else None


def _periods(parts: Iterable[Part]) -> Iterator[StatedPeriod]:
    for part in parts:
        for mention in part.mentions:
            if isinstance(mention, Period) and mention.starts.value and mention.ends.value:
                yield StatedPeriod(
                    span=mention.span, part=part.kind, starts=mention.starts.value, ends=mention.ends.value
                )


def _circumstances(main: Part) -> CircumstanceFacts:
    first: dict[str, Fact[bool]] = {}
    for circumstance in main.circumstances:
        if circumstance.what in _CONDITIONS:
            first.setdefault(circumstance.what, Fact[bool](value=True, span=circumstance.span))
    return CircumstanceFacts(**first)


def _contract(parts: Sequence[Part], title: Heading | None, decided: Callable[[Part, Span], bool]) -> ContractFacts:
    """The public contract that the title or the decision names, unless they name an agreement as what is amended."""
    named: dict[str, Fact[bool]] = {}
    public: Fact[bool] | None = None
    for part in parts:
        for circumstance in part.circumstances:
            what, span = circumstance.what, circumstance.span
            told = decided(part, span) or (part is parts[0] and title is not None and title.span.covers(span))
            if what == "amended_agreement" and told:
                return ContractFacts()
            if what in _CONTRACTS or what in _OF_CONTRACTS:
                fact = named.setdefault(what, Fact[bool](value=True, span=span))
                if told and what in _CONTRACTS:
                    public = public or (fact if fact.span == span else Fact[bool](value=True, span=span))
    if public is None:
        return ContractFacts()
    amounts = [amount for part in parts for amount in part.amounts if amount.role is not None]
    rates = {rate.hundredths: rate.span for part in parts for rate in part.rates if rate.of == "change"}
    sums = next((sums for tax in ("excluded", None, "included") if "initial" in (sums := _sums(amounts, tax))), {})
    return ContractFacts(
        public=public,
        works=named.get("works"),
        supplies=named.get("supplies"),
        award_committee=named.get("award_committee"),
        limited_case=named.get("limited_case"),
        unlimited_case=named.get("unlimited_case"),
        initial=sums.get("initial"),
        change=sums.get("change"),
        new=sums.get("new"),
        rate=Fact[int](value=next(iter(rates)), span=next(iter(rates.values()))) if len(rates) == 1 else None,
    )


def _sums(amounts: Iterable[Amount], tax: str | None) -> dict[str, Fact[int]]:
    """The sums of a contract that are stated with one value, with this word on tax."""
    found: dict[str, dict[int, Span]] = defaultdict(dict)
    for amount in amounts:
        if amount.tax == tax and amount.role is not None:
            found[amount.role].setdefault(amount.cents, amount.span)
    return {
        role: Fact[int](value=value, span=span)
        for role, values in found.items()
        if len(values) == 1
        for value, span in values.items()
    }


def _receipt(parts: Iterable[Part]) -> ReceiptFacts:
    """By the first identifier that is whole."""
    for part in parts:
        for stamp in part.stamps:
            if stamp.role != "transmission_id":
                continue
            written = stamp.text[next((i for i, c in enumerate(stamp.text) if c.isdigit()), 0) :]
            pieces = written.split("-")
            if len(pieces) < 5 or tuple(map(len, pieces[:3])) != _IDENTIFIER or not "".join(pieces[:3]).isdigit():
                continue
            span, day = stamp.span, _day(pieces[2])
            number = "".join(filter(str.isalnum, "".join(pieces[3:-1])))
            return ReceiptFacts(
                identifier=Fact[str](value=written, span=span),
                departement=Fact[str](value=pieces[0], span=span, derived=True),
                day=None if day is None else Fact[datetime.date](value=day, span=span, derived=True),
                number=Fact[str](value=number, span=span, derived=True) if number else None,
            )
    return ReceiptFacts()


def _day(figures: str) -> datetime.date | None:
    try:
        return datetime.date(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
    except ValueError:
        return None


def _identifiers(parts: Iterable[Part], scheme: str) -> tuple[Fact[str], ...]:
    return tuple(Fact[str](value=i.value, span=i.span) for p in parts for i in p.identifiers if i.scheme == scheme)
