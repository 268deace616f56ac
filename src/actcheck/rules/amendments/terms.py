"""The end of an agreement before its amendment."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.facts import Fact

if TYPE_CHECKING:
    from actcheck.facts import Facts


def old_term(facts: Facts) -> Fact[datetime.date] | None:
    """The latest end stated for the agreement as it stood.

    A date that is also the new end is left out: a report may announce it in the words of the old one.
    """
    amendment = facts.amendment
    new = amendment.new_term and amendment.new_term.value
    stated = [
        Fact[datetime.date](value=term.value, span=term.span)
        for term in amendment.old_terms
        if term.value is not None and term.value != new
    ]
    return max(stated, key=lambda term: term.value, default=None)
