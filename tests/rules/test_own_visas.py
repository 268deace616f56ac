"""Which visas are the act's own, and where those of another act begin."""

from __future__ import annotations

import pytest

from actcheck.facts import CitationFact, CitedAct, Facts
from actcheck.rules.own_visas import acts_that_visas_open_with, in_own_visas, in_visas_together, visas_together
from actcheck.source import Span


def visa(start: int) -> CitationFact:
    return CitationFact(span=Span(start, start + 100), quote="Vu")


def act(start: int, *, part: str = "deliberation", in_citation: bool = True) -> CitedAct:
    return CitedAct(span=Span(start, start + 20), part=part, in_citation=in_citation)  # type: ignore[arg-type]


def test_visas_of_annexes_and_reports_are_left_aside() -> None:
    own, text = act(5), act(50, in_citation=False)
    assert in_own_visas([own, text, act(90, part="attachment"), act(95, part="report")]) == [own]


@pytest.mark.parametrize(
    ("starts", "together"),
    [((), 0), ((0,), 1), ((0, 1500), 2), ((0, 1501), 1), ((0, 900, 1800), 3), ((0, 9000, 9200), 1)],
)
def test_visas_far_apart_are_those_of_another_act(starts: tuple[int, ...], together: int) -> None:
    facts = Facts(span=Span(0, 9999), citations=tuple(visa(start) for start in starts))
    assert visas_together(facts) == facts.citations[:together]


def test_what_a_visa_names_comes_with_it() -> None:
    first, second, far = visa(0), visa(200), visa(5000)
    acts = act(10), act(210), act(190), act(5010)
    facts = Facts(span=Span(0, 9999), citations=(first, second, far), cited_acts=acts)
    assert in_visas_together(facts, facts.cited_acts) == [(first, acts[0]), (second, acts[1])]


@pytest.mark.parametrize(("start", "opens"), [(203, True), (230, True), (231, False), (199, False)])
def test_a_visa_opens_with_an_act(start: int, opens: bool) -> None:
    facts = Facts(span=Span(0, 999), citations=(visa(200),), cited_acts=(act(start),))
    assert acts_that_visas_open_with(facts) == ([act(start)] if opens else [])
