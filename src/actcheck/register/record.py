"""What one act leaves behind: made from its facts alone."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from actcheck import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.facts import Fact, Facts
    from actcheck.findings import Finding

T = TypeVar("T", str, datetime.date)

VERSION: Literal[1] = 1


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RecordedMember(_Frozen):
    """:param key: folded, to compare names; ``status``: an ``AttendanceStatus``."""

    name: str
    key: str
    status: str


class RecordedCitation(_Frozen):
    """An act that the act cites."""

    number: str | None = None
    date: datetime.date | None = None
    body: str | None = None
    assembly: str | None = None
    title: str | None = None
    delegates: bool = False


class RecordedOpinion(_Frozen):
    number: str | None = None
    name: str | None = None
    date: datetime.date | None = None
    favourable: bool | None = None


class RecordedStep(_Frozen):
    """See :class:`actcheck.facts.AgreementStep`."""

    decided: bool
    amendment: int | None
    object: str
    parties: str = ""
    act_number: str | None = None
    act_date: datetime.date | None = None
    term: datetime.date | None = None


class RecordedAgreement(_Frozen):
    """What the dossier says of the life of the agreement that it is about.

    :param signed: (number of the amendment, 0 for the agreement; its day), as far as they are dated.
    :param old_terms: the terms before this act, from the earliest on.
    """

    effect: datetime.date | None = None
    signed: tuple[tuple[int, datetime.date], ...] = ()
    old_terms: tuple[datetime.date, ...] = ()


class RecordedContract(_Frozen):
    """A public contract that the act changes; sums in cents."""

    initial: int | None = None
    change: int | None = None
    new: int | None = None


class RecordedEnding(_Frozen):
    how: str
    number: str


class RecordedFinding(_Frozen):
    rule: str
    severity: str
    confidence: str
    message: str


class Record(_Frozen):
    """One act, as the register keeps it.

    :param version: of this model; a register reads those up to its own.
    :param actcheck: the version that read the act.
    :param installs: the act installs the assembly.
    :param references: the texts of law that it refers to, canonically.
    :param parties: identifiers and acronyms of the bodies that it names.
    """

    version: Literal[1]
    actcheck: str
    kind: str | None = None
    number: str | None = None
    title: str | None = None
    authority: str | None = None
    authority_kind: str | None = None
    assembly: str | None = None
    date: datetime.date | None = None
    chair: str | None = None
    secretary: str | None = None
    members: tuple[RecordedMember, ...] = ()
    citations: tuple[RecordedCitation, ...] = ()
    references: tuple[str, ...] = ()
    opinions: tuple[RecordedOpinion, ...] = ()
    steps: tuple[RecordedStep, ...] = ()
    agreement: RecordedAgreement | None = None
    contract: RecordedContract | None = None
    parties: tuple[str, ...] = ()
    endings: tuple[RecordedEnding, ...] = ()
    leavings: tuple[tuple[str, str], ...] = ()
    installs: bool = False
    findings: tuple[RecordedFinding, ...] = ()


def record_of(facts: Facts, findings: Iterable[Finding] = ()) -> Record:
    """The record of an act.

    :param facts: those of one act; where it does not name its authority, the profile's name stands for it.
    :param findings: those of the act itself.
    """
    item = facts.act.kind is not None and facts.act.kind.value == "minutes_item"
    return Record(
        version=VERSION,
        actcheck=__version__,
        kind=_value(facts.act.kind),
        number=_value(facts.act.number),
        title=_value(facts.act.title),
        authority=_value(facts.authority.name) or facts.profile.name,
        authority_kind=_value(facts.authority.kind) or facts.profile.kind,
        assembly=_value(facts.authority.assembly),
        date=_value(facts.sitting.date),
        chair=_value(facts.sitting.chair),
        secretary=_value(facts.sitting.secretary),
        # The whole of minutes has the members of its items.
        members=()
        if item
        else tuple(RecordedMember(name=m.name, key=m.key, status=m.status.value) for m in facts.attendance.members),
        citations=tuple(dict.fromkeys(_citations(facts))),
        references=tuple(sorted({reference.canonical for reference in facts.references})),
        opinions=tuple(
            dict.fromkeys(
                RecordedOpinion(number=o.committee_number, name=o.committee_name, date=o.date, favourable=o.favourable)
                for o in facts.opinions
                if o.in_citation and o.part not in ("report", "attachment")
            )
        ),
        steps=tuple(
            dict.fromkeys(
                RecordedStep(
                    decided=s.decided,
                    amendment=s.amendment,
                    object=s.object,
                    parties=s.parties,
                    act_number=s.act_number,
                    act_date=s.act_date,
                    term=s.term,
                )
                for s in facts.steps
            )
        ),
        agreement=_agreement(facts),
        contract=_contract(facts),
        parties=tuple(sorted(_parties(facts))),
        endings=tuple(dict.fromkeys(RecordedEnding(how=e.how, number=e.number) for e in facts.endings)),
        leavings=tuple(dict.fromkeys((m.name, m.key) for m in facts.leavings)),
        installs=_installs(facts),
        findings=tuple(
            RecordedFinding(rule=f.rule, severity=f.severity, confidence=f.confidence, message=f.message.fr)
            for f in findings
        ),
    )


def _value(fact: Fact[T] | None) -> T | None:
    return None if fact is None else fact.value


def _citations(facts: Facts) -> Iterable[RecordedCitation]:
    # An annex cites by halves the act that it is annexed to.
    day = facts.sitting.date
    for cited in facts.cited_acts:
        itself = cited.number is None and day is not None and cited.date == day.value
        if (cited.number or cited.title) and not itself:
            yield RecordedCitation(
                number=cited.number,
                date=cited.date,
                body=cited.body,
                assembly=cited.assembly,
                title=cited.title,
                delegates=cited.delegates,
            )


def _agreement(facts: Facts) -> RecordedAgreement | None:
    amendment = facts.amendment
    signed: dict[tuple[int, datetime.date], None] = {}
    if amendment.decided is not None:
        if amendment.agreement_date is not None:
            signed[0, amendment.agreement_date.value] = None
        if amendment.signed_on is not None and amendment.number is not None:
            signed[amendment.number.value, amendment.signed_on.value] = None
        for named in facts.agreements:
            if named.nature == "amendment" and named.number is not None and named.date is not None:
                signed[named.number, named.date] = None
        if amendment.previous_date is not None and amendment.number is not None:
            signed[amendment.number.value - 1, amendment.previous_date.value] = None
    old = tuple(sorted({t.value for t in amendment.old_terms if t.value is not None}))
    effect = amendment.effect_date
    if not signed and not old and effect is None:
        return None
    return RecordedAgreement(effect=None if effect is None else effect.value, signed=tuple(signed), old_terms=old)


def _contract(facts: Facts) -> RecordedContract | None:
    contract = facts.contract
    sums = [None if fact is None else fact.value for fact in (contract.initial, contract.change, contract.new)]
    if contract.public is None or sums == [None, None, None]:
        return None
    return RecordedContract(initial=sums[0], change=sums[1], new=sums[2])


def _parties(facts: Facts) -> set[str]:
    found = {"".join(siret.value.split()) for siret in facts.sirets}
    for name in facts.names:
        _, opened, acronym = name.value.rpartition("(")
        if opened:
            found.add(acronym.rstrip(")"))
    return found


def _installs(facts: Facts) -> bool:
    """The title says so: what a visa recalls of an installation is of another day."""
    first, title = facts.circumstances.first_meeting, facts.act.title
    return first is not None and title is not None and title.span.covers(first.span)
