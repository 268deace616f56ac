"""References in canonical form, earlier acts, opinions, agreements."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from actcheck import law
from actcheck.ast import (
    ActReference,
    AgreementReference,
    CodeReference,
    CommitteeOpinion,
    ReportReference,
    TextReference,
)
from actcheck.facts.model import AgreementFacts, CitationFact, CitedAct, LegalReference, OpinionFact, PartKind
from actcheck.facts.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actcheck.ast import ArticleNumber, Citation, Reference

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


def legal_references(references: Iterable[Reference], part: PartKind, *, in_citation: bool) -> list[LegalReference]:
    """Codes, their articles, laws and decrees."""
    found: list[LegalReference] = []
    for reference in references:
        if isinstance(reference, CodeReference):
            found.extend(_of_code(reference, part, in_citation=in_citation))
        elif isinstance(reference, TextReference):
            found.append(_of_text(reference, part, in_citation=in_citation))
    return found


def _of_code(reference: CodeReference, part: PartKind, *, in_citation: bool) -> list[LegalReference]:
    known = law.resolve(reference.name) if reference.name else None
    code = known.abbreviation if known else None
    common: dict[str, Any] = {
        "part": part,
        "in_citation": in_citation,
        "code": code,
        "code_name": reference.name or None,
        "code_span": reference.name_span if reference.name else None,
        "code_repeated": reference.repeated,
        "nature": "code",
    }
    if not reference.articles:
        return [
            LegalReference(
                span=reference.span, raw=reference.name, canonical=f"CODE {code}" if code else "OTHER", **common
            )
        ]
    return [
        LegalReference(
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
            list_size=len(reference.articles),
            **common,
        )
        for i, article in enumerate(reference.articles)
    ]


def _canonical(code: str | None, article: ArticleNumber) -> str:
    if code is None:
        return "OTHER"
    words = [code, article.normalized]
    if article.through:
        words += ["TO", article.through]
    if article.et_seq:
        words.append("ETSEQ")
    return " ".join(words)


def _of_text(reference: TextReference, part: PartKind, *, in_citation: bool) -> LegalReference:
    date = reference.date.value if reference.date else None
    nature = _NATURES.get(reference.nature, "OTHER")
    number = "".join(reference.number.split()).translate(_DASHES).lstrip(":") if reference.number else None
    if number is not None and reference.nature in _NUMBERED_BY_YEAR:
        number = number.replace(".", "-")
    words = [nature, *([number] if number else []), *([date.isoformat()] if date else [])]
    return LegalReference(
        span=reference.name_span or reference.span,
        raw=reference.number or "",
        canonical=nature if nature == "OTHER" else " ".join(words),
        nature=reference.nature,
        part=part,
        in_citation=in_citation,
        number=number,
        date=date,
        articles=tuple(article.normalized for article in reference.articles),
    )


def cited_acts(
    references: Iterable[Reference], part: PartKind, *, in_citation: bool, delegates: bool = False
) -> list[CitedAct]:
    """Earlier acts of local assemblies.

    :param delegates: the visa that they stand in says that they delegate powers.
    """
    return [
        CitedAct(
            span=r.span,
            part=part,
            in_citation=in_citation,
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
            delegates=delegates,
        )
        for r in references
        if isinstance(r, ActReference)
    ]


@lru_cache(maxsize=1024)
def year_of(number: str | None) -> int | None:
    """The year that a number begins or ends with ("2021-257", "36/2023"), or None."""
    digits = "".join(c if c.isdigit() else " " for c in number or "").split()
    years = [int(d) for d in digits if len(d) == 4 and d.startswith(("19", "20"))]
    if not digits or len(years) != 1 or str(years[0]) not in (digits[0], digits[-1]):
        return None
    return years[0]


def opinions(references: Iterable[Reference], part: PartKind, *, in_citation: bool) -> list[OpinionFact]:
    """Opinions of committees."""
    return [
        OpinionFact(
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
        for r in references
        if isinstance(r, CommitteeOpinion)
    ]


def agreements(references: Iterable[Reference], part: PartKind, *, in_citation: bool) -> list[AgreementFacts]:
    """Agreements, public contracts and their amendments."""
    return [
        AgreementFacts(
            span=r.span,
            part=part,
            in_citation=in_citation,
            nature=r.nature,
            number=int(r.number) if r.number and r.number.isdigit() else None,
            date=r.date.value if r.date else None,
            date_span=r.date.span if r.date else None,
        )
        for r in references
        if isinstance(r, AgreementReference)
    ]


def citation_facts(citations: Iterable[Citation], part: PartKind) -> list[CitationFact]:
    """Each visa with what it refers to, repeated references once."""
    return [
        CitationFact(
            span=citation.span,
            quote=citation.text[:80],
            refs=tuple(dict.fromkeys(_refs(citation.references, part))) or ("OTHER",),
            closing=citation.closing,
            order=_order(citation.references),
        )
        for citation in citations
    ]


def _refs(references: Sequence[Reference], part: PartKind) -> list[str]:
    found: list[str] = []
    for reference in references:
        if isinstance(reference, CodeReference | TextReference):
            found.extend(r.canonical for r in legal_references([reference], part, in_citation=True))
        elif isinstance(reference, ActReference) and (reference.number or reference.date):
            date = reference.date.value if reference.date else None
            words = ["DELIB", *([reference.number] if reference.number else []), *([date.isoformat()] if date else [])]
            found.append(" ".join(words))
    return found


def _order(references: Sequence[Reference]) -> int | None:
    for reference in references:
        if isinstance(reference, TextReference):
            return _ORDER.get(reference.nature)
        if isinstance(
            reference, CodeReference | ActReference | AgreementReference | CommitteeOpinion | ReportReference
        ):
            return _ORDER[reference.kind]
    return None
