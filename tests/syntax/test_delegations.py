"""Visas that say that the act they cite delegates powers."""

from __future__ import annotations

import pytest

from actcheck.source import Document
from actcheck.syntax.delegations import delegates


@pytest.mark.parametrize(
    ("visa", "expected"),
    [
        ("Vu la délibération n°2021-57 « Délégation d'attributions à la Commission permanente » ;", True),
        ("Vu la délibération « Délégations du conseil régional à la commission permanente » ;", True),
        ("Vu la délibération « Délégations du Conseil départemental à sa Commission permanente » ;", True),
        ("Vu la délibération portant délégation au maire ;", True),
        ("Vu la délibération donnant délégation à M. le Président ;", True),
        ("Vu la délibération par laquelle le conseil municipal a délégué au maire ses attributions ;", True),
        ("Vu la délibération relative aux délégations consenties au maire par le conseil municipal ;", True),
        ("Vu la délibération portant délégation de service public ;", False),
        ("Vu la délibération relative à la délégation de maîtrise d'ouvrage ;", False),
        ("Vu la délibération par laquelle le conseil a délégué la maîtrise d'ouvrage ;", False),
        ("Vu l'avis du conseiller délégué aux finances ;", False),
    ],
)
def test_delegates(visa: str, expected: bool) -> None:
    document = Document.from_text(visa)
    assert delegates(document, 0, len(document.text)) is expected
