"""The counts of members that acts state, and the list that each count belongs to."""

from __future__ import annotations

import pytest

from actcheck import syntax
from actcheck.facts import AttendanceFacts, read
from actcheck.source import Document
from actcheck.syntax.headcounts import read_counts

HEAD = "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\n\nSéance du 16 février 2023\n\n"

# As written; the counts in order of the text, "!" after those of a part of the sitting.
COUNTS = [
    ("En exercice : 21 Présents : 18 Votants : 21", "members_in_office 21, present 18, voters 21"),
    ("en exercice : 24\nÉtaient présents (21) :", "members_in_office 24, present 21"),
    (
        "27 16 3 19 Nombre de Conseillers en exercice Présents Procurations Votants",
        "members_in_office 27, present 16, proxies 3, voters 19",
    ),
    (
        "- en exercice : 82 - présents titulaires : 45 - présents suppléants : 4 - procurations : 19 - votants : 68",
        "members_in_office 82, present 49, proxies 19, voters 68",
    ),
    ("Votants : 27 dont 22 Présents et 05 Procurations", "voters 27, present 22, proxies 5"),
    ("qui ont pris part à la délibération : 11 dont 1 procuration", "voters 11, proxies 1"),
    (
        "Membres en exercice : 33\nPrésents : 26\nReprésentés : 6\nAbsent : 1",
        ("members_in_office 33, present 26, proxies 6, absent 1"),
    ),
    (
        "Présents à l'ouverture : 14 – Pouvoirs : 3 – Votants : 17 – Quorum : 10\n\nPrésents :",
        "present 14, proxies 3, voters 17, quorum 10",
    ),
    ("Présents : 19 - Délégations de vote : 4 - Excusé : 1", "present 19, proxies 4, excused 1"),
    ("Conseillers élus : 30 en fonction : 30 présents:…….24", "members_in_office 30, present 24"),
    ("en exercice est de 35 (le quorum est de 18 membres présents)", "members_in_office 35, quorum 18"),
    ("Présents (y compris ceux ayant donné procuration) : 28", "present_or_represented 28"),
    ("Nombre de délégués présents et représentés : 39", "present_or_represented 39"),
    ("Questions 1 à 10 : 32 présents 1 procuration 33 votants", "present 32!, proxies 1!, voters 33!"),
    ("Absents non représentés : 02", ""),
    ("44 PRÉSENTS :", "present 44"),
]


@pytest.mark.parametrize(("written", "counts"), COUNTS)
def test_counts(written: str, counts: str) -> None:
    text = Document.from_text(written).folded
    read = [f"{c.label.lower()} {c.value}{'!' * c.scoped}" for c in read_counts(text, 0, len(text))]
    assert ", ".join(read) == counts


def attendance(text: str) -> AttendanceFacts:
    return read(syntax.parse(Document.from_text(HEAD + text + "\n\nVu le code général ;\n")))[0].attendance


@pytest.mark.parametrize("label", ["en exercice : 5", "Quorum : 5", "Votants : 5"])
def test_the_count_before_a_list_is_not_the_list_s(label: str) -> None:
    facts = attendance(f"Nombre de conseillers {label}\n\nPrésents : M. Paul LANOT, Mme Odile FRAMBOURG.")
    assert facts.present_stated is None
    assert facts.present is not None
    assert facts.present.value == 2


def test_the_count_in_the_label_of_a_list() -> None:
    facts = attendance("en exercice : 24\n\nÉtaient présents (3) : M. Paul LANOT, Mme Odile FRAMBOURG, M. Luc ORBEC.")
    assert (facts.members_in_office.value, facts.present_stated.value, facts.present_listed.value) == (24, 3, 3)


@pytest.mark.parametrize(
    "written",
    [
        "Avaient donné délégation de vote (1) : Mme Anne SOREL à M. Paul LANOT.",
        "Étaient représentés :\n- Mme SOREL A. par M. LANOT P.\n",
        "Délégations de vote (1) : Mme Anne SOREL à M. Paul LANOT.",
    ],
)
def test_who_gave_a_vote(written: str) -> None:
    facts = attendance(f"Étaient présents : M. LANOT P., Mme FRAMBOURG M.; M. ORBEC M.; Mme DURAS L.\n\n{written}")
    assert facts.present_listed.value == 4
    assert [(p.grantor_key, p.holder_key) for p in facts.proxy_list] in (
        [("ANNE SOREL", "LANOT PAUL")],
        [("A SOREL", "LANOT P")],
    )
