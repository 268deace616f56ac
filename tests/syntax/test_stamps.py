"""Stamps of transmission and publication, in their own print or in a sentence."""

from __future__ import annotations

import pytest

from actcheck.source import Document
from actcheck.syntax.stamps import read_stamps
from actcheck.syntax.windows import lowered

# As written; role and day of each stamp.
STAMPS = [
    (
        (
            "Envoyé en préfecture le 16/02/2023 Reçu en préfecture le 16/02/2023 Publié le"
            " ID : 099-229300082-20230126-2023_01_26_006-DE"
        ),
        ["sent 2023-02-16", "received 2023-02-16", "published", "transmission_id"],
    ),
    (
        "AR Prefecture 099-218200798-20230206-D13 2023 02 06-DE Reçu le 08/02/2023 Publié le 08/02/2023",
        ["transmission_id", "received 2023-02-08", "published 2023-02-08"],
    ),
    (
        "Acte rendu exécutoire après transmission en préfecture le 31 mars 2025 et publication le 1er avril 2025.",
        ["enforceable", "sent 2025-03-31", "published 2025-04-01"],
    ),
    (
        "Acte publié le 15 septembre 2025 et reçu en sous-préfecture le 16 septembre 2025.",
        ["published 2025-09-15", "received 2025-09-16"],
    ),
    (
        "Transmise au contrôle de légalité le 18 juin 2025, publiée le 19 juin 2025.",
        ["sent 2025-06-18", "published 2025-06-19"],
    ),
    (
        "Acte reçu en préfecture le 17 juin 2025 et publié sur le site de la communauté le 18 juin 2025.",
        ["received 2025-06-17", "published 2025-06-18"],
    ),
    (
        (
            "Délibération transmise au représentant de l'État le 24 septembre 2025 et publiée sous forme électronique"
            " le 25 septembre 2025."
        ),
        ["sent 2025-09-24", "published 2025-09-25"],
    ),
    (
        "ACTE EXECUTOIRE Reçu par le représentant de l’Etat le 01/12/2023 et publié le 01/12/2023",
        ["enforceable", "received 2023-12-01", "published 2023-12-01"],
    ),
    ("Le Maire certifie le caractère exécutoire de cet acte", ["enforceable"]),
    ("Acte rendu exécutoire après dépôt en Préfecture le ……… et publication ou notification du ………", ["enforceable"]),
    ("page 2 099-218200798-20230206-D13-DE", ["transmission_id"]),
    ("099-218200798-20230206-D13-DE", ["transmission_id"]),
    ("La présente décision sera transmise au représentant de l'État et publiée.", []),
    ("Vu le rapport publié le 3 mars 2024", []),
]


@pytest.mark.parametrize(("written", "stamps"), STAMPS)
def test_stamps(written: str, stamps: list[str]) -> None:
    document = Document.from_text(written)
    read, _ = read_stamps(document, lowered(document.folded))
    assert [f"{s.role} {s.date.value}" if s.date else s.role for s in read] == stamps
