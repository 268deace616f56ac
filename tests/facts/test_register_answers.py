"""What the register's answers say of themselves."""

from __future__ import annotations

import pytest

from actcheck.facts.register_answers import Chain, Link, OtherAct, Source


def link(**fields: object) -> Link:
    return Link.model_construct(**{"number": 1, "here": False, "act": None, "sources": (), **fields})


@pytest.mark.parametrize(
    ("fields", "witnessed"),
    [
        ({}, True),
        ({"here": True}, False),
        ({"act": OtherAct.model_construct(held=False)}, True),
        ({"act": OtherAct.model_construct(held=True)}, False),
    ],
)
def test_an_amendment_known_by_what_others_say(fields: dict[str, object], *, witnessed: bool) -> None:
    assert link(**fields).witnessed is witnessed


def test_an_amendment_is_likely_where_all_that_tell_of_it_are() -> None:
    sure, likely = Source.model_construct(likely=False), Source.model_construct(likely=True)
    assert [link(sources=told).likely for told in ((), (likely,), (likely, sure))] == [False, True, False]


def test_the_link_of_a_number() -> None:
    chain = Chain.model_construct(object="x", links=(link(number=1), link(number=3)))
    assert chain.link(3) == chain.links[1]
    assert chain.link(2) is None
