"""The contract amendment that an act decides on, gathered from the whole dossier."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.ast import (
    ActReference,
    AgreementReference,
    AmendmentClause,
    Attachment,
    ExplanatoryReport,
    Period,
    Term,
)
from actcheck.facts.dates import stated_date
from actcheck.facts.model import AmendmentFacts, Fact, StatedDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.ast import Part, Reference
    from actcheck.source import Span

# The roles of a term where an amendment is decided, and where the past of an agreement is told.
_NEW = ("until", "extended_until")
_OLD = ("ended", "extended_until")


def amendment_facts(main: Part, followers: Sequence[Part]) -> AmendmentFacts:
    """Empty where neither the title nor the articles of the act speak of an amendment."""
    title, body = _of_title(main), _of_body(main)
    decided = _amendments(title)[:1] or [a for a in _amendments(body) if a.number][:1]
    if not decided:
        return AmendmentFacts()
    attachments = [part for part in followers if isinstance(part, Attachment)]
    reports = [part for part in followers if isinstance(part, ExplanatoryReport)]
    own = [*title, *body]
    others: list[Part] = [*attachments, *reports]
    followers_own = [m for p in others for m in _of_title(p)]
    numbers = [n for n in map(_number, _amendments([*own, *followers_own])) if n is not None]
    number = numbers[0] if numbers else None
    terms = [
        *_terms(own, main, *_NEW),
        *(t for p in attachments for t in _terms(_amending(p), p, *_NEW)),
        *(t for p in reports for t in _terms(_of_title(p), p, *_NEW)),
    ]
    old = [t for p in reports for t in _terms(p.mentions, p, *_OLD)]
    old += [t for t in _old_terms(main, own) if all(t.value != new.value for new in terms)]
    earlier = list(_earlier(main, followers))
    if number is not None:
        old += [t for title_of, n, part in earlier if n == number.value - 1 for t in _terms(title_of, part, *_NEW)]
    previous = _named([main, *followers], number.value - 1) if number is not None else []
    agreement = [t for p in attachments for t in _agreement_dates(p)] or [
        t for p in (main, *attachments) for t in _agreement_dates(p, in_citations=True)
    ]
    clauses = [c for p in attachments for c in p.mentions if isinstance(c, AmendmentClause)]
    dated = [c for p in attachments for c in p.mentions if isinstance(c, Term | Period)]
    changes: Sequence[Reference] = clauses or dated
    feet = [s for p in attachments if p.conclusions for s in p.conclusions.signatures]
    effect = [
        Fact[datetime.date](value=d.value, span=d.span)
        for p in followers
        for m in p.mentions
        for d in (
            [m.date] if isinstance(m, Term) and m.role == "effect" else [m.starts] if isinstance(m, Period) else []
        )
        if d.value
    ]
    return AmendmentFacts(
        decided=Fact[bool](value=True, span=decided[0].span),
        number=number,
        numbers=tuple(numbers),
        previous_cited=_previous(number, previous),
        previous_date=_previous_date(previous),
        agreement_date=_fact(agreement[0]) if agreement else None,
        agreement_dates=tuple(agreement),
        effect_date=effect[0] if effect else None,
        old_term=_fact(max(old, key=lambda t: t.value or datetime.date.min)) if old else None,
        old_terms=tuple(old),
        new_term=_fact(terms[0]) if terms else None,
        term_dates=tuple(terms),
        announced_articles=tuple(Fact[str](value=c.article, span=c.article_span) for c in clauses if not c.replaces),
        replaced_articles=tuple(Fact[str](value=c.article, span=c.article_span) for c in clauses if c.replaces),
        amending_clause=Fact[bool](value=True, span=changes[0].span) if changes else None,
        signed_on=next(
            (Fact[datetime.date](value=s.date.value, span=s.date.span) for s in feet if s.date and s.date.value), None
        ),
        signature_blank=next((Fact[bool](value=True, span=s.blank_date) for s in feet if s.blank_date), None),
        parties=next((_parties(p) for p in attachments if p.parties), None),
        originals=next(
            (Fact[int](value=s.originals, span=s.originals_span or s.span) for s in feet if s.originals is not None),
            None,
        ),
    )


def _of_title(part: Part) -> list[Reference]:
    """What the title names: a heading of the preface, not the text that may follow it; the whole head of an annex."""
    title = part.preface if isinstance(part, Attachment) else part.preface.title or part.preface.document_title
    return [m for m in part.mentions if title is not None and title.span.covers(m.span)]


def _of_body(part: Part) -> list[Reference]:
    return [m for m in part.mentions if part.body is not None and part.body.span.covers(m.span)]


def _amendments(mentions: Iterable[Reference]) -> list[AgreementReference]:
    return [m for m in mentions if isinstance(m, AgreementReference) and m.nature == "amendment"]


def _number(reference: AgreementReference) -> Fact[int] | None:
    if reference.number is None or not reference.number.isdigit():
        return None
    return Fact[int](value=int(reference.number), span=reference.number_span or reference.span)


def _fact(stated: StatedDate) -> Fact[datetime.date] | None:
    return Fact[datetime.date](value=stated.value, span=stated.span) if stated.value else None


def _amending(part: Attachment) -> list[Reference]:
    """What an annexed amendment says of the term: in its head, its first article (the object), the articles
    that amend and the new words; what it merely recalls of the agreement is left out. Where nothing
    says that it amends, all of it."""
    articles = part.body.articles if part.body else ()
    clauses = [m for m in part.mentions if isinstance(m, AmendmentClause)]
    if not articles or not clauses:
        return list(part.mentions)
    spans = [
        part.preface.span,
        articles[0].span,
        *(a.span for a in articles if any(a.span.covers(c.span) for c in clauses)),
        *(c.replacement for c in clauses if c.replacement is not None),
    ]
    return [m for m in part.mentions if any(span.covers(m.span) for span in spans)]


def _terms(mentions: Iterable[Reference], part: Part, *roles: str) -> list[StatedDate]:
    """The terms in these roles; the end of a period is one where the new term is asked for."""
    found = []
    for mention in mentions:
        date = mention.date if isinstance(mention, Term) and mention.role in roles else None
        if isinstance(mention, Period) and roles == _NEW:
            date = mention.ends
        if date is not None and date.value is not None:
            found.append(stated_date(date, "term", part))
    return found


def _old_terms(main: Part, own: Sequence[Reference]) -> list[StatedDate]:
    """The term before, as the act recalls it: an end anywhere, a prolongation outside its title and articles."""
    decided = {m.span for m in own}
    recalled = [m for m in main.mentions if m.span not in decided]
    return [*_terms(recalled, main, *_OLD), *_terms(own, main, "ended")]


def _citations(parts: Iterable[Part]) -> Iterator[tuple[Reference, Part]]:
    for part in parts:
        for citation in part.preamble.citations if part.preamble else ():
            for reference in citation.references:
                yield reference, part


def _earlier(main: Part, followers: Sequence[Part]) -> Iterator[tuple[tuple[Reference, ...], int, Part]]:
    """Quoted titles of cited acts that name an amendment by number."""
    for reference, part in _citations([main, *followers]):
        if isinstance(reference, ActReference):
            for amendment in _amendments(reference.title_references):
                number = _number(amendment)
                if number is not None:
                    yield reference.title_references, number.value, part


def _agreement_dates(part: Part, *, in_citations: bool = False) -> list[StatedDate]:
    references = (r for r, _ in _citations([part])) if in_citations else iter(part.mentions)
    return [
        stated_date(r.date, "agreement", part)
        for r in references
        if isinstance(r, AgreementReference) and r.nature != "amendment" and r.date and r.date.value
    ]


def _every_amendment(parts: Sequence[Part]) -> Iterator[AgreementReference]:
    for reference, _ in _citations(parts):
        if isinstance(reference, ActReference):
            yield from _amendments(reference.title_references)
        yield from _amendments([reference])
    for part in parts:
        yield from _amendments(part.mentions)


def _named(parts: Sequence[Part], number: int) -> list[AgreementReference]:
    """Wherever the amendment of this number is named."""
    written = str(number)
    return [amendment for amendment in _every_amendment(parts) if amendment.number == written]


def _previous(number: Fact[int] | None, named: Sequence[AgreementReference]) -> Fact[bool] | None:
    """Where the amendment before this one is named; None for the first, or where none is."""
    if number is None or number.value < 2 or not named:
        return None
    return Fact[bool](value=True, span=named[0].span)


def _previous_date(named: Iterable[AgreementReference]) -> Fact[datetime.date] | None:
    dates = (amendment.date for amendment in named)
    return next((Fact[datetime.date](value=d.value, span=d.span) for d in dates if d and d.value), None)


def _parties(part: Attachment) -> Fact[int]:
    first: Span = part.parties[0].span
    return Fact[int](value=len(part.parties), span=first, derived=True)
