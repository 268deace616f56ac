"""Pieces of acts' language in any order: texts that find what a grammar began and could not end."""

from __future__ import annotations

from hypothesis import strategies as st

HEADS = """
DÉPARTEMENT DES TROIS-RIVIÈRES|COMMUNE DE VALBRESSAC|VILLE D'|RÉPUBLIQUE FRANÇAISE|SYNDICAT INTERCOMMUNAL
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS|DÉLIBÉRATION DU CONSEIL MUNICIPAL|DELIBERATION DE LA COMMISSION PERMANENTE
Délibération n°|ARRÊTÉ N° 2025-12|ARRÊTÉ PRÉFECTORAL|DÉCISION DU MAIRE|PROCÈS-VERBAL DE LA SÉANCE DU
Compte rendu du conseil
LISTE DES DÉLIBÉRATIONS|RAPPORT N°|NOTE DE SYNTHÈSE|Territoire(s) :|ANNEXE|ANNEXE 1|AVENANT N°
SÉANCE DU|RÉUNION DU|Séance du mardi|L'an deux mille vingt-cinq, le|L’an|sous la présidence de|PRÉSIDENCE DE
Secrétaire de séance :|Secrétaires :|est désignée secrétaire de séance.|Date de convocation :|convoqué le|Objet :|OBJET
(N°2025-53)|N° d'ordre :|n°|N°|n° 2025/022|DEL2025_008|SIRET 229 900 014 00015|n° SIRET
"""
ATTENDANCE = """
Présents :|Étaient présents :|Présents (9) :|PRESENTS|Absents :|Absents excusés :|Excusé(s) :
Absents ayant donné pouvoir :
Excusé(s) sans voix délibérative :|Assistait également sans voix délibérative :|Pouvoirs :|Procurations : 4|Néant|//
En exercice : 21|Nombre de conseillers en exercice|Votants :|Quorum : 11|Suffrages exprimés :
Nombre de membres|présents : 15
M. Paul MARTINET|Mme Ève LE BRÉVIAIRE|MARTINET Paul|P. MARTINET|M. D'ARBEMONT|MM.|Mmes et MM. :|Mme la Présidente|Mme|M.
Jean-|Marie|LE|DE LA|BRUNASSE|à|par|et|donne pouvoir à|a donné délégation de vote à|(pouvoir à
représenté par|, Maire|adjointe
(arrivée à 19 h 20)|départ de|suppléant de|remplacé par son suppléant|absente|PROCURATION|*|**|(|)|-|–|—|;|,
:|/|....................
"""
CITATIONS = """
Vu|VU|Vu le|Vu le code|Vu le Code général des collectivités territoriales|notamment ses articles|articles L.
article|L.|L
L. 2121-29|L.262- 25|L..223-5|L 223-5|l.3121-14|R*|R. 123-1|D.|LO|2121-29|2121.17|et suivants|à|et|ou
alinéa 1er|, 4°,|du même code|précité
Vu la loi|la loi n°|n° 82-213 du 2 mars 1982|l'ordonnance|le décret n° 2004-374 du|l'arrêté du
le règlement (UE)|n° 651/2014|la Constitution
Vu la délibération n°|la délibération n°2021-257 du Conseil départemental en date du
de la Commission Permanente|par délibération du
Vu l'avis de la|2ème commission|commission « Finances »|rendu lors de sa réunion|en date du|Vu le rapport
ci-annexé|joint en annexe
la convention|la convention en date du|l'avenant n°|avenant n°2|à la convention|du marché
modifie l'article 7|le premier alinéa de l'article
est remplacé par|jusqu'au|prenant effet au|venait à échéance au|allant du
pour une période allant du 1er janvier 2023 au|à compter du
Considérant|CONSIDÉRANT que|Entendu l'exposé|Après en avoir délibéré|après en avoir délibéré,|DÉCIDE
DÉCIDE :|ARRÊTE|Article|Article 1|Article 1er :
ARTICLE UNIQUE|Article 2 -|Entre, d'une part,|et, d'autre part,|Il est convenu ce qui suit|«|»|"|'|’
"""
VOTES = """
Pour :|Pour|POUR|Contre :|CONTRE|Abstention :|Abstentions|44 voix|voix pour|0 voix contre|et une abstention
à l'unanimité|à l’unanimité
à la majorité|à l'unanimité des suffrages exprimés|(Adopté)|Rejeté|ne prend pas part au vote
voix prépondérante|scrutin secret
(Groupe Union ; Groupe Centre)|Groupe A : 12 ; Groupe B : 5|Vote :|VOTE :|27 POUR - 0 CONTRE|a obtenu 9 voix
bulletins|nuls : 1|vingt et une
"""
FEET = """
Fait à Valbressac, le|Fait et délibéré|les jour, mois et an|Pour le Président|Le Maire,
LE PRÉSIDENT DU CONSEIL DÉPARTEMENTAL,|Signé|#signature#
en trois exemplaires originaux|le ____________|Pour extrait conforme|Envoyé en préfecture le 27/02/2025
Reçu en préfecture le|Publié le
ID : 099-219901121-20250225-DEL2025_008-DE|Accusé de réception en préfecture|rendu exécutoire
peut faire l'objet d'un recours
"""
DATES = """
17 mars 2025|17 MARS 2025|1er janvier|1er|le 31 février 2025|mardi 27 mars 2025|01/07/2021|1/7/21|31/13/2024
12.12.2022|2 9 MARS 2023
le dix-sept mars deux mille vingt-cinq|deux mil|vingt et un|mars|deux mille|2025|21|2021-257|1 460
12 450,00 €|19 h 30|à 18h
"""
MARKUP = (
    "**",
    "*",
    "__",
    "_",
    "<sup>ème</sup>",
    "<br>",
    "<b>",
    "</td>",
    "^{ème}",
    "$2^{\\text{e}}$",
    "&nbsp;",
    "&amp;",
    "# ",
    "\\",
    "\f",
)
STRANGE = (
    "\0",
    "\x0b",
    "\u200b",
    "\ufeff",
    "\xad",
    "\u0301",
    "\ud800",
    "\U0001f600",
    "ﬁ",
    "œ",
    "\u2028",
    "\r",
    "(((",
    "]]",
    "0" * 30,
)


def _pieces(*sections: str) -> tuple[str, ...]:
    return tuple(piece for section in sections for line in section.strip().splitlines() for piece in line.split("|"))


PLAIN = _pieces(HEADS, ATTENDANCE, CITATIONS, VOTES, FEET, DATES)
_SEPARATORS = (" ", " ", " ", "\n", "\n\n", "", ", ", " ; ", "\t")


def _written(fragments: tuple[str, ...]) -> st.SearchStrategy[str]:
    pairs = st.tuples(st.sampled_from(fragments), st.sampled_from(_SEPARATORS))
    # Hypothesis draws short lists unless it is told a least length.
    drawn = st.one_of(st.lists(pairs, max_size=8), st.lists(pairs, min_size=15, max_size=50))
    return drawn.map(lambda drawn: "".join(piece + separator for piece, separator in drawn))


# Without markup: the cleaned text differs from the original in nothing but white space.
plain_acts = _written(tuple(piece for piece in PLAIN if "*" not in piece and "_" not in piece and "#" not in piece))
acts = _written((*PLAIN, *MARKUP, *STRANGE))
texts = st.one_of(st.text(), acts)
