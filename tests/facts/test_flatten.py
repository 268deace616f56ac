from __future__ import annotations

import datetime
import json

from actcheck.ast import AttendanceStatus
from actcheck.facts.flatten import flatten
from actcheck.facts.model import (
    ActFacts,
    AttendanceFacts,
    CitationFact,
    Fact,
    Facts,
    Member,
    SittingFacts,
    StatedDate,
    VotingFacts,
)
from actcheck.source import Span

DAY = datetime.date(2025, 3, 17)


def votes(start: int, count: int) -> VotingFacts:
    span = Span(start, start + 10)
    return VotingFacts(span=span, votes_for=Fact(value=count, span=span), unanimous=Fact(value=True, span=span))


FIRST = Facts(
    span=Span(0, 100),
    act=ActFacts(kind=Fact(value="deliberation", span=Span(0, 12))),
    sitting=SittingFacts(date=Fact(value=DAY, span=Span(20, 32))),
    attendance=AttendanceFacts(
        present_listed=Fact(value=2, span=Span(40, 60), derived=True),
        members=(
            Member(span=Span(40, 48), name="Jean MARTEL", key="JEAN MARTEL", status=AttendanceStatus.PRESENT),
            Member(span=Span(50, 60), name="Anne BRISSON", key="ANNE BRISSON", status=AttendanceStatus.PRESENT),
        ),
    ),
    votings=(votes(80, 2),),
    sirets=(Fact(value="12345678901234", span=Span(70, 79)),),
)
SECOND = Facts(
    span=Span(100, 200),
    act=ActFacts(kind=Fact(value="order", span=Span(100, 106)), number=Fact(value="2025-2", span=Span(107, 113))),
    votings=(votes(180, 3),),
    citations=(CitationFact(span=Span(120, 140), quote="Vu le code", refs=("CODE CGCT",)),),
    dates=(StatedDate(span=Span(150, 162), role="text", part="order", raw="17 mars 2025", value=DAY),),
)


def test_scalars_are_those_of_the_first_act():
    flat = flatten((FIRST, SECOND))
    assert flat["act.kind"] == {"value": "deliberation", "span": [0, 12]}
    assert flat["sitting.date"] == {"value": "2025-03-17", "span": [20, 32]}
    assert flat["attendance.present_listed"] == {"value": 2, "span": [40, 60]}
    assert "act.number" not in flat


def test_what_is_not_stated_is_left_out():
    assert flatten((FIRST,)).keys() == {
        "act.kind",
        "sitting.date",
        "attendance.present_listed",
        "attendance.members",
        "votings",
        "sirets",
    }
    assert flatten(()) == {}


def test_votings_are_those_of_every_act():
    assert flatten((FIRST, SECOND))["votings"] == {
        "value": [
            {"for": 2, "against": None, "abstentions": None, "unanimous": True, "span": [80, 90]},
            {"for": 3, "against": None, "abstentions": None, "unanimous": True, "span": [180, 190]},
        ],
        "span": [80, 190],
    }


def test_citations_are_those_of_the_first_act_that_has_some():
    assert flatten((FIRST, SECOND))["citations"] == {
        "value": [{"quote": "Vu le code", "refs": ["CODE CGCT"], "span": [120, 140]}],
        "span": [120, 140],
    }


def test_a_list_goes_from_its_first_piece_to_its_last():
    flat = flatten((FIRST, SECOND))
    assert flat["attendance.members"]["span"] == [40, 60]
    assert [member["key"] for member in flat["attendance.members"]["value"]] == ["JEAN MARTEL", "ANNE BRISSON"]
    assert flat["dates"]["value"][0]["value"] == "2025-03-17"
    assert flat["sirets"]["value"] == [{"value": "12345678901234", "span": [70, 79], "derived": False}]


def test_all_of_it_is_json():
    flat = flatten((FIRST, SECOND))
    assert json.loads(json.dumps(flat)) == flat
