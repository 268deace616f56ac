"""Names of persons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.source import Document
from actcheck.syntax.names import read_person

# text, title, given name, family name
NAMED = [
    ("Monsieur Francis BRUNEL, Maire de Saint-Ulmer", "Monsieur", "Francis", "BRUNEL"),
    ("son Maire, Louis CASTAGNE.", None, "Louis", "CASTAGNE"),
    ("du Maire, Jean-Marc VIDAL.", None, "Jean-Marc", "VIDAL"),
    ("Madame NOVAL Évelyne, afin de délibérer", "Madame", "Évelyne", "NOVAL"),
    ("Commune d’Ormeaux-sur-Lize - M. Petit Stéphane", "M.", None, "Petit Stéphane"),
    ("MONSIEUR JEAN-CLAUDE PERROT", "MONSIEUR", None, "JEAN-CLAUDE PERROT"),
    ("Daniel LOUP Zones d’accélération des énergies", None, "Daniel", "LOUP"),
    ("le conseiller municipal le plus jeune, à savoir Anne LE GALLO", None, "Anne", "LE GALLO"),
    ("Mme Anne de CHANTELOUP, 1ère adjointe", "Mme", "Anne", "de CHANTELOUP"),
    ("Mme Marie d'ESTREL", "Mme", "Marie", "d'ESTREL"),
    ("M. Jean LOUIS DIT MERLIN", "M.", "Jean", "LOUIS DIT MERLIN"),
    ("Maître Rose O'BRAN", "Maître", "Rose", "O'BRAN"),
    ("M. ROUX J.-M., rapporteur", "M.", "J.-M.", "ROUX"),
    (
        "En application de l’article L. 2121-15 du Code Général, Madame Lise PAULHAN a été désignée",
        "Madame",
        "Lise",
        "PAULHAN",
    ),
    ("Mme Zoé\nPERROT-DUVAL\n\nProjet de budget", "Mme", "Zoé", "PERROT-DUVAL"),
]


@pytest.mark.parametrize(("text", "title", "given_name", "family_name"), NAMED)
def test_person(text, title, given_name, family_name):
    found = read_person(Document.from_text(text), 0, len(text))
    assert found is not None
    assert (found.title, found.given_name, found.family_name) == (title, given_name, family_name)
    written = " ".join(text[found.span.start : found.span.end].split())
    assert written == f"{title} {found.name}" if title else found.name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Monsieur le Maire.",
        "Objet : budget primitif",
        "la présidence du doyen",
        "Le Conseil Municipal",
        "M. le Président",
    ],
)
def test_nobody(text):
    assert read_person(Document.from_text(text), 0, len(text)) is None


def test_two_persons_with_titles_in_prose_are_not_told_apart():
    text = "la séance est présidée tantôt par M. Luc NOVAL, tantôt par Mme Anne BRUNEL"
    assert read_person(Document.from_text(text), 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("du Code Général, Madame Lise PAULHAN", "Lise PAULHAN"),
        ("Jean VIDAL, maire, Anne BRUNEL, conseillère,", "Anne BRUNEL"),
        ("Madame Lise PAULHAN est absente et", None),
    ],
)
def test_person_at_the_end(text, name):
    found = read_person(Document.from_text(text), 0, len(text), at_end=True)
    assert (found and found.name) == name


@given(st.text(alphabet=" \n,.;:()-'Mmed.AbÉÀà09", max_size=60))
def test_any_text_is_read(text):
    document = Document.from_text(text)
    found = read_person(document, 0, len(document.text))
    assert found is None or (found.name and found.span.start < found.span.end)
