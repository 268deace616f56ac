"""The life of an agreement, from what acts say of it. Pure: the records are given."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from actcheck.facts.register_answers import Chain, Claim, Link, OtherAct, Source, Verdict
from actcheck.register.identity import Agreement, Likeness, act_key, number_key, same_agreement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from actcheck.register.record import Record, RecordedStep

_FIRST = datetime.date.min
_CERTAIN = Likeness(likely=False, why=())
# Rounds in which acts that were found lead to others.
_ROUNDS = 6


# A term recalled without the act or the amendment that gave it: it does not show that there was one.
_OLD_TERM = "old term"


class _Said(NamedTuple):
    """One thing that a record says of a step.

    :param by: None for the act at hand.
    """

    step: int
    of: str
    value: datetime.date | int | str
    by: OtherAct | None
    decided: bool
    how: Likeness


def decided_step(record: Record) -> RecordedStep | None:
    """The step that an act decides on, or None."""
    return next((step for step in record.steps if step.decided), None)


def chain_of(
    record: Record,
    found_by: Callable[[Iterable[RecordedStep], Iterable[datetime.date], Iterable[str]], Iterable[Record]],
    until: datetime.date | None = None,
) -> Chain | None:
    """The chain of the agreement that an act decides on; None where it decides on none.

    :param found_by: the other records that may speak of the agreement of some steps, some days or some numbers.
    :param until: acts after that day are left out.
    """
    own = decided_step(record)
    if own is None or not (own.object or any(step.object for step in record.steps)):
        return None
    agreement = _described(record, own)
    accepted: dict[str, tuple[Record, Likeness]] = {act_key(record): (record, _CERTAIN)}
    for _ in range(_ROUNDS):
        steps = [step for each, _ in accepted.values() for step in each.steps if _of_chain(step, agreement)]
        new = False
        for other in found_by(steps, agreement.days, agreement.acts):
            key = act_key(other)
            if key in accepted or (until is not None and (other.date or until) > until):
                continue
            how = _likeness(other, agreement)
            if how is not None:
                accepted[key] = other, how
                new = True
        if not new:
            break
        agreement = _widened(agreement, accepted.values())
    said = [s for each, how in _in_order(accepted.values()) for s in _statements(each, agreement, how, each is record)]
    return _made(own, record, said)


def _in_order(accepted: Iterable[tuple[Record, Likeness]]) -> list[tuple[Record, Likeness]]:
    return sorted(accepted, key=lambda pair: (pair[0].date or _FIRST, number_key(pair[0].number), act_key(pair[0])))


def _described(record: Record, own: RecordedStep) -> Agreement:
    agreement = Agreement(own.object, own.parties, frozenset(_days(record)), frozenset(), frozenset(record.parties))
    # What the act is about may be said by the acts that it cites alone: "avenant n°2", and nothing more.
    if not own.object:
        named = next((step for step in record.steps if step.object), own)
        agreement = agreement._replace(object=named.object, parties=named.parties)
    acts = {number_key(record.number)} if record.number else set()
    for step in record.steps:
        if not step.decided and step.act_number and _of_chain(step, agreement):
            acts.add(number_key(step.act_number))
    return agreement._replace(acts=frozenset(acts))


def _days(record: Record) -> Iterable[datetime.date]:
    return (day for number, day in record.agreement.signed if number == 0) if record.agreement else ()


def _of_chain(step: RecordedStep, agreement: Agreement) -> bool:
    """Whether a step told of, or decided on, is the agreement's, by its words alone."""
    if not step.object:
        return step.decided
    described = Agreement(step.object, step.parties, frozenset(), frozenset(), agreement.bodies)
    return same_agreement(agreement._replace(days=frozenset(), acts=frozenset()), described) is not None


def _likeness(other: Record, agreement: Agreement) -> Likeness | None:
    """How surely a record speaks of the agreement: the surest of its steps."""
    found: list[Likeness] = []
    days = frozenset(_days(other))
    for step in other.steps:
        # The act of a step: the record's own, or the one that it cites.
        acted = other.number if step.decided else step.act_number
        acts = frozenset({number_key(acted)}) if acted else frozenset[str]()
        about = step.object or next((s.object for s in other.steps if s.object), "")
        dated = days if step.decided else frozenset[datetime.date]()
        described = Agreement(about, step.parties, dated, acts, frozenset(other.parties))
        how = same_agreement(agreement, described)
        if how is not None:
            found.append(how)
    return min(found, key=lambda how: how.likely, default=None)


def _widened(agreement: Agreement, accepted: Iterable[tuple[Record, Likeness]]) -> Agreement:
    """The agreement with the acts that those who surely speak of it name; a likely one leads nowhere."""
    acts = set(agreement.acts)
    for record, how in accepted:
        if how.likely:
            continue
        if record.number and decided_step(record) is not None:
            acts.add(number_key(record.number))
        acts |= {
            number_key(step.act_number)
            for step in record.steps
            if step.act_number and not step.decided and _of_chain(step, agreement)
        }
    return agreement._replace(acts=frozenset(acts))


def _statements(record: Record, agreement: Agreement, how: Likeness, here: bool) -> Iterable[_Said]:
    by = None if here else OtherAct(number=record.number, date=record.date, title=record.title)
    decided = next((s for s in record.steps if s.decided and _of_chain(s, agreement)), None)

    def said(step: int, of: str, value: datetime.date | int | str | None, *, own: bool = False) -> Iterable[_Said]:
        if value is not None:
            yield _Said(step, of, value, by, own, how)

    at = None if decided is None else decided.amendment
    if at is not None and decided is not None:
        yield from said(at, "decided", number_key(record.number) or act_key(record), own=True)
        yield from said(at, "term", decided.term, own=True)
    for step in record.steps:
        if not step.decided and step.amendment is not None and _of_chain(step, agreement):
            yield from said(step.amendment, "act", step.act_number)
            yield from said(step.amendment, "decided_on", step.act_date)
            yield from said(step.amendment, "term", step.term)
    if at is None or decided is None:
        return
    if record.agreement is not None:
        for number, day in record.agreement.signed:
            if number <= at:
                yield from said(number, "signed_on", day, own=number == at)
        old = record.agreement.old_terms
        if at and len(old) == at:
            for number, term in enumerate(old):
                yield from said(number, _OLD_TERM, term)
        elif at and old:
            yield from said(at - 1, _OLD_TERM, old[-1])
    if record.contract is not None:
        yield from said(0, "initial", record.contract.initial)
        yield from said(at, "change", record.contract.change, own=True)
        yield from said(at, "new", record.contract.new, own=True)


def _made(own: RecordedStep, record: Record, said: Sequence[_Said]) -> Chain:
    by_step: dict[int, list[_Said]] = defaultdict(list)
    for each in said:
        by_step[each.step].append(each)
    for step in [step for step, told in by_step.items() if all(each.of == _OLD_TERM for each in told)]:
        del by_step[step]
    links: list[Link] = []
    for number in sorted(by_step):
        before = links[-1] if links and links[-1].number == number - 1 else None
        links.append(_link(number, by_step[number], record, own, before))
    known = {link.number for link in links}
    missing = tuple(n for n in range(1, max(known, default=0)) if n not in known)
    claims = tuple(
        Claim(
            step=s.step,
            of="term" if s.of == _OLD_TERM else s.of,
            value=s.value,
            by=s.by,
            decided=s.decided,
            likely=s.how.likely,
        )
        for s in said
        if s.by is not None
    )
    object_ = own.object or next((step.object for step in record.steps if step.object), "")
    return Chain(object=object_, links=tuple(links), missing=missing, claims=claims, verdict=_verdict(links, missing))


def _link(number: int, said: Sequence[_Said], record: Record, own: RecordedStep, before: Link | None) -> Link:
    here = own.amendment == number
    act = _act(said, record, here=here)
    term, signed = _value(said, "term") or _value(said, _OLD_TERM), _value(said, "signed_on")
    assert term is None or isinstance(term, datetime.date)
    assert signed is None or isinstance(signed, datetime.date)
    amount = _value(said, "initial" if number == 0 else "change")
    changed = ["made"] if number == 0 else []
    if number and term is not None and (before is None or before.term is None or before.term != term):
        changed.append("term")
    if number and amount is not None:
        changed.append("amount")
    sources = tuple(
        dict.fromkeys(Source(by=s.by, likely=s.how.likely, why=s.how.why if s.how.likely else ()) for s in said)
    )
    return Link(
        number=number,
        act=act,
        here=here,
        signed_on=signed,
        term=term,
        changed=tuple(changed),
        amount=amount if isinstance(amount, int) else None,
        sources=sources,
        troubles=tuple(_troubles(said, act, term, signed, before, number)),
    )


def _act(said: Sequence[_Said], record: Record, *, here: bool) -> OtherAct | None:
    """The act that decided on a step: the one at hand, one that is held, or one that others name."""
    if here:
        return OtherAct(number=record.number, date=record.date, title=record.title)
    held = [s.by for s in said if s.of == "decided" and s.by is not None]
    if held:
        return held[0]
    named = Counter(str(s.value) for s in said if s.of == "act")
    days = Counter(s.value for s in said if s.of == "decided_on" and isinstance(s.value, datetime.date))
    if not named and not days:
        return None
    number = min(named, key=lambda n: (-named[n], n), default=None)
    day = min(days, key=lambda d: (-days[d], d), default=None)
    return OtherAct(number=number, date=day, held=False)


def _value(said: Sequence[_Said], of: str) -> datetime.date | int | str | None:
    """What the act that decided says; else what most say, the earliest of those that as many say."""
    values = [s.value for s in said if s.of == of and s.decided] or [s.value for s in said if s.of == of]
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], str(value)), default=None)


def _troubles(
    said: Sequence[_Said],
    act: OtherAct | None,
    term: datetime.date | None,
    signed: datetime.date | None,
    before: Link | None,
    number: int,
) -> Iterable[str]:
    deciding = {str(s.value) for s in said if s.of == "decided"}
    if number and len(deciding) > 1:
        yield "repeated"
    if number and act is None:
        yield "not_authorised"
    if len({s.value for s in said if s.of in ("term", _OLD_TERM)}) > 1:
        yield "term_differs"
    if len({s.value for s in said if s.of == "signed_on"}) > 1:
        yield "date_differs"
    if before is None or before.term is None:
        return
    if act is not None and act.date is not None and act.date > before.term:
        yield "late"
    elif signed is not None and signed > before.term:
        yield "signed_late"
    if term is not None and term < before.term:
        yield "term_goes_back"


_BREAKS = frozenset({"repeated", "late", "signed_late", "term_differs", "term_goes_back"})


def _verdict(links: Sequence[Link], missing: Sequence[int]) -> Verdict:
    if missing or any(_BREAKS.intersection(link.troubles) for link in links):
        return "broken"
    whole = bool(links) and links[0].number == 0 and all(link.act is not None for link in links)
    # An amendment that changes no term leaves that of the agreement: where no term at all is known, nothing is.
    timed = all(link.term is not None for link in links)
    return "unbroken" if whole and timed and not any(link.troubles for link in links) else "undetermined"
