"""Minutes of a sitting, invented, as long as one likes: items with their debate, visas, movements and votes."""

from __future__ import annotations

_GIVEN = "Luc Anne Jean Zoé Paul Inès Marc Odile Guy Rose Yann Claire Noël Maud Rémi Léa Denis Sylvie Hugo".split()
_FAMILY = (
    "BRUNEL CASTAGNE VIDAL PERROT MERLE FABRE LORMEAU ESTEVE NAUD AUBIN QUERIC POTEL TERRIER LARROQUE COSSET DORVAL "
    "ROBIN PASTEL GAUTHEY CADET MARSAN VIEL BRISSET TOURNEUR LANDRIN OBERLIN PASQUIER MALARD DELMAS"
).split()
_MATTERS = (
    "Tarifs de la salle des fêtes",
    "Subvention à l'association des Amis du canal",
    "Convention avec le syndicat des eaux",
    "Acquisition de la parcelle AB 112",
    "Création d'un emploi saisonnier",
    "Décision modificative n° 2 du budget principal",
    "Travaux de voirie de la rue du Puits",
    "Règlement intérieur de la médiathèque",
)
_DEBATE = (
    "{who} rappelle que la commission s'est réunie deux fois sur ce sujet et que les services ont étudié plusieurs "
    "solutions. {other} demande combien de familles sont concernées, et si le coût a été comparé à celui des communes "
    "voisines. {who} répond que quarante foyers l'ont demandé et que la dépense reste dans l'enveloppe de {sum} euros "
    "prévue au budget. {other} regrette que les riverains n'aient pas été entendus plus tôt, vu qu'il y a des arbres à "
    "abattre et un mur à reprendre. M. le Maire propose que le calendrier soit revu en {month}, et que le conseil en "
    "soit informé à sa prochaine séance. La discussion porte ensuite sur l'entretien, les horaires et l'éclairage."
)
_MONTHS = "avril mai juin septembre octobre novembre".split()


def minutes(items: int) -> str:
    """The minutes of a sitting of 29 members with so many items; somebody leaves for a vote every eleventh item."""
    members = [f"{given} {family}" for given, family in zip(_GIVEN * 2, _FAMILY, strict=False)]
    present, away = members[:24], members[24:]
    proxies = ", ".join(f"{who} à {holder}" for who, holder in zip(away[:3], present, strict=False))
    pieces = [
        "COMMUNE DE VALMORON\n\nPROCÈS-VERBAL DE LA SÉANCE DU CONSEIL MUNICIPAL DU 17 MARS 2025\n",
        f"L'an deux mille vingt-cinq, le dix-sept mars, le conseil se réunit sous la présidence de M. {present[0]}.\n",
        "Date de convocation : 10 mars 2025\n",
        "En exercice : 29 Présents : 24 Pouvoirs : 3 Votants : 27\n",
        f"Présents : {', '.join(present)}.\n",
        f"Absents ayant donné pouvoir : {proxies}.\n",
        f"Absents : {', '.join(away[3:])}.\n",
        f"Secrétaire de séance : {present[1]}.\n",
    ]
    for rank in range(1, items + 1):
        who, other = present[rank % 24], present[(rank * 7 + 3) % 24]
        debate = [
            _DEBATE.format(who=who, other=other, sum=f"{rank % 90 + 10} 000", month=_MONTHS[rank % 6]),
            _DEBATE.format(who=other, other=who, sum=f"{rank % 70 + 10} 500", month=_MONTHS[(rank + 2) % 6]),
        ]
        leaving = rank % 11 == 0
        pieces += [
            f"{rank}. {_MATTERS[rank % 8]} (n° 2025-{rank:03})\n",
            *(f"{paragraph}\n" for paragraph in debate),
            "Vu le code général des collectivités territoriales, notamment ses articles L. 2121-29 et L. 2122-21 ;\n",
            f"Vu la délibération n° 2024-{rank:03} du 12 février 2024 ;\n",
            f"{who} ne prend pas part au vote.\n" if leaving else "",
            "Après en avoir délibéré, le conseil municipal approuve la proposition et autorise le maire à signer.\n",
            f"Pour : {25 if leaving else 26} voix Contre : 0 voix Abstention : 1 voix\n",
        ]
    return "\n".join(filter(None, pieces)) + "\nLa séance est levée à 23 heures.\n"
