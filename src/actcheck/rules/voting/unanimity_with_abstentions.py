"""A unanimous vote with abstentions, without "of the votes cast"."""

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
        if voting.unanimous_of_votes_cast:
            continue
        abstentions = voting.abstentions
        if abstentions is None:
            yield Missing("voting.abstentions")
        elif abstentions.value > 0:
            yield Fault(at=said.span, values={"abstentions": abstentions}, related=[(abstentions.span, "abstentions")])
