"""What looks like a fault and is none, one test each; beside it, the same act with the fault where there is one."""

from __future__ import annotations

import pytest

from actcheck import check, read_facts
from actcheck.findings import Severity

PRESENT = "Luc BRUNEL, Anne CASTAGNE, Jean VIDAL, Zoé PERROT, Paul MERLE, Inès FABRE, Marc LORMEAU"
AWAY = "Odile ESTEVE, Guy NAUD"
DECIDED = "Pour : 7 Contre : 0 Abstention : 0"


def act(
    *,
    number: str = "2023-014",
    counts: str = "En exercice : 9 Présents : 7 Votants : 7",
    day: str = "9 mars 2023",
    lists: str = f"Présents : {PRESENT}.\nAbsents excusés : {AWAY}.",
    chair: str = "sous la présidence de M. Luc BRUNEL, maire",
    title: str = "Tarifs de la salle des fêtes",
    visas: str = "Vu le code général des collectivités territoriales, notamment son article L. 2121-29 ;",
    decides: str = "DÉCIDE :\n\nArticle 1 : De fixer les tarifs.",
    vote: str = DECIDED,
) -> str:
    return f"""COMMUNE DE VALMORON

EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL

Délibération n° {number}

Séance du {day}, {chair}.

{counts}

{lists}

Secrétaire de séance : Anne CASTAGNE.

OBJET : {title}

{visas}

Après en avoir délibéré, le conseil municipal,

{decides}

{vote}
"""


def alarms(text: str) -> set[str]:
    """The names of the rules at which an error or a warning is given."""
    return {f.name for f in check(text).findings if f.severity in (Severity.ERROR, Severity.WARNING)}


def test_the_act_itself_is_at_no_fault() -> None:
    assert alarms(act()) == set()


@pytest.mark.parametrize("beside", ["arrivé à 19h07", "à compter du point n° 3", "à partir de la délibération n° 4"])
def test_one_person_in_two_lists_who_arrives(beside: str) -> None:
    lists = "Présents : {0}, Guy NAUD{1}.\nAbsents excusés : {2}."
    told = act(lists=lists.format(PRESENT, f" ({beside})", AWAY), counts="En exercice : 9")
    assert alarms(told) == set()
    assert "person-in-two-lists" in alarms(act(lists=lists.format(PRESENT, "", AWAY), counts="En exercice : 9"))


def test_the_chair_is_counted_and_not_listed() -> None:
    others = PRESENT.partition(", ")[2]
    lists = f"Présents : {others}.\nAbsents excusés : {AWAY}."
    assert alarms(act(lists=lists)) == set()
    others = others.partition(", ")[2]
    assert "count-differs-from-list" in {
        finding.name for finding in check(act(lists=f"Présents : {others}.\nAbsents excusés : {AWAY}.")).findings
    }


@pytest.mark.parametrize(
    "label", ["Nombre de conseillers présents (y compris ceux ayant donné procuration)", "Présents et représentés"]
)
def test_those_present_who_include_proxies(label: str) -> None:
    lists = f"Présents : {PRESENT}.\nAbsents ayant donné pouvoir : Odile ESTEVE à Anne CASTAGNE.\nAbsent : Guy NAUD."
    vote = "Pour : 8 Contre : 0 Abstention : 0"
    assert alarms(act(counts=f"En exercice : 9 {label} : 8", lists=lists, vote=vote)) == set()


def test_proxy_behind_the_name_of_somebody_present_who_holds_it() -> None:
    lists = f"Présents : {PRESENT.replace('Anne CASTAGNE', 'Anne CASTAGNE - PROCURATION')}.\nAbsents excusés : {AWAY}."
    assert alarms(act(lists=lists, counts="En exercice : 9 Présents : 7")) == set()


@pytest.mark.parametrize(
    ("title", "vote"),
    [
        (
            "Approbation du procès-verbal de la séance du 9 février 2023",
            "Pour : 5 Contre : 0 Abstention : 0, les membres absents le 9 février 2023 ne prenant pas part au vote",
        ),
        (
            "Vote du compte administratif 2022",
            "M. le Maire quitte la salle et ne prend pas part au vote.\n\nPour : 6 Contre : 0 Abstention : 0",
        ),
        (
            "Subvention à l'association des Amis du canal",
            "M. Jean VIDAL, intéressé à l'affaire, ne prend pas part au vote.\n\nPour : 6 Contre : 0 Abstention : 0",
        ),
    ],
    ids=["earlier minutes", "compte administratif", "interest"],
)
def test_fewer_votes_than_voters(title: str, vote: str) -> None:
    assert alarms(act(title=title, vote=vote)) == set()
    assert "votes-exceed-attendance" in alarms(act(title=title, vote="Pour : 12 Contre : 0 Abstention : 0"))


def test_the_vote_of_a_committee_in_a_visa() -> None:
    visas = "Vu l'avis favorable de la commission des finances (pour : 21 ; contre : 0 ; abstentions : 2) ;"
    assert alarms(act(visas=visas)) == set()
    assert "votes-exceed-attendance" in alarms(act(visas=visas, vote="Pour : 21 Contre : 0 Abstentions : 2"))


@pytest.mark.parametrize("number", ["13-02-2023", "31-02-2023", "03-2023", "2023-03-09/01", "14/25-02-20/C"])
def test_a_number_that_looks_like_a_date(number: str) -> None:
    assert alarms(act(number=number)) == set()


def test_the_verb_of_an_order_in_a_deliberation() -> None:
    decides = "ARRÊTE le procès-verbal de la séance du 9 février 2023."
    (facts,) = read_facts(act(decides=decides))
    assert facts.act.kind is not None
    assert facts.act.kind.value == "deliberation"
    assert alarms(act(decides=decides)) == set()


def test_vu_que_in_a_debate() -> None:
    debate = "Mme CASTAGNE regrette la coupe, vu qu'il y a des arbres, vu que l'article 12 n'en dit rien."
    decides = f"DÉCIDE :\n\nArticle 1 : De fixer les tarifs.\n\n{debate}"
    assert alarms(act(decides=decides)) == set()


def test_unanimity_of_the_votes_cast_beside_abstentions() -> None:
    vote = "Adopté à l'unanimité{} : Pour : 6 Contre : 0 Abstention : 1"
    assert alarms(act(vote=vote.format(" des suffrages exprimés"))) == set()
    assert "unanimity-with-abstentions" in {f.name for f in check(act(vote=vote.format(""))).findings}


@pytest.mark.parametrize(("day", "fault"), [("9 avril 2020", False), ("9 juin 2022", False), ("9 mars 2023", True)])
def test_two_proxies_under_the_emergency_laws(day: str, fault: bool) -> None:
    lists = (
        f"Présents : {PRESENT}.\nAbsents ayant donné pouvoir : Odile ESTEVE à Anne CASTAGNE, Guy NAUD à Anne CASTAGNE."
    )
    year = day[-4:]
    text = act(
        day=day,
        number=f"{year}-014",
        lists=lists,
        counts="En exercice : 9 Présents : 7 Votants : 9",
        vote="Pour : 9 Contre : 0 Abstention : 0",
    )
    assert ("two-proxies-one-holder" in alarms(text)) is fault
    assert alarms(text) <= {"two-proxies-one-holder"}


@pytest.mark.parametrize("garbled", ["2 9 MARS 2023", "2 7 FEV. 2073", "O9 mars 2O23", "3l/O2/2023"])
def test_a_date_garbled_by_a_scan(garbled: str) -> None:
    counts = f"Date de convocation : {garbled}\n\nEn exercice : 9 Présents : 7 Votants : 7"
    assert alarms(act(counts=counts, vote=f"{DECIDED}\n\nReçu en préfecture le {garbled}")) == set()
