"""The head of an act: number, sitting, notice, chair, secretary, authority, in the layouts of many authorities."""

from __future__ import annotations

import datetime

import pytest

from actcheck import syntax
from actcheck.ast import Preface
from actcheck.facts import Facts, read
from actcheck.source import Document


def preface(text: str) -> Preface:
    return syntax.parse(Document.from_text(text)).parts[0].preface


def facts(text: str) -> Facts:
    return read(syntax.parse(Document.from_text(text)))[0]


HEAD = "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\n\n"

# As written; the number read.
NUMBERS = [
    ("N°2023/020", "2023/020"),
    ("2023/009", "2023/009"),
    ("DELBU2023-02-012", "DELBU2023-02-012"),
    ("DEL-2023-007", "DEL-2023-007"),
    ("DEL — 2023 — 007", "DEL — 2023 — 007"),
    ("PACV/17-2023", "PACV/17-2023"),
    ("n° 13-02-2023", "13-02-2023"),
    ("03-2024", "03-2024"),
    ("2023-02-10/01", "2023-02-10/01"),
    ("N° 01/01-2020", "01/01-2020"),
    ("14/25-02-20/C", "14/25-02-20/C"),
    ("22_12_14_001", "22_12_14_001"),
    ("DCM 2021_02_01", "DCM 2021_02_01"),
    ("CP 2023-017", "CP 2023-017"),
    ("N° CP 2023-017", "CP 2023-017"),
    ("N° 2023 1 1", "2023 1 1"),
    ("C 2023/02/1-", "C 2023/02/1"),
    ("CC02_2023", "CC02_2023"),
    ("n° 01-02 du 26 janvier 2023", "01-02"),
    ("Délibération n°01/2020", "01/2020"),
    ("220/2026", "220/2026"),
    ("No A 2023-15", "A 2023-15"),
    ("30-2023-03-10-00002", "30-2023-03-10-00002"),
    ("PREF-CAB-SIDPC-2025-298-007", "PREF-CAB-SIDPC-2025-298-007"),
    ("N° PREF-CAB-SIDPC-2025-298-007", "PREF-CAB-SIDPC-2025-298-007"),
    ("DEL001CSPB230123", "DEL001CSPB230123"),
    ("Délibération n° DLvil_2023 02 ADG 001.", "DLvil_2023 02 ADG 001"),
    ("(N°2025-53)", "2025-53"),
]


@pytest.mark.parametrize(("written", "number"), NUMBERS)
def test_number(written: str, number: str) -> None:
    text = f"{HEAD}{written}\n\nObjet : Tarifs de la cantine\n\nLe conseil municipal,\nVu le code général,\n"
    (read_number, *_) = preface(text).numbers
    assert read_number.value == number
    assert text[read_number.span.start : read_number.span.end] == number


@pytest.mark.parametrize(
    "written",
    [
        "Point n° 1 - Tarifs",
        "AVENANT N°3 AU LOT N° 15",
        "TARIFS DE LA SAISON 2023-2024",
        "n° SIRET 512 009 374 00012",
        "chemin rural n° 8",
        "séance du 02-03-2023",
    ],
)
def test_not_the_number_of_the_act(written: str) -> None:
    assert preface(f"{HEAD}{written}\n\nLe conseil municipal,\nVu le code général,\n").numbers == ()


def test_a_labelled_number_before_one_in_a_running_head() -> None:
    text = f"Commune de Vaubrel   2025-236 - Page 1/4\n{HEAD}N° CP 2025-236\n\nVu le code général,\n"
    assert facts(text).act.number.value == "CP 2025-236"


# As written; the day of the sitting.
SITTINGS = [
    ("L’an deux mille vingt-trois, le vingt-cinq janvier à 18 H 00,", "2023-01-25"),
    ("L'an deux mil vingt et deux, le mercredi 07 décembre, à 20 heures et 3 minutes,", "2022-12-07"),
    ("L’an DEUX MILLE VINGT TROIS le 23 janvier", "2023-01-23"),
    ("L'an deux mille vingt-trois et le 16 février", "2023-02-16"),
    ("L’an deux mille vingt-trois, le six du mois de février", "2023-02-06"),
    ("L'an deux mille vingt-trois, le dix-sept du mois de février", "2023-02-17"),
    ("L’an deux-mille-vingt-trois, le trois mars", "2023-03-03"),
    ("L'an deux mille vingt-trois, jeudi 16 février", "2023-02-16"),
    ("L’an 2023, le 29 mars à dix-neuf heures seize", "2023-03-29"),
    ("Le treize mars deux mille vingt-trois", "2023-03-13"),
    ("Le lundi treize février deux-mille-vingt-trois", "2023-02-13"),
    ("LE DIX-SEPT DECEMBRE DEUX-MILLE DIX-NEUF A DIX-HUIT HEURES TRENTE", "2019-12-17"),
    ("L’an deux mille vingt-deux, le Conseil Municipal régulièrement convoqué le 7 décembre", None),
    ("L’an et le à DEUX MIL VINGT 10 février 20 heures 00", "2020-02-10"),
    ("Séance du mardi 7 février 2023 à 19 heures", "2023-02-07"),
    ("Mercredi 21 Février à 19h30", None),
]


@pytest.mark.parametrize(("written", "day"), SITTINGS)
def test_sitting(written: str, day: str | None) -> None:
    text = f"{HEAD}{written} le conseil municipal s'est réuni.\n\nVu le code général des collectivités ;\n"
    sitting = facts(text).sitting.date
    assert (sitting and sitting.value) == (day and datetime.date.fromisoformat(day))


def test_the_first_date_after_the_notice_is_not_the_sitting() -> None:
    text = (
        f"{HEAD}L'an deux mille vingt-trois, le conseil municipal, légalement convoqué le 9 janvier 2023, s'est réuni"
        " le seize janvier.\n\nVu le code général ;\n"
    )
    assert facts(text).notice.date.value == datetime.date(2023, 1, 9)
    assert facts(text).sitting.date is None


# As written; the day of the notice.
NOTICES = [
    ("Date de convocation : 18 janvier 2023", "2023-01-18"),
    ("Date convocation du Conseil Municipal : 13 janvier 2023", "2023-01-13"),
    ("Convocation du : 9 février 2023 - Affichée le 10 février 2023", "2023-02-09"),
    ("Convocation : 20 janvier 2023", "2023-01-20"),
    ("Le conseil, dûment convoqué le 9 janvier 2023, s'est réuni.", "2023-01-09"),
    ("Le conseil, légalement convoqué le dix février deux mille vingt-trois, s'est réuni.", "2023-02-10"),
    ("Le conseil, légalement convoqué le huit février, s'est réuni.", "2023-02-08"),
    ("suite à la convocation faite le 27 janvier 2023, conformément à la loi", "2023-01-27"),
    (
        "sur la convocation qui leur a été adressée le dix février deux mille Vingt-trois par le maire",
        "2023-02-10",
    ),
    ("sur convocation individuelle en date du 19 janvier 2023", "2023-01-19"),
    ("dûment convoqués individuellement et par écrit le huit février deux mil vingt-trois", "2023-02-08"),
    ("Par convocation en date du 6 février 2023, l’ordre du jour est le suivant :", "2023-02-06"),
    ("Date de convocation :\nObjet : Tarifs", None),
]


@pytest.mark.parametrize(("written", "day"), NOTICES)
def test_notice(written: str, day: str | None) -> None:
    text = f"{HEAD}Séance du 16 février 2023\n\n{written}\n\nVu le code général des collectivités ;\n"
    notice = facts(text).notice.date
    assert (notice and notice.value) == (day and datetime.date.fromisoformat(day))
    assert facts(text).sitting.date.value == datetime.date(2023, 2, 16)


# As written; the secretary.
SECRETARIES = [
    ("Secrétaire de séance : Odile FRAMBOURG", "Odile FRAMBOURG"),
    ("Secrétaire de séance : François ORBEC Objet : Tarifs", "François ORBEC"),
    ("SECRÉTAIRE DE SÉANCE : Madame Odile FRAMBOURG", "Odile FRAMBOURG"),
    ("Mme Odile FRAMBOURG a été nommée secrétaire de séance.", "Odile FRAMBOURG"),
    ("M. Éric LANOT est désigné pour remplir cette fonction.", "Éric LANOT"),
    ("M. Éric LANOT ayant été désigné, Mme Odile FRAMBOURG est désignée secrétaire.", "Odile FRAMBOURG"),
    ("Elue secrétaire de séance : Odile FRAMBOURG", "Odile FRAMBOURG"),
    ("Secrétaire élue pour la session : Odile FRAMBOURG", "Odile FRAMBOURG"),
    ("Secrétaire de séance : Commune d’Arvieille - M. Lanot Stéphane", "Lanot Stéphane"),
    ("Le secrétaire est le conseiller municipal le plus jeune, à savoir Anne LE GUERNAZ.", "Anne LE GUERNAZ"),
    ("Secrétaire auxiliaire : Mme Jeanne MERCŒUR", None),
]


@pytest.mark.parametrize(("written", "name"), SECRETARIES)
def test_secretary(written: str, name: str | None) -> None:
    text = f"{HEAD}Séance du 16 février 2023\n\n{written}\n\nVu le code général des collectivités ;\n"
    secretary = facts(text).sitting.secretary
    assert (secretary and secretary.value) == name
    if secretary is not None:
        assert text[secretary.span.start : secretary.span.end].endswith(secretary.value)


def test_a_secretary_named_after_the_count_of_votes() -> None:
    text = (
        f"{HEAD}Suffrages exprimés : 21 Votes : pour : 21 ; contre : 0 Secrétaire de séance : François ORBEC"
        " Objet : Tarifs Vu le code général des collectivités, "
    )
    assert facts(text).sitting.secretary.value == "François ORBEC"


# As written; the chair.
CHAIRS = [
    ("sous la présidence de Monsieur Marc LANOT, maire", "Marc LANOT"),
    ("Présidence de Monsieur Marc LANOT", "Marc LANOT"),
    ("PRÉSIDENCE DE MONSIEUR MARC LANOT", "MARC LANOT"),
    ("Présidence : Madame Odile FRAMBOURG", "Odile FRAMBOURG"),
    ("Président : Monsieur Marc LANOT, maire", "Marc LANOT"),
    ("Président de séance : Monsieur Marc LANOT, maire", "Marc LANOT"),
]


@pytest.mark.parametrize(("written", "name"), CHAIRS)
def test_chair(written: str, name: str) -> None:
    text = f"{HEAD}Séance du 16 février 2023\n\n{written}\n\nVu le code général des collectivités ;\n"
    assert facts(text).sitting.chair.value == name


# The head of an act; the assembly that sits, and where it is named.
ASSEMBLIES = [
    (
        "CONSEIL RÉGIONAL DU HAUT-MARAIS\nDÉLIBÉRATION DE LA COMMISSION PERMANENTE\nN° CP 2025-12\n\nVu le code,\n",
        "standing_committee",
        "COMMISSION PERMANENTE",
    ),
    (
        "CONSEIL RÉGIONAL DU HAUT-MARAIS\n\nRéunion de la commission permanente du 3 mars 2025\n\nVu le code,\n",
        "standing_committee",
        "commission permanente",
    ),
    (
        (
            "CONSEIL DÉPARTEMENTAL DE L'AUBREL\n\nLa Commission permanente du Conseil départemental de l'Aubrel,\n\n"
            "Vu le code,\n"
        ),
        "standing_committee",
        "Commission permanente",
    ),
    (
        (
            "DÉLIBÉRATION DU CONSEIL DÉPARTEMENTAL\n\nSéance du 3 mars 2025\n\n"
            "DÉLÉGATION D'ATTRIBUTIONS À LA COMMISSION PERMANENTE\n\nVu le code,\n"
        ),
        "council",
        "CONSEIL DÉPARTEMENTAL",
    ),
    (
        "Conseil communautaire\nEXTRAIT DES DELIBERATIONS DU BUREAU COMMUNAUTAIRE\n\nVu le code,\n",
        "bureau",
        "BUREAU COMMUNAUTAIRE",
    ),
    (
        "COMMUNE DE VAUBREL\n\nDÉCISION DU MAIRE PRISE PAR DÉLÉGATION DU CONSEIL MUNICIPAL\n\nVu le code,\n",
        "executive",
        "DÉCISION DU MAIRE",
    ),
    (
        "Ville de VAUBREL\n\nARRÊTÉ DE LA MAIRE N° 2025-087\n\nLa maire de Vaubrel,\n\nVu le code,\n\nARRÊTE\n\n",
        "executive",
        "ARRÊTÉ DE LA MAIRE",
    ),
]


@pytest.mark.parametrize(("text", "assembly", "named"), ASSEMBLIES)
def test_assembly(text: str, assembly: str, named: str) -> None:
    fact = facts(text).authority.assembly
    assert fact is not None
    assert fact.value == assembly
    assert text[fact.span.start : fact.span.end].strip() == named
