"""Amendments that bear no number, in a dossier that shows no clause amended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    decided = decision(facts)
    amendment = facts.amendment
    if decided is None:
        yield NotApplicable()
    elif amendment.number is None and amendment.amending_clause is None:
        if facts.attachments.present is None or not facts.attachments.announced:
            # Without the text of the amendment, nobody can tell what it amends.
            yield Missing("attachments.present")
        else:
            yield Fault(at=decided.span)
