"""The facts of minutes: the whole, then each item with the attendance that applies at its votes."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from actcheck import pipeline
from actcheck.facts import Facts
from actcheck.facts.flatten import flatten
from actcheck.findings import Verdict

BENCH = Path(__file__).resolve().parents[2] / "bench"
HEAD = """COMMUNE DE VAL-SUR-ORNETTE

PROCÈS-VERBAL DE LA SÉANCE DU CONSEIL MUNICIPAL DU 17 MARS 2025

Sous la présidence de M. Paul MARTINET, maire.

En exercice : 7

Présents : M. Paul MARTINET, Mme Anne BRISSON, M. Jean LENOIR, M. Hugues TERRAL, Mme Rose DELORME-VIGNE.

Absents ayant donné pouvoir : M. Louis CARRON à M. Jean LENOIR.

Absents : Mme Odile FARGE.

Secrétaire de séance : Mme Anne BRISSON.

"""
OPENING = (5, 1, 2)
UNKNOWN = (None, None, None)


def minutes(between: str = "", *, before_vote: str = "", head: str = HEAD) -> str:
    return f"""{head}1. Convention avec les Amis du canal (n° 2025-011)

{before_vote}

Pour : 6 voix Contre : 0 voix Abstention : 0 voix

{between}

2. Tarifs de la salle (n° 2025-012)

Vu le code général des collectivités territoriales, notamment son article L. 2121-29 ;

Pour : 6 voix Contre : 0 voix Abstention : 0 voix

3. Travaux du lavoir (n° 2025-013)

Pour : 6 voix Contre : 0 voix Abstention : 0 voix
"""


def value(fact: object) -> object:
    return getattr(fact, "value", None)


def counts(facts: Facts) -> tuple[object, ...]:
    there = facts.attendance
    return value(there.present), value(there.proxies), value(there.excused)


def by_item(text: str) -> list[tuple[object, ...]]:
    _, *items = pipeline.read_facts(text)
    return [counts(item) for item in items]


def test_the_whole_comes_before_its_items() -> None:
    text = minutes()
    whole, *items = pipeline.read_facts(text)
    assert [value(facts.act.kind) for facts in (whole, *items)] == ["minutes", *["minutes_item"] * 3]
    assert [value(facts.act.number) for facts in (whole, *items)] == [None, "2025-011", "2025-012", "2025-013"]
    assert [value(facts.act.title) for facts in items] == [
        "Convention avec les Amis du canal",
        "Tarifs de la salle",
        "Travaux du lavoir",
    ]
    assert len(whole.votings) == 3
    assert [len(item.votings) for item in items] == [1, 1, 1]
    assert [len(item.citations) for item in items] == [0, 1, 0]
    assert all((item.sitting, item.authority) == (whole.sitting, whole.authority) for item in items)
    assert [counts(facts) for facts in (whole, *items)] == [OPENING] * 4
    assert text[slice(*items[1].span)].startswith("2. Tarifs de la salle")


# what happens between the first item and the second; present, proxies and away at the second and the third
FOLLOWED = [
    ("Arrivée de Mme Odile FARGE à 20 h 15.", (6, 1, 1)),
    ("Mme FARGE rejoint la séance.", (6, 1, 1)),
    ("M. Louis CARRON arrive en séance.", (6, 0, 1)),
    ("Arrivée de Mme FARGE et départ de M. TERRAL.", (5, 1, 2)),
    ("Mme Anne BRISSON et M. Hugues TERRAL quittent la séance à 21 h.", (3, 1, 4)),
    ("M. Hugues TERRAL quitte la séance et donne pouvoir à Mme Anne BRISSON.", (4, 2, 3)),
    ("Départ de M. Hugues TERRAL (pouvoir à Mme Anne BRISSON).", (4, 2, 3)),
    ("Arrivée de Mme Odile FARGE : 6 présents, 7 votants.", (6, 1, 1)),
    ("Mme Odile FARGE rejoint la séance.\n\nMme Odile FARGE quitte la séance.", (5, 1, 2)),
    # a proxy lapses or is passed on when its holder leaves: the text does not say
    ("Départ de M. Jean LENOIR.", (4, None, 3)),
    # who has moved is not known, or the counts are not those that were followed
    ("Départ de M. Guy INCONNU.", UNKNOWN),
    ("Départ de deux conseillers municipaux.", UNKNOWN),
    ("M. Jean LENOIR, à la demande de M. Hugues TERRAL, quitte la séance.", UNKNOWN),
    ("Mme Rose DELORME-VIGNE sort de la salle.", UNKNOWN),
    ("Arrivée de Mme Odile FARGE : 7 présents, 8 votants.", UNKNOWN),
    ("Arrivée de M. Guy INCONNU : 6 présents, 7 votants.", (6, None, None)),
]


@pytest.mark.parametrize(("between", "expected"), FOLLOWED)
def test_movement_between_two_items(between: str, expected: tuple[int | None, ...]) -> None:
    assert by_item(minutes(between)) == [OPENING, expected, expected]


@pytest.mark.parametrize("between", ["Départ de Mme Odile FARGE.", "Arrivée de M. Hugues TERRAL."])
def test_a_movement_that_the_lists_contradict_leaves_nothing_sure(between: str) -> None:
    assert by_item(minutes(between)) == [UNKNOWN] * 3


# a note beside the name of Odile FARGE, who is listed as absent
NOTES = [
    ("(arrivée à 20 h, avant le point n° 2)", [OPENING, (6, 1, 1), (6, 1, 1)]),
    ("(arrivée après le point 2)", [OPENING, OPENING, (6, 1, 1)]),
    ("(à partir du point 2)", [(6, 1, 1), OPENING, OPENING]),
    # whether "until" includes the item itself is not said
    ("(jusqu'au point 2)", [OPENING, UNKNOWN, (6, 1, 1)]),
    ("(arrivée à 20 h)", [UNKNOWN] * 3),
    ("(arrivée au point 9)", [UNKNOWN] * 3),
]


@pytest.mark.parametrize(("note", "expected"), NOTES)
def test_a_note_beside_a_listed_name(note: str, expected: list[tuple[int | None, ...]]) -> None:
    assert by_item(minutes(head=HEAD.replace("FARGE.", f"FARGE {note}."))) == expected


def test_a_note_with_an_hour_and_the_arrival_told_in_its_place() -> None:
    head = HEAD.replace("FARGE.", "FARGE (arrivée à 20 h 15).")
    text = minutes("Arrivée de Mme Odile FARGE à 20 h 15.", head=head)
    assert by_item(text) == [OPENING, (6, 1, 1), (6, 1, 1)]


def test_who_is_listed_as_present_and_arrives_later_is_not_there_at_the_opening() -> None:
    head = HEAD.replace("M. Hugues TERRAL,", "M. Hugues TERRAL (arrivé à compter du point 2),")
    assert by_item(minutes(head=head)) == [(4, 1, 3), OPENING, OPENING]


def test_the_movement_at_a_departure_is_no_longer_written_beside_names() -> None:
    head = HEAD.replace("FARGE.", "FARGE (arrivée avant le point 2).")
    _, first, second, _ = pipeline.read_facts(minutes(head=head))
    assert [(m.status.value, m.movement) for m in first.attendance.members if m.name == "Odile FARGE"] == [
        ("absent", False)
    ]
    assert [(m.status.value, m.movement) for m in second.attendance.members if m.name == "Odile FARGE"] == [
        ("present", False)
    ]


# before the first vote; attendance at the first item, how many take no part, attendance afterwards
APART = [
    ("M. Hugues TERRAL ne prend pas part au vote.", OPENING, 1, OPENING),
    ("Ne prennent pas part au vote : M. Hugues TERRAL, Mme Anne BRISSON.", OPENING, 2, OPENING),
    ("M. Jean LENOIR ne participe pas au vote.", (5, None, 2), 1, OPENING),
    ("Les élus concernés ne prennent pas part au vote.", UNKNOWN, None, OPENING),
    ("M. Hugues TERRAL sort de la salle.", UNKNOWN, None, UNKNOWN),
]


@pytest.mark.parametrize(("before", "at_first", "not_voting", "afterwards"), APART)
def test_who_takes_no_part(
    before: str, at_first: tuple[int | None, ...], not_voting: int | None, afterwards: tuple[int | None, ...]
) -> None:
    text = minutes(before_vote=before)
    assert by_item(text) == [at_first, afterwards, afterwards]
    assert value(pipeline.read_facts(text)[1].voting.not_voting) == not_voting


def test_who_leaves_the_room_and_comes_back() -> None:
    text = minutes("M. Hugues TERRAL revient dans la salle.", before_vote="M. Hugues TERRAL sort de la salle.")
    assert by_item(text) == [(4, 1, 2), OPENING, OPENING]


def test_the_chair_leaves_for_the_vote() -> None:
    text = minutes("Le maire reprend la présidence.", before_vote="Le maire quitte la salle.")
    assert by_item(text) == [(4, 1, 2), OPENING, OPENING]


def test_whoever_does_not_come_back_may_still_be_away() -> None:
    text = minutes(before_vote="M. Hugues TERRAL sort de la salle et ne prend pas part au vote.")
    assert by_item(text) == [(4, 1, 2), UNKNOWN, UNKNOWN]


def test_print_facts_keeps_what_the_whole_states() -> None:
    flat = flatten(pipeline.read_facts(minutes("Arrivée de Mme Odile FARGE.")))
    assert flat["act.kind"]["value"] == "minutes"
    assert flat["attendance.present"]["value"] == 5
    assert [voting["for"] for voting in flat["votings"]["value"]] == [6, 6, 6]
    assert [reference["canonical"] for reference in flat["references"]["value"]] == ["CGCT L2121-29"]
    assert [citation["refs"] for citation in flat["citations"]["value"]] == [["CGCT L2121-29"]]


def test_votes_are_checked_against_who_is_there_at_the_item() -> None:
    text = minutes("Départ de M. Hugues TERRAL.")
    found = [f for f in pipeline.check(text).findings if f.name == "votes-exceed-proxies"]
    assert [text[: f.place.span.start].count("Pour :") for f in found] == [2, 3]


def test_the_whole_and_its_item_do_not_say_the_same_twice() -> None:
    text = minutes(before_vote="La convention prend effet le 31 février 2025.")
    report = pipeline.check(text)
    found = [f for f in report.findings if f.name == "impossible-date"]
    assert [text[slice(*f.place.span)] for f in found] == ["31 février 2025"]
    faulty = [v for v in report.verdicts if v.name == "impossible-date" and v.verdict is Verdict.FAULTY]
    assert len(faulty) == 2


def test_long_minutes_are_followed_to_their_end() -> None:
    items = [
        f"{rank}. Subvention n° {rank}\n\nMme Rose DELORME-VIGNE sort de la salle et ne prend pas part au vote.\n\n"
        "Pour : 5 voix Contre : 0 voix Abstention : 0 voix\n\nMme Rose DELORME-VIGNE regagne la salle.\n\n"
        for rank in range(1, 201)
    ]
    assert by_item(HEAD + "".join(items)) == [(4, 1, 2)] * 200


def test_long_minutes_have_the_votes_and_the_attendance_of_each_item() -> None:
    text = runpy.run_path(str(BENCH / "minutes.py"))["minutes"](60)
    whole, *items = pipeline.read_facts(text)
    assert [value(item.act.number) for item in items] == [f"2025-{rank:03}" for rank in range(1, 61)]
    assert [len(item.votings) for item in items] == [1] * 60
    leaving = {rank for rank in range(1, 61) if rank % 11 == 0}
    votes = [tuple(map(value, (i.voting.votes_for, i.voting.abstentions, i.voting.not_voting))) for i in items]
    assert votes == [(25, 1, 1) if rank in leaving else (26, 1, None) for rank in range(1, 61)]
    assert {counts(item) for item in items} == {(24, 3, 5)}
    assert (value(whole.sitting.chair), value(whole.attendance.members_in_office)) == ("Luc BRUNEL", 29)


# what the head says beside the opening; present, proxies and away at each item
HEADS = [
    ("En exercice : 7", "En exercice : 7\n\nPoints 1 à 2 : présents : 5\nPoint 3 : présents : 6", [UNKNOWN] * 3),
    # one name, two notes that disagree
    ("FARGE.", "FARGE (arrivée avant le point 2), Mme Odile FARGE (départ avant le point 2).", [UNKNOWN] * 3),
    # an hour and no word of a movement
    ("FARGE.", "FARGE (à 20 h 15).", [UNKNOWN] * 3),
    ("FARGE.", "FARGE, arrivée en cours de séance.", [UNKNOWN] * 3),
    # a note beside a name that stands in no list
    ("Secrétaire de", "M. Hugues TERRAL (jusqu'au point 2).\n\nSecrétaire de", [UNKNOWN] * 3),
    # the number stated at the head is neither that of the list nor that of the opening
    ("En exercice : 7", "En exercice : 7 Présents : 6", [(None, 1, 2)] * 3),
]


@pytest.mark.parametrize(("written", "altered", "expected"), HEADS)
def test_what_the_head_adds(written: str, altered: str, expected: list[tuple[int | None, ...]]) -> None:
    head = HEAD.replace(written, altered)
    assert by_item(minutes(head=head)) == expected


def test_a_number_without_those_who_come_later_is_that_of_the_opening() -> None:
    head = HEAD.replace("M. Hugues TERRAL,", "M. Hugues TERRAL (arrivé à compter du point 2),")
    four, five = (head.replace("En exercice : 7", f"En exercice : 7 Présents : {n}") for n in (4, 5))
    assert by_item(minutes(head=four)) == [(4, 1, 3), OPENING, OPENING]
    assert by_item(minutes(head=five)) == [(None, 1, 3), (None, 1, 2), (None, 1, 2)]


def test_who_has_no_vote_comes_and_goes_freely() -> None:
    head = HEAD.replace("Secrétaire de", "Assistait également sans voix délibérative : M. Guy MOREL.\n\nSecrétaire de")
    assert by_item(minutes("M. Guy MOREL quitte la séance.", head=head)) == [OPENING] * 3


def test_the_return_of_somebody_unknown_changes_nothing() -> None:
    assert by_item(minutes("M. Guy INCONNU revient dans la salle.")) == [OPENING] * 3


def test_out_of_the_room_before_the_first_item() -> None:
    assert by_item(minutes(head=f"{HEAD}M. Hugues TERRAL sort de la salle.\n\n")) == [UNKNOWN] * 3


def test_an_arrival_at_an_item_told_beside_it() -> None:
    assert by_item(minutes("Arrivée de Mme Odile FARGE au point n° 2.")) == [OPENING, (6, 1, 1), (6, 1, 1)]


def test_a_proxy_is_valid_again_when_its_giver_leaves_again() -> None:
    told = "M. Louis CARRON arrive en séance.\n\nM. Louis CARRON quitte la séance."
    assert by_item(minutes(told)) == [OPENING] * 3
