"""The opinion of a committee quoted otherwise than by the other acts of the sitting."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from actcheck.facts.names import key
from actcheck.rules.observation import Fault, NotApplicable, Observation
from actcheck.rules.own_visas import in_own_visas
from actcheck.rules.register.asked import unasked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.facts.model import OpinionFact
    from actcheck.facts.register_answers import QuotedOpinion

T = TypeVar("T", datetime.date, str)

# So many acts of the sitting must say the same against this one.
_SEVERAL = 2


def check(facts: Facts) -> Iterator[Observation]:
    silent = unasked(facts)
    if silent is not None or facts.known is None:
        yield silent or NotApplicable()
        return
    quoted = {opinion.number: opinion for opinion in facts.known.opinions}
    own = [opinion for opinion in in_own_visas(facts.opinions) if opinion.committee_number in quoted]
    if not own:
        yield NotApplicable()
    for opinion in own:
        yield from _compared(opinion, quoted[str(opinion.committee_number)])


def _compared(opinion: OpinionFact, others: QuotedOpinion) -> Iterator[Fault]:
    if opinion.date is not None:
        day = _usual(Counter[datetime.date](dict(others.dates)), opinion.date)
        if day is not None:
            yield Fault(
                at=opinion.date_span or opinion.span,
                values={"committee": opinion.committee_number, "day": opinion.date, "other_day": day},
                notes=["day"],
            )
    if opinion.committee_name is not None:
        names: Counter[str] = Counter()
        shown: dict[str, str] = {}
        for name, acts in others.names:
            names[key(name)] += acts
            shown.setdefault(key(name), name)
        usual = _usual(names, key(opinion.committee_name))
        if usual is not None:
            yield Fault(
                at=opinion.span,
                values={
                    "committee": opinion.committee_number,
                    "name": opinion.committee_name,
                    "other_name": shown[usual],
                },
                notes=["name"],
            )


def _usual(said: Counter[T], here: T) -> T | None:
    """What the other acts say, where several agree and none says as here."""
    if here in said or not said:
        return None
    (first, acts), *_ = said.most_common(1)
    return first if acts >= _SEVERAL else None
