"""Names of authorities and of bodies as the text writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actcheck.source import Document
from actcheck.syntax.names_of_bodies import read_names_of_bodies
from actcheck.syntax.windows import lowered

if TYPE_CHECKING:
    from actcheck.ast import Heading

NAMES = [
    ("DÉPARTEMENT DU HAUT-MARAIS\n\nDÉLIBÉRATION", ["HAUT-MARAIS"]),
    ("le Département du Haut Marais et la Caisse", ["Haut Marais"]),
    ("le Conseil départemental du Haut-Marais,", ["Haut-Marais"]),
    ("le Conseil départemental de l'Aubrel", ["Aubrel"]),
    ("COMMUNE DE SAINT-AUBRAC-LE-HAUT\n", ["SAINT-AUBRAC-LE-HAUT"]),
    ("la Commune d’Orvanne-les-Bois", ["Orvanne-les-Bois"]),
    ("la Ville de Vaubrel sur Sorne, ", ["Vaubrel sur Sorne"]),
    ("avec l'Agence Nationale des Phares pour l'Océan (ANPO)", ["Agence Nationale des Phares pour l'Océan (ANPO)"]),
    ("loi sur l'eau et les milieux aquatiques (LEMA)", ["loi sur l'eau et les milieux aquatiques (LEMA)"]),
    ("les élus du groupe (ANPO)", []),
    ("(ABC)", []),
    ("le département du livre", []),
]


def names_in(written: str) -> tuple[Heading, ...]:
    document = Document.from_text(written)
    return read_names_of_bodies(document, lowered(document.folded))


@pytest.mark.parametrize(("written", "names"), NAMES)
def test_names(written: str, names: list[str]) -> None:
    read = names_in(written)
    assert [name.text for name in read] == names
    assert [written[slice(*name.span)] for name in read] == names


def test_an_acronym_of_small_words_takes_no_time() -> None:
    assert names_in("aa " * 4000 + "(AAAAAAAA)") != ()
