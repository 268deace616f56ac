"""What an act tells of other acts and of other days: the steps of an agreement, acts ended, members who left."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from actcheck.ast import ActReference, AgreementReference, Attachment, Period, Term
from actcheck.facts.model import AgreementStep, EndingFact, LeavingFact
from actcheck.facts.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.ast import DateMention, Part, Reference
    from actcheck.facts.model import AmendmentFacts


class Succession(TypedDict):
    """The fields of ``Facts`` of the same names."""

    steps: tuple[AgreementStep, ...]
    endings: tuple[EndingFact, ...]
    leavings: tuple[LeavingFact, ...]


def succession(main: Part, followers: Sequence[Part], amendment: AmendmentFacts) -> Succession:
    """What the dossier tells; acts are ended and members leave in the act itself alone."""
    own = _own_step(main, followers, amendment)
    return Succession(
        steps=(*([own] if own else ()), *_told(main, followers)),
        endings=tuple(EndingFact(span=e.span, how=e.how, number=e.number) for e in main.endings),
        leavings=tuple(LeavingFact(span=m.span, name=m.name, key=key(m.name)) for m in main.leavings),
    )


def _own_step(main: Part, followers: Sequence[Part], amendment: AmendmentFacts) -> AgreementStep | None:
    """The step that the act decides on, by its title."""
    named = main.title_agreement
    if named is None:
        return None
    if named.amends or amendment.decided is not None:
        number, term = amendment.number, amendment.new_term
        return AgreementStep(
            span=named.span,
            decided=True,
            amendment=None if number is None else number.value,
            object=named.object,
            parties=named.parties,
            term=None if term is None else term.value,
            term_span=None if term is None else term.span,
        )
    ends = {end.value: end for end in _ends(main, followers)}
    end = next(iter(ends.values())) if len(ends) == 1 else None
    return AgreementStep(
        span=named.span,
        decided=True,
        amendment=0,
        object=named.object,
        parties=named.parties,
        term=None if end is None else end.value,
        term_span=None if end is None else end.span,
    )


def _ends(main: Part, followers: Sequence[Part]) -> Iterator[DateMention]:
    """The ends of an agreement that the act and the agreement itself state."""
    for part in (main, *(part for part in followers if isinstance(part, Attachment))):
        for mention in part.mentions:
            end = mention.date if isinstance(mention, Term) and mention.role in ("until", "ended") else None
            if isinstance(mention, Period):
                end = mention.ends
            if end is not None and end.value is not None:
                yield end


def _told(main: Part, followers: Sequence[Part]) -> Iterator[AgreementStep]:
    """The steps that the quoted titles of cited acts tell of."""
    for part in (main, *followers):
        for citation in part.preamble.citations if part.preamble else ():
            for cited in citation.references:
                if isinstance(cited, ActReference) and cited.title_agreement is not None:
                    yield _cited_step(cited)


def _cited_step(cited: ActReference) -> AgreementStep:
    named = cited.title_agreement
    assert named is not None
    term = next(_until(cited.title_references), None)
    return AgreementStep(
        span=cited.span,
        decided=False,
        amendment=_number(cited.title_references) if named.amends else 0,
        object=named.object,
        parties=named.parties,
        act_number=cited.number,
        act_date=cited.date.value if cited.date else None,
        term=None if term is None else term.value,
        term_span=None if term is None else term.span,
    )


def _until(references: Iterable[Reference]) -> Iterator[DateMention]:
    for reference in references:
        if isinstance(reference, Term) and reference.role in ("until", "extended_until"):
            yield reference.date


def _number(references: Iterable[Reference]) -> int | None:
    for reference in references:
        if isinstance(reference, AgreementReference) and reference.nature == "amendment" and reference.number:
            return int(reference.number) if reference.number.isdigit() else None
    return None
