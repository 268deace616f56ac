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
