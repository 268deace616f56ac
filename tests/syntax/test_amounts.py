"""Sums of money: their value, their sign, what they are, the words beside them, the columns they stand in."""

from __future__ import annotations

import pytest

from actcheck.source import Document
from actcheck.syntax.amounts import Amounts, cents_of, read_amounts


def read(written: str) -> Amounts:
    document = Document.from_text(written)
    text = document.folded.lower()
    return read_amounts(document, text, [(0, len(text))])


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("1 200 €", 120_000),
        ("1.200,50 €", 120_050),
        ("1200.5 euros", 120_050),
        ("1\u202f200,5 EUR", 120_050),
        ("26.500 €", 2_650_000),
        ("1 234 567,89 €", 123_456_789),
        ("0,38 €", 38),
        ("-3 000 €", -300_000),
        ("avenant : - 3 000 €", -300_000),
        ("| - 3 000 € |", -300_000),
        ("(-3 000 €)", -300_000),
    ],
)
def test_value(written: str, cents: int) -> None:
    (amount,) = read(written).amounts
    assert amount.cents == cents


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("Le devis est accepté pour un prix de 14\n940,00 € HT", [1_494_000]),
        ("Le devis est accepté pour un prix de 1\n014\n940 euros", [101_494_000]),
        ("Article 3\n500 €", []),
        ("Le devis est accepté, au titre de la part 3,\n500 €", [50_000]),
    ],
)
def test_a_line_may_end_between_thousands(written: str, cents: list[int]) -> None:
    assert [amount.cents for amount in read(written).amounts] == cents


@pytest.mark.parametrize("written", ["12,345 €", "1200 habitants", "25 %", "le 12 mars 2025", "1 200 europalettes"])
def test_no_sum(written: str) -> None:
    assert read(written).amounts == ()


@pytest.mark.parametrize("written", ["1 200", "1 200 €", "1.200,00", "1200"])
def test_figures_alone(written: str) -> None:
    assert cents_of(written) == 120_000


@pytest.mark.parametrize(
    "written", ["- 1 200 € à l'association", "de 800 € - 1 200 €", "Association A - 1 200 €", "lot-1 200 €"]
)
def test_a_dash_is_no_minus(written: str) -> None:
    assert read(written).amounts[-1].cents > 0


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("1 000 € HT", ["excluded"]),
        ("1 000 € H.T., soit 1 200 € T.T.C.", ["excluded", "included"]),
        ("1 000 euros hors taxes et 1 200 euros toutes taxes comprises", ["excluded", "included"]),
        ("1 000 € HT, TVA 20 % : 200 €, soit 1 200 € TTC", ["excluded", "itself", "included"]),
        ("1 200 € TTC dont 200 € de TVA", ["included", "itself"]),
        ("200 € de taxe sur la valeur ajoutée", ["itself"]),
        ("montant HT : 1 000 €", ["excluded"]),
        ("(1 000 €) HT", ["excluded"]),
        ("1 000 €", [None]),
        ("Montant HT\n1 000 €", [None]),
        ("le montant HT de la première tranche est de 1 000 €", [None]),
        ("1 000 € HT 1 200 €", ["excluded", None]),
    ],
)
def test_tax(written: str, kinds: list[str | None]) -> None:
    assert [amount.tax for amount in read(written).amounts] == kinds


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("montant initial : 100 €", [("initial", 10_000)]),
        ("montant du marché initial 100 €", [("initial", 10_000)]),
        ("montant de l'avenant n° 1 : 7 €", [("change", 700)]),
        ("montant de la modification : - 7 €", [("change", -700)]),
        ("une plus-value de 7 €", [("change", 700)]),
        ("une moins-value de 7 €", [("change", -700)]),
        ("nouveau montant du marché : 107 €", [("new", 10_700)]),
        ("porte le montant du marché à 107 € HT, soit 128,40 € TTC", [("new", 10_700), (None, 12_840)]),
        ("le montant initial est porté à 107 €", [("new", 10_700)]),
        ("Montant initial | Montant de l'avenant | Nouveau montant\n100 € | 7 € | 107 €", [(None, 10_000)]),
        ("montant initial\n\n100 €", [(None, 10_000)]),
        ("montant initial, tel qu'il a été fixé par la délibération du conseil, 100 €", [(None, 10_000)]),
    ],
)
def test_role(written: str, roles: list[tuple[str | None, int]]) -> None:
    assert [(amount.role, amount.cents) for amount in read(written).amounts][: len(roles)] == roles


def test_heads_of_columns_make_no_roles() -> None:
    read_ = read("Montant initial | Montant de l'avenant | Nouveau montant\n100 € | 7 € | 107 €")
    assert [amount.role for amount in read_.amounts] == [None, None, None]


@pytest.mark.parametrize(
    ("written", "spelled", "words"),
    [
        ("mille deux cents euros (1 200 €)", 120_000, "mille deux cents"),
        ("mille deux cents (1 200) euros", 120_000, "mille deux cents"),
        ("1 200 (mille deux cents) euros", 120_000, "mille deux cents"),
        ("1 200 € (mille deux cents euros)", 120_000, "mille deux cents"),
        ("1 200 € TTC (soit mille deux cents euros)", 120_000, "mille deux cents"),
        ("mille deux cents euros TTC (soit 1 200 € TTC)", 120_000, "mille deux cents"),
        ("1 200,50 € (mille deux cents euros et cinquante centimes)", 120_050, "mille deux cents"),
        ("mille deux cents euros et cinquante centimes (1 200,50 €)", 120_050, "mille deux cents"),
        ("deux millions trois cent mille euros (2 300 000 €)", 230_000_000, "deux millions trois cent mille"),
        ("quatre-vingt-dix euros (90 €)", 9_000, "quatre-vingt-dix"),
        ("un million d'euros (1 000 000 €)", 100_000_000, "un million"),
        ("trois mille euros (1 500 € par an)", None, None),
        ("3 000 € (mille cinq cents euros par an)", None, None),
        ("mille euros et 500 €", None, None),
        ("mille euros soit 500 € par mois", None, None),
        ("vingt-sept mille euros TTC 275 000 € HT", None, None),
        ("1 200 € (dont trois lots)", None, None),
        ("1 200 €", None, None),
    ],
)
def test_words(written: str, spelled: int | None, words: str | None) -> None:
    amount = read(written).amounts[0]
    assert amount.spelled == spelled
    assert (None if amount.spelled_span is None else written[slice(*amount.spelled_span)]) == words


def test_words_that_name_no_number_are_left() -> None:
    (amount,) = read("1 200 € (cent mille mille euros)").amounts
    assert amount.spelled is None


@pytest.mark.parametrize(
    ("written", "hundredths", "of"),
    [
        ("TVA 20 %", 2000, "tax"),
        ("TVA au taux de 5,5 %", 550, "tax"),
        ("(TVA : 20 %)", 2000, "tax"),
        ("20 % de TVA", 2000, "tax"),
        ("une augmentation de 12,345 %", 1234, "change"),
        ("soit une diminution de 3%", 300, "change"),
        ("une participation de 40 %", 4000, None),
        ("TVA et frais de dossier, 40 %", 4000, None),
    ],
)
def test_rate(written: str, hundredths: int, of: str | None) -> None:
    (rate,) = read(written).rates
    assert (rate.hundredths, rate.of) == (hundredths, of)


def columns(written: str) -> list[tuple[tuple[int, ...], int]]:
    return [(column.rows, column.total) for column in read(written).columns]


TABLE = """\
Plan de financement en euros

| Dépense | Montant HT | TVA |
| --- | --- | --- |
| Études | 1 000,00 | 200,00 |
| Travaux | 5 000,50 | 1 000,10 |
| **Total** | 6 000,50 | 1 200,10 |
"""


def test_a_table_is_read_by_columns() -> None:
    assert columns(TABLE) == [((100_000, 500_050), 600_050), ((20_000, 100_010), 120_010)]
    assert [TABLE[slice(*column.span)] for column in read(TABLE).columns] == ["6 000,50", "1 200,10"]


def test_a_list_ends_with_its_total() -> None:
    assert columns("Études : 1 000 €\nTravaux : 5 000 €\n\nTOTAL : 6 000 €\n") == [((100_000, 500_000), 600_000)]


def test_a_sum_taken_away_is_negative() -> None:
    assert columns("Études : 1 000 €\nRemise : -50 €\nTotal : 950 €") == [((100_000, -5_000), 95_000)]


def test_a_year_in_a_heading_is_no_sum() -> None:
    assert columns("Montants pour 2025\nÉtudes : 1 000 €\nTravaux : 5 000 €\nTotal : 6 000 €") == [
        ((100_000, 500_000), 600_000)
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Études : 1 000 €\nTotal : 1 000 €",
        "Études : 1 000 €\nTravaux : 5 000 € et 3 000 €\nTotal : 6 000 €",
        "Études : 1 000 €\nvoir plus bas\nTravaux : 5 000 €\nTotal : 6 000 €",
        "Études : 1 000 €\nSous-total : 1 000 €\nTravaux : 5 000 €\nTotal : 6 000 €",
        "Études : 1 000 €, dont 200 € de TVA\nTravaux : 5 000 €\nTotal : 6 000 €",
        "Études : 1 000 €\nMobilier 500\nTravaux : 5 000 €\nTotal : 6 000 €",
        "Études : 1 000 €\nTravaux : 5 000 €\nMobilier : 12 500\nTotal : 6 000 €",
        "Études : 1 000 €\nTotal : 1 000 €\nTravaux : 5 000 €\nTotal : 6 000 €",
        "Études : 1 000 €\nTravaux : 5 000 €\nLe total est de 6 000 €",
        "Études : 1 000 €\nTravaux : 5 000 €\nTotal",
        "Études : 1 000 €\nTravaux : " + "5 000 € " * 40 + "\nTotal : 6 000 €",
        "Études 1 000,00\nTravaux 5 000,00\nTotal 6 000,00",
    ],
)
def test_no_column(written: str) -> None:
    assert columns(written) == []


def test_a_column_stops_where_lines_without_sums_begin() -> None:
    assert columns("Prix : 9 000 €\n\nIl est proposé\nce qui suit :\nA : 1 €\nB : 2 €\nTotal : 3 €") == [
        ((100, 200), 300)
    ]


def test_a_column_begins_where_the_spacing_changes() -> None:
    assert columns("La commune a reçu 9 €.\n\nA : 1 €\nB : 2 €\n\nTotal : 3 €") == [((100, 200), 300)]
    assert columns("Il y a 9 €.\nIl y a 8 €.\n\nA : 1 €\n\nB : 2 €\n\nTotal : 3 €")[0][0] == (800, 100, 200)
    assert columns("A : 1 €\n\nB : 2 €\n\n\nC : 4 €\n\nTotal : 7 €") == [((100, 200, 400), 700)]
