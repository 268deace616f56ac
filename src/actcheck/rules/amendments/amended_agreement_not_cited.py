"""Amendments of an agreement that nothing in the dossier identifies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    decided = decision(facts)
    if decided is None:
        yield NotApplicable()
    elif facts.amendment.agreement_date is None and not _dated_agreement(facts) and not facts.cited_acts:
        if _earlier_date(facts):
            # It may be the agreement's, in words that were not recognised.
            yield Missing("amendment.agreement_date")
        else:
            yield Fault(at=decided.span)


def _dated_agreement(facts: Facts) -> bool:
    return any(agreement.date is not None and agreement.nature != "amendment" for agreement in facts.agreements)


def _earlier_date(facts: Facts) -> bool:
    sitting = facts.sitting.date
    opinions = {opinion.date_span for opinion in facts.opinions}
    return any(
        date.value is not None
        and date.span not in opinions
        and date.role in ("citation", "term", "text")
        and (sitting is None or date.value < sitting.value)
        for date in facts.dates
    )
