"""From the tree to the facts."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

from actcheck.ast import (
    ActReference,
    AmendmentClause,
    AnnexReference,
    Attachment,
    CodeReference,
    DateMention,
    DeliberationList,
    ExplanatoryReport,
    Minutes,
    Period,
    ReportReference,
)
from actcheck.facts.amendment import amendment_facts
from actcheck.facts.attendance import attendance_facts
from actcheck.facts.dates import stated_date
from actcheck.facts.formalities import forms
from actcheck.facts.minutes import attendance_by_item
from actcheck.facts.model import (
    ActFacts,
    ArticleFact,
    AttachmentFacts,
    AuthorityFacts,
    Fact,
    Facts,
    NoticeFacts,
    RemedyFacts,
    ReportFacts,
    SignatureFacts,
    SittingFacts,
    StatedDate,
    TransmissionFacts,
)
from actcheck.facts.names import key
from actcheck.facts.particulars import particulars
from actcheck.facts.references import citation_facts, references, year_of
from actcheck.facts.succession import succession
from actcheck.facts.voting import main_voting, voting_facts
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.ast import Act, Part, Reference, Stamp

_UNDATED = (CodeReference, AmendmentClause, AnnexReference, ReportReference)
_ROLES = {"opinion": "opinion", "term": "term"}
_FOLLOWERS = (Attachment, ExplanatoryReport)
_SIGNED_ACTS = ("order", "decision")


def read(act: Act) -> tuple[Facts, ...]:
    """The facts of each act in the text: a main part with the attachments and reports that go with it."""
    return tuple(facts for main, followers in cases(act.parts) for facts in _of_case(main, followers))


def _of_case(main: Part, followers: list[Part]) -> Iterator[Facts]:
    """The facts of an act; of minutes, those of the whole and then those of each item."""
    whole = _facts(main, followers)
    yield whole
    if not isinstance(main, (Minutes, DeliberationList)):
        return
    chair = whole.sitting.chair.value if whole.sitting.chair else None
    for item, there in zip(main.items, attendance_by_item(main, whole.attendance, chair), strict=True):
        facts = _facts(item, [])
        votings = tuple(v.model_copy(update={"not_voting": v.not_voting or there.not_voting}) for v in facts.votings)
        yield facts.model_copy(
            update={
                "authority": whole.authority,
                "sitting": whole.sitting,
                "notice": whole.notice,
                "attendance": there.attendance,
                "votings": votings,
                "voting": main_voting(votings),
            }
        )


def cases(parts: Sequence[Part]) -> Iterator[tuple[Part, list[Part]]]:
    """Each main part with its followers; what stands before the first main part follows it too."""
    main: Part | None = None
    followers: list[Part] = []
    for part in parts:
        if isinstance(part, _FOLLOWERS) or _empty(part):
            followers.append(part)
        elif main is None:
            main = part
        else:
            yield main, followers
            main, followers = part, []
    if main is None and followers:
        main, followers = followers[0], followers[1:]
    if main is not None:
        yield main, followers


def _empty(part: Part) -> bool:
    """Print between two acts: nothing in it was recognised."""
    return not (
        part.preface.sittings
        or part.preface.document_title
        or part.preamble
        or part.body
        or part.votings
        or part.preface.attendance
    )


def _facts(main: Part, followers: list[Part]) -> Facts:
    parts = [main, *followers]
    preface = main.preface
    chair = preface.chair
    secretary = preface.secretaries[0] if preface.secretaries else None
    votings = tuple(voting_facts(voting) for voting in main.votings)
    signature = _signature(main)
    sitting = _sitting(main, signature)
    amendment = amendment_facts(main, followers)
    return Facts(
        span=Span(min(p.span.start for p in parts), max(p.span.end for p in parts)),
        own=main.span if followers else None,
        act=_act(main),
        authority=AuthorityFacts(
            kind=_text(preface.authority_kind, preface.authority_kind_span),
            name=None
            if preface.authority is None
            else Fact[str](value=preface.authority.text, span=preface.authority.span),
            assembly=_text(preface.assembly, preface.assembly_span),
        ),
        sitting=SittingFacts(
            date=sitting,
            stated=tuple(stated_date(m.date, f"sitting_{m.role}", main) for m in preface.sittings),
            secretary=None if secretary is None else Fact[str](value=secretary.name, span=secretary.span),
            chair=None if chair is None else Fact[str](value=chair.name, span=chair.span),
        ),
        notice=_notice(preface.notices, sitting),
        attendance=attendance_facts(preface.attendance, None if chair is None else key(chair.name)),
        voting=main_voting(votings),
        votings=votings,
        citations=tuple(citation_facts(main.preamble.citations if main.preamble else ())),
        report=_report(main, followers),
        amendment=amendment,
        attachments=_attachments(main, followers),
        signature=signature,
        remedies=RemedyFacts(stated=_stamped(parts, "remedies")),
        transmission=_transmission(parts),
        articles=tuple(
            ArticleFact(span=a.number_span, number=a.number) for a in (main.body.articles if main.body else ())
        ),
        dates=tuple(_dates(parts)),
        sirets=tuple(
            Fact[str](value=i.value, span=i.span) for p in parts for i in p.identifiers if i.scheme == "siret"
        ),
        names=tuple(Fact[str](value=n.text, span=n.span) for p in parts for n in p.names),
        **references(parts),
        **particulars(main, followers),
        **forms(main, followers),
        **succession(main, followers, amendment),
    )


def _text(value: str | None, span: Span | None) -> Fact[str] | None:
    return Fact[str](value=value, span=span) if value is not None and span is not None else None


def _act(main: Part) -> ActFacts:
    preface = main.preface
    # Minutes and lists hold many acts, each with its number.
    single = main.kind not in ("minutes", "list")
    number = preface.numbers[0] if preface.numbers and single else None
    year = year_of(number.value) if number else None
    formula = main.preamble and main.preamble.formula
    named = (preface.document_title, number, preface.title, preface.authority, formula)
    where = next((node.span for node in named if node), Span(main.span.start, main.span.start))
    return ActFacts(
        kind=Fact[str](value=main.kind, span=where),
        number=None if number is None else Fact[str](value=number.value, span=number.span),
        numbers=tuple(Fact[str](value=n.value, span=n.span) for n in preface.numbers if single),
        number_year=Fact[int](value=year, span=number.span, derived=True) if number and year else None,
        title=None if preface.title is None else Fact[str](value=preface.title.text, span=preface.title.span),
    )


def _date(mention: DateMention | None) -> Fact[datetime.date] | None:
    if mention is None or mention.value is None:
        return None
    return Fact[datetime.date](value=mention.value, span=mention.span)


def _signature(main: Part) -> SignatureFacts:
    signatures = main.conclusions.signatures if main.conclusions else ()
    if not signatures:
        return SignatureFacts()
    date = next((s.date for s in signatures if s.date is not None), None)
    on_behalf = next((s for s in signatures if s.on_behalf), None)
    return SignatureFacts(
        date=_date(date),
        signed=Fact[bool](value=True, span=signatures[0].span),
        on_behalf=None if on_behalf is None else Fact[bool](value=True, span=on_behalf.span),
    )


def _sitting(main: Part, signature: SignatureFacts) -> Fact[datetime.date] | None:
    """The act's date: the one that most of its statements give, a heading before the rest."""
    stated = [f for f in (_date(m.date) for m in main.preface.sittings) if f is not None]
    if main.kind in _SIGNED_ACTS:
        return signature.date or (stated[0] if stated else None)
    if not stated:
        return None
    votes = Counter(f.value for f in stated)
    if signature.date is not None and signature.date.value in votes:
        votes[signature.date.value] += 1
    most = max(votes.values())
    return next(f for f in stated if votes[f.value] == most)


def _notice(notices: Sequence[DateMention], sitting: Fact[datetime.date] | None) -> NoticeFacts:
    """The first complete date of notice; one without a year takes the sitting's."""
    for notice in notices:
        date = _date(notice)
        if date is None and sitting is not None and notice.year is None and notice.month and notice.day:
            try:
                value = datetime.date(sitting.value.year, notice.month, notice.day)
            except ValueError:
                continue
            if value <= sitting.value:
                date = Fact[datetime.date](value=value, span=notice.span, derived=True)
        if date is not None:
            return NoticeFacts(date=date)
    return NoticeFacts()


def _report(main: Part, followers: Sequence[Part]) -> ReportFacts:
    cited = [
        r
        for c in (main.preamble.citations if main.preamble else ())
        for r in c.references
        if isinstance(r, ReportReference)
    ]
    part = next((p for p in followers if isinstance(p, ExplanatoryReport)), None)
    annexed = next((r for r in cited if r.annexed), None)
    title = part.preface.title if part else None
    number = next((n for n in part.preface.numbers if n.scheme == "report_number"), None) if part else None
    dates = [_date(m.date) for m in part.preface.sittings] if part else []
    return ReportFacts(
        cited=Fact[bool](value=True, span=cited[0].span) if cited else None,
        annexed=None if annexed is None else Fact[bool](value=True, span=annexed.span),
        present=None if part is None else Fact[bool](value=True, span=part.span),
        number=None if number is None else Fact[str](value=number.value, span=number.span),
        title=None if title is None else Fact[str](value=title.text, span=title.span),
        sitting_date=next((d for d in dates if d is not None), None),
    )


def _attachments(main: Part, followers: Sequence[Part]) -> AttachmentFacts:
    attached = [p for p in followers if isinstance(p, Attachment)]
    return AttachmentFacts(
        announced=tuple(_annexes([main])),
        present=Fact[int](value=len(attached), span=attached[0].span, derived=True) if attached else None,
        named=tuple(annex for annex in _annexes(attached) if annex.value),
    )


def _annexes(parts: Iterable[Part]) -> Iterator[Fact[str]]:
    for part in parts:
        for mention in part.mentions:
            if isinstance(mention, AnnexReference):
                yield Fact[str](value=mention.number or "", span=mention.span)


def _stamps(parts: Iterable[Part], *roles: str) -> list[Stamp]:
    return [stamp for part in parts for stamp in part.stamps if stamp.role in roles]


def _stamped(parts: Iterable[Part], *roles: str) -> Fact[bool] | None:
    stamps = _stamps(parts, *roles)
    return Fact[bool](value=True, span=stamps[0].span) if stamps else None


def _transmission(parts: Sequence[Part]) -> TransmissionFacts:
    def first(role: str) -> Fact[datetime.date] | None:
        return next((f for f in (_date(s.date) for s in _stamps(parts, role)) if f is not None), None)

    return TransmissionFacts(
        stated=_stamped(parts, "sent", "received", "transmission_id"),
        sent_on=first("sent"),
        received_on=first("received"),
        published_on=first("published") or first("posted"),
    )


def _dates(parts: Sequence[Part]) -> list[StatedDate]:
    """Every date that the dossier writes, with its role, in order of the text, each once."""
    found: dict[Span, tuple[DateMention, str, Part]] = {}
    for part in parts:
        for sitting in part.preface.sittings:
            found[sitting.date.span] = sitting.date, f"sitting_{sitting.role}", part
        for notice in part.preface.notices:
            found[notice.span] = notice, "notice", part
        for signature in part.conclusions.signatures if part.conclusions else ():
            if signature.date is not None:
                found[signature.date.span] = signature.date, "signature", part
        for citation in part.preamble.citations if part.preamble else ():
            for date in _dates_of(citation.references):
                found.setdefault(date.span, (date, "citation", part))
        for mention in part.mentions:
            for date in _dates_of((mention,)):
                found.setdefault(date.span, (date, _ROLES.get(mention.kind, "text"), part))
    return [stated_date(*found[span]) for span in sorted(found)]


def _dates_of(references: Iterable[Reference]) -> Iterator[DateMention]:
    for reference in references:
        if isinstance(reference, _UNDATED):
            continue
        if isinstance(reference, DateMention):
            yield reference
        elif isinstance(reference, Period):
            yield reference.starts
            yield reference.ends
        elif reference.date is not None:
            yield reference.date
        if isinstance(reference, ActReference):
            yield from _dates_of(reference.title_references)
