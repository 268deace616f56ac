"""The end of an agreement, before and after its amendment."""

from __future__ import annotations

import datetime
from operator import itemgetter
from typing import TYPE_CHECKING

from actcheck.facts import Fact
from actcheck.rules.once import once_an_act

if TYPE_CHECKING:
    from actcheck.facts import Facts, StatedDate


@once_an_act
def new_term(facts: Facts) -> Fact[datetime.date] | None:
    """The end that the act itself states, or else the only one that its attachments and report state."""
    stated = [term for term in facts.amendment.term_dates if term.value is not None]
    of_act = [term for term in stated if term.part not in ("attachment", "report")]
    if of_act or len({term.value for term in stated}) == 1:
        return _fact((of_act or stated)[0])
    return None


@once_an_act
def old_term(facts: Facts) -> Fact[datetime.date] | None:
    """The latest end stated for the agreement as it stood.

    A date that is also stated as the new end is left out: a report may announce it in the words of the old one.
    """
    new = {term.value for term in facts.amendment.term_dates}
    stated = [(term.value, term) for term in facts.amendment.old_terms if term.value not in new and term.value]
    return _fact(max(stated, key=itemgetter(0))[1]) if stated else None


def _fact(term: StatedDate) -> Fact[datetime.date] | None:
    return None if term.value is None else Fact[datetime.date](value=term.value, span=term.span)
