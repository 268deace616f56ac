"""An invented archive: the acts of one council over four years, with the same seed always the same.

    python examples/archive.py FOLDER [--seed N] [--faults]

Six agreements and public contracts run through it with their amendments. With ``--faults``, thirty faults that only
the other acts show are planted in it; each is named in ``FAULTS``, and ``plant`` says which rule must find it in
which act. Names, places and bodies are invented.
"""

from __future__ import annotations

import argparse
import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
COUNCIL = "COMMUNE DE VAL-SUR-ORNETTE"
OTHER_COUNCIL = "COMMUNE DE ROQUEGINES-LES-FORGES"
FIRST_YEAR = 2021
SITTINGS = ((1, 18), (3, 22), (5, 31), (9, 20), (12, 13))
A_SITTING = 4

_GIVEN = (
    "Lucie",
    "Yann",
    "Odile",
    "Bertrand",
    "Solène",
    "Marius",
    "Edwige",
    "Thibault",
    "Ghislaine",
    "Corentin",
    "Aude",
)
_FAMILIES = (
    "VALMORENE", "QUERESTAN", "BRISCADIEU", "LANDROVEL", "PEYSSEGUR", "CASTANOUX", "DUMERVILLE", "FONTAGNOL",
    "HERBELOUP", "MIRANDOULE", "SAUVAGNEL",
)  # fmt: skip
_MATTERS = (
    "Règlement du marché couvert", "Tarifs de la piscine", "Horaires de la médiathèque", "Voirie de la zone artisanale",
    "Éclairage du stade", "Subvention au club nautique", "Cession d'une parcelle au hameau des Aulnes",
    "Plan de circulation du bourg", "Restauration du lavoir", "Effectifs du service technique",
    "Fêtes de la Saint-Loup",
    "Jardins partagés du quai", "Tarifs de la restauration scolaire", "Numérotation des voies", "Réfection du clocher",
    "Achat d'un camion de collecte", "Accueil de loisirs d'été", "Fonds de concours pour la digue",
    "Bail du presbytère",
    "Chauffage de la salle des sports", "Règlement du cimetière", "Signalétique du centre", "Aire de jeux du verger",
    "Charte des commerces", "Abribus de la gare", "Sentier des crêtes", "Logements du port", "Fontaine de la place",
    "Archives municipales", "Balayage des rues", "Camping des saules", "Bornes de recharge", "Colombier du parc",
    "Dégrèvement de l'eau", "École de musique", "Foire aux laines", "Gymnase du canal", "Harmonie municipale",
    "Illuminations d'hiver", "Jumelage avec Sankt Wendel", "Kiosque du mail", "Lutte contre les frelons",
    "Maison des associations", "Navette du plateau", "Orgue de l'abbatiale", "Passerelle du moulin",
    "Quai des mariniers", "Ramassage scolaire", "Serres municipales", "Toiture de la poste", "Urinoirs publics",
    "Verger conservatoire", "Wagon musée", "Ponton des pêcheurs", "Zone humide du Prélong", "Vidéothèque", "Skate-parc",
    "Refuge pour animaux", "Cinéma rural", "Potager pédagogique", "Atelier des cycles", "Lavoir des Bruyères",
)  # fmt: skip
_AGREEMENTS = (
    "Convention relative à l'entretien des chemins de randonnée",
    "Convention de partenariat pour la médiation numérique en milieu rural",
    "Convention de mise à disposition du gymnase intercommunal",
    "Convention relative à la collecte des textiles usagés",
)
_CONTRACTS = (
    "Marché public de travaux de réfection de la halle aux grains",
    "Marché public de travaux de restauration du pont des tanneurs",
)


@dataclass(frozen=True)
class Act:
    """One act of the archive, before it is written."""

    number: str
    day: datetime.date
    title: str
    visas: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    articles: tuple[str, ...] = ("La proposition est adoptée.",)
    authority: str = COUNCIL

    @property
    def name(self) -> str:
        return f"{self.authority.rpartition(' ')[2].lower()}-{self.number}.txt"

    def text(self) -> str:
        pieces = [
            self.authority,
            "DELIBERATION DU CONSEIL MUNICIPAL",
            f"SEANCE DU {written(self.day).upper()}",
            f"Délibération n° {self.number}",
            f"Objet : {self.title}",
            "Étaient présents : " + ", ".join(self.members) + ".",
            *(f"Vu {visa} ;" for visa in self.visas),
            "Après en avoir délibéré,",
            "DECIDE :",
            *(f"Article {place} : {article}" for place, article in enumerate(self.articles, 1)),
        ]
        return "\n\n".join(pieces) + "\n"


@dataclass
class Archive:
    """The acts by number, and what was planted.

    :param planted: the fault's name, the rule that must find it, the number of the act in which it must.
    """

    acts: dict[str, Act] = field(default_factory=dict)
    others: list[Act] = field(default_factory=list)
    planted: list[tuple[str, str, str]] = field(default_factory=list)

    def every(self) -> list[Act]:
        return [*self.acts.values(), *self.others]

    def change(self, number: str, **fields: object) -> None:
        self.acts[number] = replace(self.acts[number], **fields)  # type: ignore[arg-type]

    def swap(self, number: str, old: str, new: str) -> None:
        """Change words of one visa of an act."""
        act = self.acts[number]
        changed = tuple(visa.replace(old, new) for visa in act.visas)
        if changed == act.visas:
            raise ValueError(f"{number}: {old}")
        self.change(number, visas=changed)


def written(day: datetime.date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def cited(act: Act, *, title: bool = True) -> str:
    """A visa of an act."""
    words = f"la délibération n° {act.number} du Conseil municipal en date du {written(act.day)}"
    return f"{words} « {act.title} »" if title else words


def build(seed: int = 0) -> Archive:
    """The archive without a fault."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
    matters = list(_MATTERS)
    chance.shuffle(matters)
    families = list(_FAMILIES)
    chance.shuffle(families)
    members = tuple(f"Mme {g} {f}" if g[-1] == "e" else f"M. {g} {f}" for g, f in zip(_GIVEN, families, strict=True))
    archive = Archive()
    gone = members[-1]
    for year in range(FIRST_YEAR, FIRST_YEAR + 4):
        number = 0
        for month, day in SITTINGS:
            sitting = datetime.date(year, month, day)
            present = tuple(m for m in members if m != gone or sitting < datetime.date(2023, 5, 31))
            for place in range(A_SITTING):
                number += 1
                archive.acts[f"{year}-{number:02d}"] = _act(
                    archive, chance, f"{year}-{number:02d}", sitting, present, matters, place
                )
    archive.change(
        "2021-01", title="Installation du conseil municipal", visas=(), articles=("Le conseil est installé.",)
    )
    archive.change("2021-02", title="Délégation d'attributions au maire", visas=())
    leaving = f"la démission de {gone} de son mandat de conseiller municipal"
    archive.change("2023-05", title="Ordre du tableau du conseil", visas=(leaving,))
    _agreements(archive)
    _contracts(archive)
    _successions(archive)
    for place in range(1, 5):
        # Another council has the same numbers, other days and other members.
        there = Act(
            number=f"2022-{place:02d}",
            day=datetime.date(2022, 2, place),
            title=f"Affaire {place} de la commune",
            visas=("la délibération n° 2021-02 du Conseil municipal en date du 2 avril 2021 « Autre affaire »",),
            members=("M. Ulysse QUERESTON", "Mme Irma VALMORONE"),
            authority=OTHER_COUNCIL,
        )
        archive.others.append(there)
    return archive


def _act(
    archive: Archive,
    chance: random.Random,
    number: str,
    sitting: datetime.date,
    present: tuple[str, ...],
    matters: list[str],
    place: int,
) -> Act:
    """An act that cites two earlier ones, the delegation, and the opinion of the committee."""
    title = matters.pop() if matters else f"Affaire courante du rang {number[-2:]} de l'année {number[:4]}"
    earlier = [act for act in archive.acts.values() if act.day < sitting and act.number != "2021-02"]
    visas = [cited(act) for act in chance.sample(earlier, min(2, len(earlier)))]
    visas += [cited(archive.acts["2021-02"]) + " portant délégation au maire"] if earlier and place == 0 else []
    # An act of before the archive, known through those that cite it alone.
    visas += ["la délibération n° 2019-44 du Conseil municipal en date du 9 septembre 2019 « Plan de la commune »"]
    held = sitting - datetime.timedelta(days=12)
    visas += [f"l'avis de la 2ème commission « Cadre de vie » rendu lors de sa réunion en date du {written(held)}"]
    return Act(number=number, day=sitting, title=title, visas=tuple(visas), members=present)


# --- chains ---------------------------------------------------------------------------------------

# For each agreement: the acts of the agreement and of its amendments, and the terms that they give it.
CHAINS = (
    (("2021-06", "31/12/2021"), ("2021-17", "31/12/2022"), ("2022-17", "31/12/2023"), ("2023-17", "31/12/2024")),
    (("2021-07", "31/12/2022"), ("2022-18", "31/12/2023"), ("2023-18", "31/12/2024")),
    (("2021-10", "31/12/2021"), ("2021-18", "31/12/2022"), ("2022-19", "31/12/2023")),
    (("2021-11", "31/12/2022"), ("2022-20", "31/12/2023"), ("2023-19", "31/12/2024"), ("2024-17", "31/12/2025")),
)
# For each public contract: the acts, and what each amendment adds.
CONTRACTS = (
    (("2021-14", 0), ("2022-06", 3_000), ("2022-14", 4_000), ("2023-06", 2_000)),
    (("2021-15", 0), ("2022-07", 5_000), ("2023-07", 2_000)),
)
INITIAL = 100_000


def _signed(chain: tuple[tuple[str, object], ...], archive: Archive) -> datetime.date:
    return archive.acts[chain[0][0]].day + datetime.timedelta(days=15)


def _agreements(archive: Archive) -> None:
    for title, chain in zip(_AGREEMENTS, CHAINS, strict=True):
        first, term = chain[0]
        archive.change(
            first, title=title, visas=(), articles=(f"La convention, conclue jusqu'au {term}, est approuvée.",)
        )
        for number, (name, after) in enumerate(chain[1:], 1):
            before, old = chain[number - 1]
            archive.change(
                name,
                title=f"{title} - avenant n°{number} prolongeant la convention jusqu'au {after}",
                visas=(
                    f"la convention en date du {written(_signed(chain, archive))}",
                    cited(archive.acts[before], title=False),
                ),
                articles=(f"L'avenant n°{number} est approuvé. La convention venait à échéance au {old}.",),
            )


def _contracts(archive: Archive) -> None:
    for title, chain in zip(_CONTRACTS, CONTRACTS, strict=True):
        first, _ = chain[0]
        archive.change(first, title=title, visas=(), articles=("Le marché public est attribué.",))
        for number, (name, change) in enumerate(chain[1:], 1):
            before, _ = chain[number - 1]
            archive.change(
                name,
                title=f"{title} - avenant n°{number}",
                visas=(cited(archive.acts[before], title=False),),
                articles=(_sums(number, change),),
            )


def _sums(number: int, change: int, initial: int = INITIAL) -> str:
    return (
        f"L'avenant n°{number} au marché public de travaux est approuvé. Montant initial du marché : {_euros(initial)}."
        f" Montant de l'avenant : {_euros(change)}."
    )


def _euros(amount: int) -> str:
    return f"{amount:,} € HT".replace(",", " ")


def _successions(archive: Archive) -> None:
    """Two acts are repealed or replaced; nobody cites them afterwards."""
    for gone, by, article in (
        ("2021-03", "2022-03", "La délibération n° 2021-03 est abrogée."),
        ("2021-04", "2022-04", "De remplacer la délibération n° 2021-04."),
    ):
        archive.change(by, visas=(cited(archive.acts[gone], title=False),), articles=(article,))
        for act in list(archive.acts.values()):
            if act.day > archive.acts[by].day and any(f"n° {gone} " in visa for visa in act.visas):
                archive.change(act.number, visas=tuple(visa for visa in act.visas if f"n° {gone} " not in visa))
    # What was changed since it was cited is cited as it is now.
    for act in list(archive.acts.values()):
        archive.change(act.number, visas=tuple(_as_it_is(archive, visa) for visa in act.visas))


def _as_it_is(archive: Archive, visa: str) -> str:
    for act in archive.acts.values():
        if f"n° {act.number} " in visa and "«" in visa and "commission" not in visa:
            tail = visa.rpartition("»")[2]
            return cited(act) + tail
    return visa


Fault = Callable[[Archive], tuple[str, str]]

# --- faults -----------------------------------------------------------------------------------------


def plant(archive: Archive) -> Archive:
    """The archive with every fault of ``FAULTS`` planted in it."""
    for name, fault in FAULTS.items():
        rule, number = fault(archive)
        archive.planted.append((name, rule, number))
    return archive


def _citing(archive: Archive, number: str, other: str) -> None:
    """Add a visa of another act, rightly cited."""
    act = archive.acts[number]
    archive.change(number, visas=(*act.visas, cited(archive.acts[other])))


def _cites_wrongly(rule: str, number: str, other: str, old: str, new: str) -> Fault:
    def fault(archive: Archive) -> tuple[str, str]:
        held = archive.acts[other]
        act = archive.acts[number]
        wrong = cited(held).replace(old or written(held.day), new, 1)
        if wrong == cited(held):
            raise ValueError(f"{number}: {old}")
        kept = tuple(visa for visa in act.visas if f"n° {other} " not in visa)
        archive.change(number, visas=(*kept, wrong))
        return rule, number

    return fault


def _swaps(rule: str, number: str, old: str, new: str) -> Fault:
    def fault(archive: Archive) -> tuple[str, str]:
        archive.swap(number, old, new)
        return rule, number

    return fault


def _writes(rule: str, number: str, old: str, new: str) -> Fault:
    def fault(archive: Archive) -> tuple[str, str]:
        act = archive.acts[number]
        changed = tuple(article.replace(old, new) for article in act.articles)
        if changed == act.articles:
            raise ValueError(f"{number}: {old}")
        archive.change(number, articles=changed)
        return rule, number

    return fault


def _title_of_another(archive: Archive) -> tuple[str, str]:
    wrong = cited(archive.acts["2022-09"], title=False) + " « Inventaire des haies bocagères »"
    archive.change("2023-09", visas=(*_without(archive, "2023-09", "2022-09"), wrong))
    return "cited-title-differs", "2023-09"


def _without(archive: Archive, number: str, other: str) -> tuple[str, ...]:
    return tuple(visa for visa in archive.acts[number].visas if f"n° {other} " not in visa)


def _title_known_by_others(archive: Archive) -> tuple[str, str]:
    archive.swap("2024-10", "« Plan de la commune »", "« Inventaire des haies bocagères »")
    return "cited-title-differs", "2024-10"


def _number_of_another(archive: Archive) -> tuple[str, str]:
    meant, written_ = archive.acts["2022-10"], "2022-11"
    wrong = cited(meant).replace("2022-10", written_, 1).replace(written(meant.day), "22 mars 2022")
    archive.change("2023-13", visas=(*_without(archive, "2023-13", written_), wrong))
    return "cited-number-differs", "2023-13"


def _figures_swapped(archive: Archive) -> tuple[str, str]:
    meant = archive.acts["2022-12"]
    wrong = cited(meant).replace("2022-12", "2022-21", 1)
    archive.change("2023-14", visas=(*archive.acts["2023-14"].visas, wrong))
    return "cited-number-differs", "2023-14"


def _nobody_quotes(archive: Archive, number: str) -> None:
    """Take out the visas that quote the title of an act."""
    for key, act in list(archive.acts.items()):
        kept = tuple(visa for visa in act.visas if f"n° {number} " not in visa or "«" not in visa)
        archive.change(key, visas=kept)


def _renumbered(number: str, new: str) -> Fault:
    """The last act of the year under the number of one of the sitting before."""

    def fault(archive: Archive) -> tuple[str, str]:
        _nobody_quotes(archive, number)
        archive.acts[f"{new} again"] = replace(archive.acts.pop(number), number=new)
        return "number-used-twice", new

    return fault


def _misdated(number: str, day: datetime.date) -> Fault:
    """An act of another day than those of its sitting."""

    def fault(archive: Archive) -> tuple[str, str]:
        _nobody_quotes(archive, number)
        archive.change(number, day=day)
        return "number-out-of-date-order", number

    return fault


def _lost(archive: Archive) -> tuple[str, str]:
    """The act before the last of 2023 is not in the archive, and nobody cites it."""
    _nobody_quotes(archive, "2023-11")
    del archive.acts["2023-11"]
    return "numbers-missing", "2023-12"


def _cites_ended(number: str, other: str) -> Fault:
    def fault(archive: Archive) -> tuple[str, str]:
        _citing(archive, number, other)
        return "cited-act-ended", number

    return fault


def _misspelled(number: str, at: int, cut: int) -> Fault:
    def fault(archive: Archive) -> tuple[str, str]:
        members = list(archive.acts[number].members)
        members[at] = members[at][:-cut] + members[at][len(members[at]) - cut + 1 :]
        archive.change(number, members=tuple(members))
        return "member-spelled-two-ways", number

    return fault


def _there_again(archive: Archive) -> tuple[str, str]:
    archive.change("2024-07", members=archive.acts["2021-05"].members)
    return "member-after-leaving", "2024-07"


def _old_delegation(archive: Archive) -> tuple[str, str]:
    old = "la délibération n° 2020-31 du Conseil municipal en date du 25 mai 2020 portant délégation au maire"
    archive.change("2022-13", visas=(*_without(archive, "2022-13", "2021-02"), old))
    return "delegation-before-renewal", "2022-13"


def _skips_a_number(archive: Archive) -> tuple[str, str]:
    _nobody_quotes(archive, "2023-17")
    act = archive.acts["2023-17"]
    archive.change(
        "2023-17",
        title=act.title.replace("avenant n°3", "avenant n°4"),
        articles=tuple(article.replace("avenant n°3", "avenant n°4") for article in act.articles),
    )
    return "earlier-amendment-unknown", "2023-17"


def _same_amendment_again(archive: Archive) -> tuple[str, str]:
    _nobody_quotes(archive, "2023-18")
    act = archive.acts["2023-18"]
    archive.change(
        "2023-18",
        title=act.title.replace("avenant n°2", "avenant n°1"),
        articles=("L'avenant n°1 est approuvé. La convention venait à échéance au 31/12/2022.",),
    )
    return "amendment-number-used-twice", "2023-18"


def _never_passed(archive: Archive) -> tuple[str, str]:
    """The first amendment is signed, and its act is about something else."""
    _nobody_quotes(archive, "2021-18")
    archive.change("2021-18", title="Inventaire des mares", visas=(), articles=("L'inventaire est approuvé.",))
    archive.change(
        "2022-19",
        visas=(archive.acts["2022-19"].visas[0], "l'avenant n°1 en date du 20 décembre 2021"),
    )
    return "earlier-amendment-not-authorised", "2022-19"


def _after_the_term(archive: Archive) -> tuple[str, str]:
    """An amendment passed at the first sitting of the year after, which says nothing of the term."""
    for number in ("2024-03", "2024-17", "2023-19"):
        _nobody_quotes(archive, number)
    late = archive.acts["2024-17"]
    first = archive.acts["2024-03"]
    archive.change("2024-03", title=late.title, visas=late.visas, articles=("L'avenant n°3 est approuvé.",))
    archive.change("2024-17", title=first.title, visas=(), articles=first.articles)
    act = archive.acts["2023-19"]
    ended = "31/12/2023"
    archive.change("2023-19", title=act.title.replace("31/12/2024", ended))
    return "decided-after-known-term", "2024-03"


FAULTS = {
    "a day off": _cites_wrongly("cited-date-differs", "2022-05", "2021-05", "", "1er juin 2021"),
    "a month off": _cites_wrongly("cited-date-differs", "2023-01", "2022-01", "", "18 février 2022"),
    "a year off": _cites_wrongly("cited-date-differs", "2024-05", "2022-05", "", "31 mai 2021"),
    "a date that all others contradict": _swaps("cited-date-disputed", "2022-15", "9 septembre 2019", "9 octobre 2019"),
    "a date contradicted again": _swaps("cited-date-disputed", "2024-09", "9 septembre 2019", "9 septembre 2018"),
    "the title of another act": _title_of_another,
    "a title that all others contradict": _title_known_by_others,
    "the number of another act": _number_of_another,
    "figures swapped": _figures_swapped,
    "a number used twice": _renumbered("2021-20", "2021-16"),
    "a number used twice the year after": _renumbered("2023-20", "2023-16"),
    "a number too low for its day": _misdated("2021-08", datetime.date(2021, 11, 22)),
    "a number too high for its day": _misdated("2024-20", datetime.date(2024, 2, 13)),
    "a number that no act bears": _lost,
    "a repealed act": _cites_ended("2023-10", "2021-03"),
    "a replaced act": _cites_ended("2024-06", "2021-04"),
    "an opinion of another day": _swaps("opinion-quoted-differently", "2024-11", "19 mai", "12 mai"),
    "a committee of another name": _swaps("opinion-quoted-differently", "2023-15", "« Cadre de vie »", "« Finances »"),
    "a letter left out of a name": _misspelled("2022-09", 2, 4),
    "a letter left out of another name": _misspelled("2024-01", 5, 3),
    "a member who had resigned": _there_again,
    "a delegation of the council before": _old_delegation,
    "an amendment skipped": _skips_a_number,
    "an amendment passed twice": _same_amendment_again,
    "an amendment never passed": _never_passed,
    "a term that does not follow": _writes("terms-do-not-follow", "2022-17", "31/12/2022", "30/11/2022"),
    "an agreement of another date": _swaps("agreement-date-differs", "2023-17", "6 avril 2021", "6 mai 2021"),
    "an amendment after the term": _after_the_term,
    "amendments that add up": _writes("contract-changes-add-up-over-limit", "2023-06", "2 000 €", "9 000 €"),
    "an initial amount with the first amendment": _writes(
        "initial-amount-differs", "2023-07", "100 000 €", "105 000 €"
    ),
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--faults", action="store_true")
    asked = options.parse_args()
    archive = build(asked.seed)
    if asked.faults:
        plant(archive)
    asked.folder.mkdir(parents=True, exist_ok=True)
    for place, act in enumerate(archive.every()):
        (asked.folder / f"{place:03d}-{act.name}").write_text(act.text(), encoding="utf-8")


if __name__ == "__main__":
    main()
