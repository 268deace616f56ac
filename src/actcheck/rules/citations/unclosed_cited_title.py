"""Quoted titles of earlier acts that never end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation
from actcheck.rules.own_visas import own_cited_acts
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


# In characters: enough of the title to know it by.
_BEGINNING = 40


def check(facts: Facts) -> Iterator[Observation]:
    for act in own_cited_acts(facts):
        if act.title_closed or act.title is None or act.title_span is None:
            continue
        beginning, cut, _ = f"{act.title} "[:_BEGINNING].rpartition(" ")
        start = act.title_span.start
        # At the mark that opens it: where it should end, nobody can tell.
        yield Fault(at=Span(start - 1, start), values={"beginning": beginning if cut else act.title})
