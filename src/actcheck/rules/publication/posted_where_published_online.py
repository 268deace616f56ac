"""Acts posted, and said to be nothing more, where the law asks for a publication on line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.population import reaches
from actcheck.rules.formalities import formalities, said
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, FormalityFact


def check(facts: Facts) -> Iterator[Observation]:
    posted = next((words for words in formalities(facts, "posted") if not _of_the_notice(facts, words)), None)
    kind = facts.authority.kind
    if posted is None or said(facts, "online", "published"):
        yield NotApplicable()
    elif kind is None:
        yield Missing("authority.kind")
    elif kind.value == "commune":
        office = facts.attendance.members_in_office
        large = reaches("choice_of_publication", facts.profile.population, None if office is None else office.value)
        if large is None:
            yield Missing("attendance.members_in_office")
        elif large:
            yield Fault(at=posted.span)
        else:
            yield NotApplicable()
    else:
        yield Fault(at=posted.span)


def _of_the_notice(facts: Facts, posted: FormalityFact) -> bool:
    """Whether it was posted before the sitting: it is the notice that was."""
    sitting = facts.sitting.date
    return posted.date is not None and sitting is not None and posted.date < sitting.value
