"""Facts of the act as a whole."""

from __future__ import annotations

import datetime

import pytest

from actcheck import syntax
from actcheck.ast import (
    Act,
    ActReference,
    Citation,
    Deliberation,
    Heading,
    Identifier,
    Preamble,
    Preface,
)
from actcheck.facts import Facts, read
from actcheck.source import Document, Span


def facts(text: str) -> Facts:
    return read(syntax.parse(Document.from_text(text)))[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("N° 2025-014\n\nObjet : Tarifs\n\nVu le code ;\n\nAprès en avoir délibéré, DÉCIDE\n", "2025-014"),
        ("Objet : Tarifs\n\nVu le code ;\n\nAprès en avoir délibéré, DÉCIDE\n", "Tarifs"),
        ("COMMUNE DE VAUBREL\n\nVu le code ;\n\nAprès en avoir délibéré, DÉCIDE\n", "COMMUNE DE VAUBREL"),
        ("Vu le code général ;\n\nAprès en avoir délibéré, DÉCIDE\n", "Après en avoir délibéré"),
    ],
)
def test_the_kind_is_placed_where_the_act_shows_it(text: str, words: str) -> None:
    kind = facts(text).act.kind
    assert kind.value == "deliberation"
    assert text[slice(*kind.span)] == words


def test_an_order_of_the_mayor() -> None:
    text = (
        "Ville de VAUBREL\n\nARRÊTÉ DE LA MAIRE N° 2025-087\n\nObjet : Circulation\n\nLa maire de Vaubrel,\n\n"
        "Vu le code de la route ;\n\nARRÊTE\n\nArticle 1er : La circulation est alternée.\n\n"
        "Fait à Vaubrel, le 5 juin 2025\n\nLa maire,\nOdile FRAMBOURG\n"
    )
    read_facts = facts(text)
    assert read_facts.act.kind.value == "order"
    assert read_facts.act.number.value == "2025-087"
    assert read_facts.authority.assembly.value == "executive"
    assert read_facts.sitting.date.value == datetime.date(2025, 6, 5)


def test_names_identifiers_and_delegation_of_the_tree() -> None:
    part = Deliberation(
        span=Span(0, 90),
        preface=Preface(span=Span(0, 9)),
        preamble=Preamble(
            span=Span(10, 80),
            citations=(
                Citation(
                    span=Span(10, 40),
                    text="Vu la délibération portant délégation ;",
                    references=(ActReference(span=Span(13, 30), number="2021-57"),),
                    delegates=True,
                ),
                Citation(
                    span=Span(41, 60),
                    text="Vu la délibération ;",
                    references=(ActReference(span=Span(44, 55), number="2022-5"),),
                ),
            ),
        ),
        names=(Heading(span=Span(61, 70), text="Haut-Marais"),),
        identifiers=(Identifier(span=Span(71, 79), scheme="siret", value="912 045 037 00013"),),
    )
    (act,) = read(Act(span=Span(0, 90), parts=(part,)))
    assert [(cited.number, cited.delegates) for cited in act.cited_acts] == [("2021-57", True), ("2022-5", False)]
    assert [(name.value, tuple(name.span)) for name in act.names] == [("Haut-Marais", (61, 70))]
    assert [(siret.value, tuple(siret.span)) for siret in act.sirets] == [("912 045 037 00013", (71, 79))]


def test_the_transmission_under_the_signature_is_no_annex() -> None:
    text = (
        "DÉLIBÉRATION DU CONSEIL MUNICIPAL\n\nSéance du 5 juin 2025\n\nVu le code ;\n\nAprès en avoir délibéré,\n\n"
        "DÉCIDE\n\nArticle 1 : Le tarif est fixé.\n\nFait à Vaubrel, le 5 juin 2025\n\nLa maire,\nOdile FRAMBOURG\n\n"
        "Transmise au contrôle de légalité le 18 juin 2025, publiée le 19 juin 2025. Recours : le tribunal.\n"
    )
    read_facts = facts(text)
    assert read_facts.attachments.present is None
    assert read_facts.transmission.sent_on.value == datetime.date(2025, 6, 18)
    assert read_facts.transmission.published_on.value == datetime.date(2025, 6, 19)


NOTICE = """COMMUNE DE VAL-SUR-ORNETTE

DÉLIBÉRATION DU CONSEIL MUNICIPAL

Séance du 17 mars 2025

Le conseil municipal, convoqué le {day}, s'est réuni.

Après en avoir délibéré, le conseil municipal approuve la convention.
"""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("10 mars", datetime.date(2025, 3, 10)),
        ("17 mars", datetime.date(2025, 3, 17)),
        # of the year before, perhaps
        ("18 mars", None),
        ("30 février", None),
        ("10 mars 2024", datetime.date(2024, 3, 10)),
    ],
)
def test_a_notice_without_a_year_takes_that_of_the_sitting(day: str, expected: datetime.date | None) -> None:
    notice = facts(NOTICE.format(day=day)).notice.date
    assert (None if notice is None else notice.value) == expected


@pytest.mark.parametrize(("present", "stated"), [("(5) :", 5), ("(0) :", 0), (": néant", 0)])
def test_members_present_whose_names_are_not_there(present: str, stated: int) -> None:
    listed = f"Présents {present}\n\nAbsent excusé : M. Louis CARRON.\n\n"
    attendance = facts(
        NOTICE.format(day="10 mars").replace("Le conseil municipal, c", f"{listed}Le conseil municipal, c")
    ).attendance
    assert attendance.present_listed is None
    assert attendance.present_stated is not None
    assert attendance.present_stated.value == stated


def test_a_text_of_nothing_states_nothing() -> None:
    assert read(syntax.parse(Document.from_text(""))) == ()
