"""What the register answered, and what to say where nobody asked it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import CitedAct, Facts
    from actcheck.facts.register_answers import KnownAct, OtherAct, Testimony


def unasked(facts: Facts) -> Observation | None:
    """Why the register says nothing of this act: nobody asked it, or the act does not name its authority."""
    if facts.known is None:
        return NotApplicable()
    return Missing("authority.name") if facts.known.nameless else None


def cited_and_known(facts: Facts) -> Iterator[tuple[CitedAct, KnownAct]]:
    """The acts cited by number, each once a date, of which the register knows something."""
    known = {(act.number, act.assembly): act for act in facts.known.cited} if facts.known else {}
    done = set()
    for cited in facts.cited_acts if known else ():
        what = (cited.number, cited.assembly)
        if cited.number is not None and what in known and (*what, cited.date) not in done:
            done.add((*what, cited.date))
            yield cited, known[cited.number, cited.assembly]


def days_of(known: KnownAct) -> set[object]:
    """The days that the act itself gives, where it is held."""
    return {told.date for told in known.testimonies if told.own and told.date is not None}


def is_another(cited: CitedAct, known: KnownAct) -> bool:
    """Whether the number leads to an act of another day and another title: the number itself is wrong."""
    days = days_of(known)
    other_day = bool(days) and cited.date is not None and cited.date not in days
    return other_day and known.titled is not None and known.titled.own


def numbered(act: OtherAct) -> str:
    """An act's number as sentences have it."""
    return act.number or "?"


def teller(told: Testimony) -> str:
    """The number of who says something."""
    return told.by or "?"
