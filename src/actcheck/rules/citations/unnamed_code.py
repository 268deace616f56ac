"""Visas of articles whose code cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck import law
from actcheck.rules.observation import Fault, Observation
from actcheck.rules.own_visas import own_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.source import Span


def check(facts: Facts) -> Iterator[Observation]:
    told: set[Span] = set()
    named = False
    for reference in own_references(facts):
        if reference.nature != "code":
            continue
        named = named or reference.code is not None
        # After a code, "the same code" and its like may be meant.
        if reference.code is not None or (named and not reference.code_name):
            continue
        # One finding for a list of articles: at the name it gives, or in the visa that gives none.
        visa = next(
            (citation.span for citation in facts.citations if citation.span.covers(reference.span)), reference.span
        )
        place = (reference.code_span if reference.code_name else None) or visa
        if place in told:
            continue
        told.add(place)
        if not reference.code_name:
            yield Fault(at=reference.span, values={"written": reference.raw}, notes=["without_code"])
            continue
        meanings = law.ambiguous(reference.code_name)
        titles = tuple(code.title for code in map(law.named, meanings) if code is not None)
        yield Fault(
            at=place,
            values={"written": reference.code_name, "meanings": titles},
            notes=["ambiguous" if titles else "unknown"],
        )
