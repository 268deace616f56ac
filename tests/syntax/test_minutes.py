"""The items of minutes and lists, and the movements of members that they tell."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck import pipeline
from actcheck.ast import DeliberationList, Minutes, MinutesItem, Movement

HEAD = """COMMUNE DE VAL-SUR-ORNETTE

PROCÈS-VERBAL DE LA SÉANCE DU CONSEIL MUNICIPAL DU 17 MARS 2025

Présents : M. Paul MARTINET, Mme Anne BRISSON, M. Jean LENOIR.

Secrétaire de séance : Mme Anne BRISSON.

"""


def sitting(text: str) -> Minutes | DeliberationList:
    (part,) = (p for p in pipeline.parse(text).parts if isinstance(p, Minutes | DeliberationList))
    return part


def items(body: str) -> tuple[MinutesItem, ...]:
    return sitting(HEAD + body).items


def title(item: MinutesItem) -> str | None:
    return item.preface.title.text if item.preface.title else None


# the body of minutes; rank, number of délibération, heading and count of votes of each item
OPENINGS = [
    (
        "1. Convention (n° 2025-011)\n\nAdopté à l'unanimité.\n\n2. Tarifs\n\nPour : 3 Contre : 0 Abstention : 0\n",
        [("1", "2025-011", "Convention", 1), ("2", None, "Tarifs", 1)],
    ),
    (
        "1/ Convention :\n12 votes pour.\n2/ Tarifs :\nÀ l'unanimité.\n3/ Questions diverses\nRien.\n",
        [("1", None, "Convention", 1), ("2", None, "Tarifs", 1), ("3", None, "Questions diverses", 0)],
    ),
    (
        "I \nConvention\nAdopté à l'unanimité.\nII \nTarifs\nAdopté à l'unanimité.\n",
        [("I", None, "Convention", 1), ("II", None, "Tarifs", 1)],
    ),
    (
        "N° 2025-011 : Convention\nAdopté à l'unanimité.\nN° 2025-012 : Tarifs\nAdopté à l'unanimité.\n",
        [(None, "2025-011", "Convention", 1), (None, "2025-012", "Tarifs", 1)],
    ),
    (
        "2025-021 – Convention\nAdopté à l'unanimité.\n2025-022 – Tarifs\nAdopté à l'unanimité.\n",
        [(None, "2025-021", "Convention", 1), (None, "2025-022", "Tarifs", 1)],
    ),
    (
        (
            "DÉLIBÉRATION N° 2025-011\nObjet : Convention\nAdopté à l'unanimité.\n"
            "DÉLIBÉRATION N° 2025-012\nObjet : Tarifs\nAdopté à l'unanimité.\n"
        ),
        [(None, "2025-011", "Convention", 1), (None, "2025-012", "Tarifs", 1)],
    ),
    (
        "Point n°1 : Convention\nAdopté à l'unanimité.\nPoint n°2 : Tarifs\nAdopté à l'unanimité.\n",
        [("1", None, "Convention", 1), ("2", None, "Tarifs", 1)],
    ),
    (
        "Objet : Convention\n\nAdopté à l'unanimité.\n\nObjet : Tarifs\n\nAdopté à l'unanimité.\n",
        [(None, None, "Convention", 1), (None, None, "Tarifs", 1)],
    ),
    (
        "CONVENTION AVEC LES AMIS DU CANAL\n\nAdopté à l'unanimité.\n\nTARIFS DE LA SALLE\n\nAdopté à l'unanimité.\n",
        [(None, None, "CONVENTION AVEC LES AMIS DU CANAL", 1), (None, None, "TARIFS DE LA SALLE", 1)],
    ),
    (
        (
            "Ordre du jour\nConvention avec les Amis du canal\nTarifs de la salle des fêtes\nQuestions diverses\n\n"
            "Convention avec les Amis du canal de l'Ornette\nAdopté à l'unanimité.\n\n"
            "Tarifs de la salle des fêtes\nAdopté à l'unanimité.\n\nQuestions diverses\nRien.\n"
        ),
        [
            (None, None, "Convention avec les Amis du canal de l'Ornette", 1),
            (None, None, "Tarifs de la salle des fêtes", 1),
            (None, None, "Questions diverses", 0),
        ],
    ),
    (
        (
            "Ordre du jour :\n1. Convention\n2. Tarifs\n\n1. Convention\nAdopté à l'unanimité.\n\n"
            "2. Tarifs\nAdopté à l'unanimité.\n"
        ),
        [("1", None, "Convention", 1), ("2", None, "Tarifs", 1)],
    ),
    # an enumeration inside an item opens none
    (
        (
            "1. Convention\nIl est décidé :\n1. D'approuver la convention,\n2. De la signer ;\nAdopté à l'unanimité.\n"
            "2. Tarifs\nAdopté à l'unanimité.\n"
        ),
        [("1", None, "Convention", 1), ("2", None, "Tarifs", 1)],
    ),
    # nothing tells the items apart but the votes
    (
        "La convention est présentée. Adopté à l'unanimité. Les tarifs sont présentés. Adopté à l'unanimité.\n",
        [(None, None, None, 1), (None, None, None, 1)],
    ),
    ("La séance est ouverte. Il est parlé des travaux.\n", []),
]


@pytest.mark.parametrize(("body", "expected"), OPENINGS)
def test_items(body: str, expected: list[tuple[str | None, str | None, str | None, int]]) -> None:
    assert [
        (item.rank, next((n.value for n in item.preface.numbers), None), title(item), len(item.votings))
        for item in items(body)
    ] == expected


def test_item_holds_its_own_visas_and_references() -> None:
    body = (
        "1. Convention\n\nVu le code général des collectivités territoriales, notamment son article L. 2121-29 ;\n\n"
        "Adopté à l'unanimité.\n\n2. Tarifs\n\nLa délibération n° 2024-003 du 5 mars 2024 est abrogée.\n\n"
        "Adopté à l'unanimité.\n"
    )
    first, second = items(body)
    assert first.preamble is not None
    assert [citation.text[:10] for citation in first.preamble.citations] == ["Vu le code"]
    assert second.preamble is None
    assert [type(mention).__name__ for mention in second.mentions] == ["ActReference"]


def test_last_item_ends_where_the_sitting_is_closed() -> None:
    text = HEAD + "1. Convention\n\nAdopté.\n\n2. Tarifs\n\nAdopté à l'unanimité.\n\nLa séance est levée à 21 h.\n"
    last = sitting(text).items[-1]
    assert text[slice(*last.span)] == "2. Tarifs\n\nAdopté à l'unanimité."


def test_list_of_deliberations() -> None:
    text = (
        "MAIRIE DE VALBRESSAC\n\nLISTE DES DÉLIBÉRATIONS EXAMINÉES PAR LE CONSEIL MUNICIPAL\nSéance du 17 mars 2025\n\n"
        "N° 2025-009  Budget primitif : adopté par 12 voix pour et 2 abstentions.\n"
        "N° 2025-010  Motion sur la ligne d'autocar : ajournée.\n"
    )
    part = sitting(text)
    assert isinstance(part, DeliberationList)
    assert [(title(item), len(item.votings)) for item in part.items] == [
        ("Budget primitif", 1),
        ("Motion sur la ligne d'autocar : ajournée", 0),
    ]
    assert [text[slice(*number.span)] for item in part.items for number in item.preface.numbers] == [
        "2025-009",
        "2025-010",
    ]


def movements(sentence: str) -> tuple[Movement, ...]:
    body = f"1. Convention\n\nAdopté à l'unanimité.\n\n{sentence}\n\n2. Tarifs\n\nAdopté à l'unanimité.\n"
    return sitting(HEAD + body).movements


# a sentence between two items; kind, names and moment of each movement
MOVEMENTS = [
    ("Arrivée de Mme Odile FARGE à 20 h 15.", [("arrival", ["Odile FARGE"], "here")]),
    ("Arrivée Mme Odile FARGE 19h45", [("arrival", ["Odile FARGE"], "here")]),
    ("Arrivées de M. Louis CARRON et de Mme Odile FARGE.", [("arrival", ["Louis CARRON", "Odile FARGE"], "here")]),
    ("Mme Odile FARGE rejoint la séance.", [("arrival", ["Odile FARGE"], "here")]),
    ("Mme FARGE arrive à 20 h 15.", [("arrival", ["FARGE"], "here")]),
    ("Départ : M. Jean LENOIR", [("departure", ["Jean LENOIR"], "here")]),
    ("DÉPART DE MME ANNE BRISSON À 20H", [("departure", ["ANNE BRISSON"], "here")]),
    ("M. Jean LENOIR quitte définitivement la séance.", [("departure", ["Jean LENOIR"], "here")]),
    ("À 21 h, M. Jean LENOIR quitte la séance.", [("departure", ["Jean LENOIR"], "here")]),
    (
        "Mme Anne BRISSON et M. Jean LENOIR quittent la séance.",
        [("departure", ["Anne BRISSON", "Jean LENOIR"], "here")],
    ),
    (
        "M. Jean LENOIR, membre de l'association, sort de la salle et ne prend part ni au débat ni au vote.",
        [("out", ["Jean LENOIR"], "here"), ("not_voting", ["Jean LENOIR"], "here")],
    ),
    ("M. Jean LENOIR revient dans la salle.", [("back", ["Jean LENOIR"], "here")]),
    (
        "Ne prennent pas part au vote : M. Jean LENOIR, Mme Anne BRISSON.",
        [("not_voting", ["Jean LENOIR", "Anne BRISSON"], "here")],
    ),
    ("Arrivée de Mme Odile FARGE à compter du point n° 2.", [("arrival", ["Odile FARGE"], "from")]),
    # who moves cannot be told
    ("M. Jean LENOIR, à la demande de Mme Anne BRISSON, quitte la séance.", [("departure", [], "here")]),
    ("Départ de Mme Anne BRISSON, M. Jean LENOIR demande la parole.", [("departure", [], "here")]),
    ("Départ de deux conseillers municipaux.", [("departure", [], "here")]),
    ("Les élus concernés ne prennent pas part au vote.", [("not_voting", [], "here")]),
    # nobody moves
    ("Départ à la retraite de M. Jean LENOIR.", []),
    ("Arrivée de la fibre optique au bourg.", []),
    ("Le départ de la course est donné à 9 h.", []),
    ("La commune se retire du syndicat.", []),
    ("Le moment arrive en 2026.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), MOVEMENTS)
def test_movements(sentence: str, expected: list[tuple[str, list[str], str]]) -> None:
    found = movements(sentence)
    assert [(m.kind, [person.name for person in m.persons], m.relation) for m in found] == expected


def test_the_chair_is_named_by_the_office() -> None:
    out, not_voting, back = movements(
        "Monsieur le Maire quitte la salle et ne participe pas au vote.\n\nLe maire reprend la présidence."
    )
    assert [(m.kind, m.chair) for m in (out, not_voting, back)] == [("out", True), ("not_voting", True), ("back", True)]
    assert movements("La présidente de l'association quitte la salle.")[0].chair is False


def test_a_departure_gives_a_proxy_and_counts_anew() -> None:
    (found,) = movements("Départ de M. Jean LENOIR à 20 h 45 (pouvoir à Mme Anne BRISSON) : 14 présents, 18 votants.")
    assert found.proxy is not None
    assert found.proxy.holder is not None
    assert (found.proxy.grantor.name, found.proxy.holder.name) == ("Jean LENOIR", "Anne BRISSON")
    assert [(count.quantity.value, count.value) for count in found.counts] == [("present", 14), ("voters", 18)]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("(arrivée à 19 h 20, avant le point n° 2)", ("arrival", "from", "2")),
        ("(arrivée à 19 h 20)", ("arrival", "unclear", None)),
        ("(jusqu'au point 2)", ("listed", "until", "2")),
        ("(à compter de la délibération n°2)", ("listed", "from", "2")),
        ("(départ après le point n° 1)", ("departure", "after", "1")),
    ],
)
def test_a_note_beside_a_listed_name(note: str, expected: tuple[str, str, str | None]) -> None:
    text = (
        HEAD.replace("M. Jean LENOIR.", f"M. Jean LENOIR {note}.") + "1. Convention\n\nAdopté.\n\n2. Tarifs\n\nAdopté."
    )
    (found,) = sitting(text).movements
    assert (found.kind, found.relation, found.item) == expected
    assert [person.name for person in found.persons] == ["Jean LENOIR"]
    assert text[slice(*found.span)] == note


def test_a_movement_told_in_the_head_has_no_moment() -> None:
    (found,) = sitting(
        HEAD + "Départ de M. Jean LENOIR à 20 h 50.\n\n1. Convention\n\nAdopté.\n\n2. Tarifs\n"
    ).movements
    assert found.relation == "unclear"


def test_an_agenda_of_one_line_opens_no_item() -> None:
    body = (
        "Ordre du jour : 1. Convention – 2. Tarifs\n\n1. Convention\n\nAdopté à l'unanimité.\n\n"
        "2. Tarifs\n\nAdopté à l'unanimité.\n"
    )
    assert [(item.rank, title(item)) for item in items(body)] == [("1", "Convention"), ("2", "Tarifs")]


PIECES = st.sampled_from(
    [
        "1. Convention\n",
        "2. Tarifs\n",
        "II \n",
        "Objet :",
        "N° 2025-011 : Convention\n",
        "Point n°3 : ",
        "Ordre du jour",
        " : ",
        "\n",
        "\n\n",
        "Convention\n",
        "Adopté à l'unanimité.",
        "Pour : 3 Contre : 0",
        "Départ de ",
        "M. Jean LENOIR",
        " quitte la séance",
        "(jusqu'au point 2)",
        " ne prend pas part au vote",
        "Vu le code général des collectivités territoriales, article L. 2121-29 ;",
        "La séance est levée",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_items_lie_in_order_inside_their_part(body: str) -> None:
    part = sitting(HEAD + body)
    assert all(one.span.end <= other.span.start for one, other in pairwise(part.items))
    assert all(part.span.covers(item.span) for item in part.items)
    for item in part.items:
        assert all(item.span.covers(voting.span) for voting in item.votings)
    assert list(part.movements) == sorted(part.movements, key=lambda movement: movement.span)
