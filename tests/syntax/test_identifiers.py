"""SIRET numbers: where the word stands, whatever their length; no other figures."""

from __future__ import annotations

import pytest

from actcheck.source import Document
from actcheck.syntax.identifiers import read_identifiers

SIRETS = [
    ("n° SIRET 912 045 037 00013 2 rue des Forges", ["912 045 037 00013"]),
    ("SIRET n°912 045 037 00013", ["912 045 037 00013"]),
    ("N° de SIRET : 91204503700013, à Vaubrel", ["91204503700013"]),
    ("SIRET du siège : 912.045.037.00013", ["912.045.037.00013"]),
    ("| SIRET | 912 045 037 00013 |", ["912 045 037 00013"]),
    ("Siret 912 045\n037 00013.", ["912 045 037 00013"]),
    ("SIRET : 912 045 037", ["912 045 037"]),
    ("SIRET 912 045 037 000135", ["912 045 037 000135"]),
    ("SIRET 912 045 037 00013 et SIRET 912 045 037 00021", ["912 045 037 00013", "912 045 037 00021"]),
    ("compteur 12345678901234", []),
    ("le numéro SIRET, dont le siège est 14 rue des Forges", []),
    ("SIRET, compteur 12345678901234", []),
]


@pytest.mark.parametrize(("written", "values"), SIRETS)
def test_siret(written: str, values: list[str]) -> None:
    read = read_identifiers(Document.from_text(written))
    assert [identifier.value for identifier in read] == values
    assert [" ".join(written[slice(*identifier.span)].split()) for identifier in read] == values


IBANS = [
    ("IBAN FR76 3000 1007 9412 3456 7890 185", "FR76 3000 1007 9412 3456 7890 185"),
    ("IBAN : FR7630001007941234567890185.", "FR7630001007941234567890185"),
    ("IBAN FR76 3000 1007\n9412 3456 7890\n185 BIC", "FR76 3000 1007 9412 3456 7890 185"),
    ("IBAN FR14 2004 1010 0505 0001 3\nM02 606", "FR14 2004 1010 0505 0001 3"),
    ("IBAN BE68 5390 0754 7034\nDATE", "BE68 5390 0754 7034"),
    ("IBAN BE68 5390 0754 7034\n3 rue des Forges", "BE68 5390 0754 7034"),
]


@pytest.mark.parametrize(("written", "value"), IBANS)
def test_iban(written: str, value: str) -> None:
    (read,) = read_identifiers(Document.from_text(written))
    assert (read.scheme, read.value) == ("iban", value)
