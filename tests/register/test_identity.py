"""What makes two things the same."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.register.identity import (
    Agreement,
    authority_key,
    near_names,
    number_key,
    same_agreement,
    same_title,
    series,
)

DAY = datetime.date(2023, 9, 26)
TRAILS = "relative a l'entretien des chemins de randonnee"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("2024-584", "2024-584"),
        ("n°2024-584", "2024-584"),
        ("N° 2024/584", "2024-584"),
        ("2024-0012", "2024-12"),
        ("DEL 2023_007", "DEL-2023-7"),
        ("DELBU2023-02", "DELBU-2023-2"),
        ("0", "0"),
        ("", ""),
        (None, ""),
    ],
)
def test_numbers(written: str | None, key: str) -> None:
    assert number_key(written) == key


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("2024-584", (2024, 584)),
        ("36/2023", (2023, 36)),
        ("2023-02-12", (2023, None)),
        ("DEL-2023-007", None),
        ("584", None),
        (None, None),
    ],
)
def test_series(number: str | None, found: tuple[int, int | None] | None) -> None:
    place = series(number)
    assert (None if place is None else tuple(place)) == found


@given(st.text())
def test_a_number_folded_is_folded(number: str) -> None:
    assert number_key(number_key(number)) == number_key(number)


def test_authorities() -> None:
    assert authority_key("DEPARTEMENT DU VAL-D’ORNE") == authority_key("Département du Val d'Orne")
    assert authority_key("Commune de Val-sur-Ornette") != authority_key("Commune de Val-sur-Orne")
    assert authority_key(None) == ""


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("ANDRE KUHCINSKI", "ANDRE KUCHCINSKI", True),
        ("QUERESTAN YANN", "QUERETSAN YANN", True),
        ("DUPUIS LUCIE VALMORENE", "DUPUYS LUCIE VALMORENE", True),
        ("LEROY PAUL", "LEROI PAUL", True),
        ("ROY PAUL", "ROI PAUL", False),
        ("LEROY MICHEL", "LEROY MICHELE", False),
        ("JEAN LEROY", "JEANNE LEROY", False),
        ("LEROY PAUL", "LEROY PAUL", False),
        ("LEROY", "LEROI", False),
        ("DURAND LUCIE", "DUPONT LUCIE", False),
    ],
)
def test_names(one: str, other: str, *, near: bool) -> None:
    assert near_names(one, other) is near
    assert near_names(other, one) is near


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Règlement du marché couvert", "REGLEMENT DU MARCHE COUVERT", True),
        ("Règlement du marché couvert", "Règlement du marché", True),
        ("Règlement du marché couvert", "Règlements du marché couvert", True),
        ("Règlement du marché couvert", "Tarifs de la piscine", False),
        ("Convention des chemins - avenant n°1", "Convention des chemins - avenant n°2", False),
        ("Convention des chemins - avenant n°1", "Convention des chemins", True),
    ],
)
def test_titles(one: str, other: str, *, same: bool) -> None:
    assert same_title(one, other) is same
    assert same_title(other, one) is same


def agreement(
    about: str, parties: str = "", *, days: tuple[datetime.date, ...] = (), acts: tuple[str, ...] = ()
) -> Agreement:
    return Agreement(about, parties, frozenset(days), frozenset(acts), frozenset())


def test_the_same_words_are_surely_one_agreement() -> None:
    how = same_agreement(agreement(TRAILS), agreement(TRAILS))
    assert how is not None
    assert not how.likely


def test_nearly_the_same_words_are_likely_and_say_why() -> None:
    other = "relative a l'entretien des chemins et des sentiers de randonnee"
    how = same_agreement(agreement(TRAILS), agreement(other))
    assert how is not None
    assert how.likely
    assert [why for why in how.why if why.startswith("objet à ")] == list(how.why)


def test_a_day_or_an_act_makes_it_sure() -> None:
    other = "relative a l'entretien des chemins et des sentiers de randonnee"
    for same in ({"days": (DAY,)}, {"acts": ("2023-14",)}):
        how = same_agreement(agreement(TRAILS, **same), agreement(other, **same))  # type: ignore[arg-type]
        assert how is not None
        assert not how.likely
        assert len(how.why) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (agreement(TRAILS), agreement("relative a la mediation numerique en milieu rural")),
        (agreement("de partenariat"), agreement("de partenariat")),
        (agreement(f"{TRAILS} 2023"), agreement(f"{TRAILS} 2024")),
        (
            agreement("de mise a disposition de locaux communaux", "l'association des peintres"),
            agreement("de mise a disposition de locaux communaux", "la societe de chasse du plateau"),
        ),
    ],
    ids=["other words", "words of any agreement", "another year", "other parties"],
)
def test_other_agreements(one: Agreement, other: Agreement) -> None:
    assert same_agreement(one, other) is None
