"""A unanimous vote with votes against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.voting.unanimity import unanimous

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    called_so = list(unanimous(facts))
    if not called_so:
        yield NotApplicable()
    for voting, said in called_so:
        against = voting.votes_against
        if against is None:
            yield Missing("voting.votes_against")
        elif against.value > 0:
            yield Fault(at=said.span, values={"against": against}, related=[(against.span, "against")])
