"""The facts of a text in groups, each fact with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from actcheck.facts import Fact

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.facts import Facts
    from actcheck.facts.model import AgreementFacts, CitedAct, OpinionFact, ProxyFact, VotingFacts
    from actcheck.reporters.review.words import Words
    from actcheck.source import Document, Span


class FactRead(NamedTuple):
    """A fact.

    :param anchor: the identifier of its place in the text.
    :param derived: it is computed from what the text states.
    """

    label: str
    value: str
    span: Span
    anchor: str
    line: int
    derived: bool = False


class FactGroup(NamedTuple):
    """:param listed: it is a list of things of one kind rather than one fact a line."""

    name: str
    facts: tuple[FactRead, ...]
    listed: bool = False


# Sums of money are in cents, rates in hundredths of a percent.
_CENTS = ("contract.initial", "contract.change", "contract.new")
_HUNDREDTHS = ("contract.rate",)
_MINUTES_ITEM = "minutes_item"


def fact_groups(read: Sequence[Facts], document: Document, words: Words, *, anchor: str) -> tuple[FactGroup, ...]:
    """The facts of a text that holds one act; of one that holds several, the first act's, and the lists of all.

    :param anchor: what the identifiers of places begin with.
    """
    if not read:
        return ()

    def made(label: str, value: str, span: Span, *, derived: bool = False) -> FactRead:
        name = f"{anchor}{span.start}-{span.end}"
        return FactRead(label, value, span, name, document.location(span.start).line, derived)

    groups = []
    for name in type(read[0]).model_fields:
        group = getattr(read[0], name)
        if isinstance(group, BaseModel):
            facts = tuple(
                made(
                    words.fact(f"{name}.{field}"),
                    _value(f"{name}.{field}", fact, words),
                    fact.span,
                    derived=fact.derived,
                )
                for field in type(group).model_fields
                if isinstance(fact := getattr(group, field), Fact)
            )
            if facts:
                groups.append(FactGroup(words.named("groups", name), facts))
    for name, stated in _lists(read, words):
        facts = tuple(made(label, value, span) for label, value, span in stated)
        if facts:
            groups.append(FactGroup(words.named("groups", name), facts, listed=True))
    return tuple(groups)


_Stated = tuple[str, str, "Span"]


def _lists(read: Sequence[Facts], words: Words) -> Iterator[tuple[str, Iterable[_Stated]]]:
    """The lists of facts by the name of their group; of each fact, a label, a value, a place."""
    # The whole of minutes states what its items state.
    whole = [act for act in read if act.act.kind is None or act.act.kind.value != _MINUTES_ITEM]
    first = read[0].attendance
    yield "members", ((words.value(member.status.value), member.name, member.span) for member in first.members)
    yield "proxies", (("", _proxy(proxy, words), proxy.span) for proxy in first.proxy_list)
    if sum(len(act.votings) for act in whole) > 1:
        yield "votings", (("", _vote(v, words), v.span) for act in whole for v in act.votings if v.span)
    yield "citations", (("", visa.quote, visa.span) for act in _first_with_visas(read) for visa in act.citations)
    yield "references", ((r.raw, r.normalized, r.span) for act in whole for r in act.references if r.normalized)
    yield "cited_acts", ((one.body or "", _cited(one, words), one.span) for act in whole for one in act.cited_acts)
    yield "opinions", (_opinion(opinion, words) for act in whole for opinion in act.opinions)
    yield "agreements", (_agreement(agreement, words) for act in whole for agreement in act.agreements)
    yield "articles", (("", article.number, article.span) for act in whole for article in act.articles)
    yield "amounts", (("", _euros(amount.cents, words), amount.span) for act in whole for amount in act.amounts)
    yield (
        "numbers",
        (
            (label, fact.value, fact.span)
            for act in whole
            for label, facts in (("SIRET", act.sirets), ("SIREN", act.sirens), ("IBAN", act.ibans))
            for fact in facts
        ),
    )


def _first_with_visas(read: Sequence[Facts]) -> Sequence[Facts]:
    return [act for act in read if act.citations][:1]


def _proxy(proxy: ProxyFact, words: Words) -> str:
    return f"{proxy.grantor} {words.value('to')} {proxy.holder}" if proxy.holder else proxy.grantor


def _cited(act: CitedAct, words: Words) -> str:
    return " ".join(filter(None, (act.number, _day(act.date, words), act.title)))


def _opinion(opinion: OpinionFact, words: Words) -> _Stated:
    committee = " ".join(filter(None, (opinion.committee_number, opinion.committee_name)))
    favour = _favour(opinion.favourable, words)
    return committee, " ".join(filter(None, (favour, _day(opinion.date, words)))), opinion.span


def _agreement(agreement: AgreementFacts, words: Words) -> _Stated:
    number = "" if agreement.number is None else f"n° {agreement.number}"
    said = " ".join(filter(None, (number, _day(agreement.date, words))))
    return words.value(agreement.nature), said, agreement.span


def _day(day: datetime.date | None, words: Words) -> str:
    return "" if day is None else words.day(day)


def _vote(voting: VotingFacts, words: Words) -> str:
    said = [
        f"{words.value(name)} {fact.value}"
        for name in ("votes_for", "votes_against", "abstentions", "not_voting")
        if (fact := getattr(voting, name)) is not None
    ]
    if voting.unanimous is not None and voting.unanimous.value:
        said.append(words.value("unanimous"))
    if voting.outcome is not None:
        said.append(words.value(voting.outcome.value))
    return ", ".join(said)


def _favour(favourable: bool | None, words: Words) -> str:
    return "" if favourable is None else words.value("favourable" if favourable else "unfavourable")


def _value(name: str, fact: Fact[int] | Fact[str], words: Words) -> str:
    if name in _CENTS:
        return _euros(int(fact.value), words)
    if name in _HUNDREDTHS:
        return f"{_decimal(int(fact.value), words)} %"
    return words.value(fact.value)


def _euros(cents: int, words: Words) -> str:
    return f"{_decimal(cents, words)} €"


def _decimal(hundredths: int, words: Words) -> str:
    """ "12 345,67", "12,345.67"; whole numbers without decimals."""
    sign = "-" if hundredths < 0 else ""
    whole, rest = divmod(abs(hundredths), 100)
    written = f"{whole:,}" + (f".{rest:02}" if rest else "")
    return sign + (written if words.language == "en" else written.replace(",", "\u202f").replace(".", ","))
