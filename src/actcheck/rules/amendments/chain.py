"""The chain that the register knows of the agreement that an act amends."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from actcheck.rules.amendments.decided import decision
from actcheck.rules.observation import Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.facts import Fact, Facts
    from actcheck.facts.register_answers import Chain, Claim


class Numbered(NamedTuple):
    """An amendment that the act decides, and the chain of its agreement."""

    number: Fact[int]
    chain: Chain


def numbered_chain(facts: Facts) -> Numbered | Observation:
    """The amendment and its chain; else why there is nothing to compare."""
    known, number = facts.known, facts.amendment.number
    if known is None or decision(facts) is None:
        return NotApplicable()
    if known.nameless:
        return Missing("authority.name")
    if number is None:
        return Missing("amendment.number")
    if known.chain is None:
        return NotApplicable()
    return Numbered(number, known.chain)


def claims(chain: Chain, of: str, step: int) -> list[Claim]:
    """What the other acts claim of a step: those of the act that decided on it, where there is one."""
    found = [claim for claim in chain.claims if claim.of == of and claim.step == step]
    return [claim for claim in found if claim.decided] or found


def days(found: Iterable[Claim]) -> Counter[datetime.date]:
    """The days that are claimed, each with the number of acts that claim it."""
    return Counter(claim.value for claim in found if isinstance(claim.value, datetime.date))


def usual_day(found: Iterable[Claim]) -> tuple[datetime.date, Claim] | None:
    """The day that most acts claim, the earliest where as many claim two, and the first of those acts."""
    listed = list(found)
    counted = days(listed)
    if not counted:
        return None
    day = min(counted, key=lambda each: (-counted[each], each))
    return day, next(claim for claim in listed if claim.value == day)
