"""References in canonical form, earlier acts, opinions, agreements."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypedDict

from actcheck import law
from actcheck.ast import (
    ActReference,
    AgreementReference,
    CodeReference,
    CommitteeOpinion,
    TextReference,
)
from actcheck.facts.model import AgreementFacts, CitationFact, CitedAct, LegalReference, OpinionFact, PartKind
from actcheck.facts.names import key

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.ast import ArticleNumber, Citation, Part, Reference

_NATURES = {
    "law": "LOI",
    "ordinance": "ORD",
    "decree": "DECRET",
    "order": "ARRETE",
    "eu_regulation": "UE",
    "eu_directive": "DIRECTIVE",
    "eu_decision": "UE",
    "circular": "OTHER",
    "instruction": "OTHER",
    "constitution": "OTHER",
}
# The usual order of visas: the constitution, European texts, codes, laws, decrees, orders,
# earlier acts, the report, the opinions.
_ORDER = {
    "constitution": 0,
    "eu_regulation": 1,
    "eu_directive": 1,
    "eu_decision": 1,
    "code": 2,
    "law": 3,
    "ordinance": 3,
    "decree": 4,
    "order": 5,
    "act": 6,
    "agreement": 6,
    "report": 7,
    "opinion": 8,
}


# "82.213" is 82-213; an order's number may have dots of its own.
_NUMBERED_BY_YEAR = frozenset({"law", "ordinance", "decree"})
_DASHES = dict.fromkeys(range(0x2010, 0x2016), "-")


class References(TypedDict):
    """The fields of ``Facts`` of the same names."""

    references: tuple[LegalReference, ...]
    cited_acts: tuple[CitedAct, ...]
    opinions: tuple[OpinionFact, ...]
    agreements: tuple[AgreementFacts, ...]


def references(parts: Sequence[Part]) -> References:
    """What the parts of a dossier refer to, all that their visas name first."""
    legal: list[LegalReference] = []
    acts: list[CitedAct] = []
    opinions: list[OpinionFact] = []
    agreements: list[AgreementFacts] = []
    for reference, kind, citation in _each(parts):
        within = citation is not None
        if isinstance(reference, CodeReference):
            legal.extend(_of_code(reference, kind, in_citation=within))
        elif isinstance(reference, TextReference):
            legal.append(_of_text(reference, kind, in_citation=within))
        elif isinstance(reference, ActReference):
            acts.append(_act(reference, kind, citation))
        elif isinstance(reference, AgreementReference):
            agreements.append(_agreement(reference, kind, in_citation=within))
        elif isinstance(reference, CommitteeOpinion):
            opinions.append(_opinion(reference, kind, in_citation=within))
    return References(
        references=tuple(legal), cited_acts=tuple(acts), opinions=tuple(opinions), agreements=tuple(agreements)
    )


def _each(parts: Sequence[Part]) -> Iterator[tuple[Reference, PartKind, Citation | None]]:
    """Every reference with the kind of the part and the visa that it stands in."""
    for part in parts:
        if part.preamble is not None:
            for citation in part.preamble.citations:
                for reference in citation.references:
                    yield reference, part.kind, citation
    for part in parts:
        for reference in part.mentions:
            yield reference, part.kind, None


def _abbreviation(reference: CodeReference) -> str | None:
    known = law.resolve(reference.name) if reference.name else None
    return known.abbreviation if known else None


def _of_code(reference: CodeReference, part: PartKind, *, in_citation: bool) -> list[LegalReference]:
    code = _abbreviation(reference)
    of_code = partial(
        LegalReference,
        nature="code",
        part=part,
        in_citation=in_citation,
        code=code,
        code_name=reference.name or None,
        code_span=reference.name_span if reference.name else None,
        code_repeated=reference.repeated,
    )
    articles = reference.articles
    if not articles:
        return [of_code(span=reference.span, raw=reference.name, canonical=_code(code))]
    return [
        of_code(
            span=article.span,
            raw=article.raw,
            canonical=_canonical(code, article),
            article=article.normalized,
            through=article.through,
            through_span=article.through_span,
            et_seq=article.et_seq,
            flaws=article.flaws,
            subdivision=article.subdivision,
            announced=reference.announced if i == 0 else None,
            announced_span=reference.announced_span if i == 0 else None,
            list_size=len(articles),
        )
        for i, article in enumerate(articles)
    ]


def _code(code: str | None) -> str:
    return f"CODE {code}" if code else "OTHER"


def _canonical(code: str | None, article: ArticleNumber) -> str:
    if code is None:
        return "OTHER"
    words = [code, article.normalized]
    if article.through:
        words += ["TO", article.through]
    if article.et_seq:
        words.append("ETSEQ")
    return " ".join(words)


def _text(reference: TextReference) -> tuple[str, str | None, datetime.date | None]:
    """The canonical form of a text, its number and its day."""
    date = reference.date.value if reference.date else None
    nature = _NATURES.get(reference.nature, "OTHER")
    number = "".join(reference.number.split()).translate(_DASHES).lstrip(":") if reference.number else None
    if number is not None and reference.nature in _NUMBERED_BY_YEAR:
        number = number.replace(".", "-")
    words = [nature, *([number] if number else []), *([date.isoformat()] if date else [])]
    return nature if nature == "OTHER" else " ".join(words), number, date


def _of_text(reference: TextReference, part: PartKind, *, in_citation: bool) -> LegalReference:
    canonical, number, date = _text(reference)
    return LegalReference(
        span=reference.name_span or reference.span,
        raw=reference.number or "",
        canonical=canonical,
        nature=reference.nature,
        part=part,
        in_citation=in_citation,
        number=number,
        date=date,
        articles=tuple([article.normalized for article in reference.articles]),
    )


def _act(r: ActReference, part: PartKind, citation: Citation | None) -> CitedAct:
    """An earlier act of a local assembly."""
    return CitedAct(
        span=r.span,
        part=part,
        in_citation=citation is not None,
        number=r.number,
        number_span=r.number_span,
        number_year=year_of(r.number),
        date=r.date.value if r.date else None,
        date_span=r.date.span if r.date else None,
        body=r.body,
        assembly=r.assembly,
        title=r.quoted_title,
        title_span=r.title_span,
        title_closed=r.title_closed,
        delegates=citation is not None and citation.delegates,
    )


@lru_cache(maxsize=1024)
def year_of(number: str | None) -> int | None:
    """The year that a number begins or ends with ("2021-257", "36/2023"), or None."""
    digits = "".join(c if c.isdigit() else " " for c in number or "").split()
    years = [int(d) for d in digits if len(d) == 4 and d.startswith(("19", "20"))]
    if not digits or len(years) != 1 or str(years[0]) not in (digits[0], digits[-1]):
        return None
    return years[0]


def _opinion(r: CommitteeOpinion, part: PartKind, *, in_citation: bool) -> OpinionFact:
    return OpinionFact(
        span=r.span,
        part=part,
        in_citation=in_citation,
        committee_number=r.committee_number,
        committee_name=r.committee_name,
        committee_key=key(r.committee_name) if r.committee_name else None,
        date=r.date.value if r.date else None,
        date_span=r.date.span if r.date else None,
        favourable=r.favourable,
    )


def _agreement(r: AgreementReference, part: PartKind, *, in_citation: bool) -> AgreementFacts:
    return AgreementFacts(
        span=r.span,
        part=part,
        in_citation=in_citation,
        nature=r.nature,
        number=int(r.number) if r.number and r.number.isdigit() else None,
        date=r.date.value if r.date else None,
        date_span=r.date.span if r.date else None,
    )


def citation_facts(citations: Iterable[Citation]) -> list[CitationFact]:
    """Each visa with what it refers to, repeated references once."""
    return [
        CitationFact(
            span=citation.span,
            quote=citation.text[:80],
            refs=tuple(dict.fromkeys(_refs(citation.references))) or ("OTHER",),
            closing=citation.closing,
            order=_order(citation.references),
        )
        for citation in citations
    ]


def _refs(references: Sequence[Reference]) -> list[str]:
    found: list[str] = []
    for reference in references:
        if isinstance(reference, CodeReference):
            code = _abbreviation(reference)
            found += [_canonical(code, article) for article in reference.articles] or [_code(code)]
        elif isinstance(reference, TextReference):
            found.append(_text(reference)[0])
        elif isinstance(reference, ActReference) and (reference.number or reference.date):
            date = reference.date.value if reference.date else None
            words = ["DELIB", *([reference.number] if reference.number else []), *([date.isoformat()] if date else [])]
            found.append(" ".join(words))
    return found


def _order(references: Sequence[Reference]) -> int | None:
    for reference in references:
        if isinstance(reference, TextReference):
            return _ORDER.get(reference.nature)
        if reference.kind in _ORDER:
            return _ORDER[reference.kind]
    return None
