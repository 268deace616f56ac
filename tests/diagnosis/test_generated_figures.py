"""Headers written from sittings drawn at random, one figure altered: the diagnosis against an enumeration of sittings.

The enumeration knows nothing of the diagnosis: it tries every sitting that may be behind a header, and every
value that each of the header's figures may have instead.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

import pytest

from actcheck import read_facts
from actcheck.diagnosis import diagnose

HEADERS = 500
SEED = 20250317

GIVEN = "Paul Anne Jean Claire Louis Odile Hugues Marie Denis Lucie".split()
FAMILIES = "MARTINET BRISSON LENOIR VASSEUR CARRON FARGE TERRAL BELVAUX CORMIER DORVAL ESTRADE FOUGAL".split()
PERSONS = [
    f"{'M.' if i % 2 else 'Mme'} {GIVEN[i % 10]} {FAMILIES[i % 12]}-{FAMILIES[(i // 12 + i + 1) % 12]}"
    for i in range(60)
]

# The fact that states each figure of a header.
FACTS = {
    "office": "members_in_office",
    "present": "present_stated",
    "listed": "present_listed",
    "proxies": "proxies_stated",
    "named": "proxies_listed",
    "away": "absent_listed",
    "voters": "voters_stated",
    "for": "votes_for",
    "against": "votes_against",
    "abstentions": "abstentions",
    "not_voting": "not_voting",
    "groups": "group_total",
}


@dataclass(frozen=True)
class Header:
    """What an act states.

    :param figures: by the names of ``FACTS``; a figure that is not stated is not here.
    :param chair: "listed", "unlisted" (named, and not in the list) or "unnamed".
    """

    layout: str
    figures: dict[str, int] = field(default_factory=dict)
    chair: str = "listed"
    unanimous: bool = False

    def with_figure(self, name: str, value: int) -> Header:
        return replace(self, figures={**self.figures, name: value})


def drawn(rng: random.Random) -> Header:
    """A header that states what a lawful sitting was like."""
    office = rng.randint(7, 29)
    present = rng.randint(office // 2 + 1, office)
    proxies = rng.randint(0, min(office - present, present, 6))
    not_voting = rng.choice([0, 0, 0, 1, 2])
    votes = present + proxies - not_voting
    unanimous = rng.random() < 0.3
    against = 0 if unanimous else rng.choice([0, 0, 1, 2, 3])
    abstentions = 0 if unanimous else rng.choice([0, 0, 1, 2])
    layout = rng.choice(["line", "table", "department", "brackets"])
    chair = rng.choice(["listed", "listed", "unlisted", "unnamed"])
    figures = {
        "office": office,
        "present": present,
        "proxies": proxies,
        # Some acts count as voters all who may vote, some those who do.
        "voters": rng.choice([present + proxies, votes]),
        "for": votes - against - abstentions,
        "against": against,
        "abstentions": abstentions,
    }
    if layout != "table":
        figures["listed"] = present - (chair == "unlisted")
        if proxies:
            figures["named"] = proxies
        # The last of the members away may not be named; an act that names none says nothing of them.
        away = proxies + max(0, office - present - proxies - rng.choice([0, 0, 1]))
        if away:
            figures["away"] = away
    if not_voting and layout != "table":
        figures["not_voting"] = not_voting
    if layout == "department":
        figures["groups"] = figures["for"]
        if figures["for"] < 2:
            del figures["groups"]
    for name, share in (("office", 0.2), ("present", 0.3), ("proxies", 0.4), ("voters", 0.4)):
        if rng.random() < share:
            del figures[name]
    if layout == "brackets":
        figures.pop("voters", None)
    return Header(layout, figures, chair if layout != "table" else "unnamed", unanimous and not against + abstentions)


def altered(header: Header, rng: random.Random) -> tuple[Header, str]:
    """One figure, or one list, as a slip of the pen leaves it."""
    name = rng.choice(sorted(header.figures))
    value = header.figures[name]
    if name in ("listed", "named", "away"):
        least = {"listed": 2, "named": 1, "away": max(1, header.figures.get("named", 0))}[name]
        others = [v for v in (value - 2, value - 1, value + 1, value + 2) if v >= least]
        if name == "named":
            others = [v for v in others if v <= min(header.figures["away"], header.figures["listed"])]
    else:
        others = [v for v in (value - 2, value - 1, value + 1, value + 2, value + 10, int(str(value)[::-1])) if v >= 0]
    others = [v for v in others if v != value]
    return (header.with_figure(name, rng.choice(others)), name) if others else altered(header, rng)


def text(header: Header) -> str:
    """The act that has this header."""
    f = header.figures
    present = PERSONS[1 : 1 + f.get("listed", 0)]
    chair = {"listed": present[0] if present else "", "unlisted": "M. Roland QUERCY", "unnamed": ""}[header.chair]
    away = PERSONS[31 : 31 + f.get("away", 0)]
    grantors, excused = away[: f.get("named", 0)], away[f.get("named", 0) :]
    given = [f"{one} à {holder}" for one, holder in zip(grantors, present, strict=False)]
    presidency = f"Sous la présidence de {chair}, maire." if chair else ""
    counts = [
        ("En exercice", f.get("office")),
        ("Présents", f.get("present")),
        ("Pouvoirs", f.get("proxies")),
        ("Votants", f.get("voters")),
    ]
    stated = [f"{label} : {value}" for label, value in counts if value is not None]
    votes = f"Pour : {f['for']} voix"
    if "groups" in f:
        first = f["groups"] // 2
        votes += f" (Groupe Union des rives : {first} ; Groupe Vallée en commun : {f['groups'] - first})"
    votes += f" Contre : {f['against']} voix Abstention : {f['abstentions']} voix"
    if "not_voting" in f:
        votes += f"\nNe prennent pas part au vote : {f['not_voting']}"
    if header.unanimous:
        votes += "\nAdopté à l'unanimité."
    lists = []
    if header.layout == "table":
        head = "\n".join(f"Nombre de membres {one.lower()}" if one.startswith("En") else one for one in stated)
    elif header.layout == "line":
        head = " ".join(stated)
        lists = [f"Présents : {', '.join(present)}."]
    elif header.layout == "department":
        head = "\n".join(stated)
        lists = [f"Étaient présents : {', '.join(present)}."]
    else:
        head = "\n".join(one for one in stated if not one.startswith("Présents"))
        count = f" ({f['present']})" if "present" in f else ""
        lists = [f"Étaient présents{count} : {', '.join(present)}."]
    if given:
        lists.append(f"Absents ayant donné pouvoir : {', '.join(given)}.")
    if excused:
        lists.append(f"Absents excusés : {', '.join(excused)}.")
    paragraphs = [
        "COMMUNE DE VAL-SUR-ORNETTE",
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL",
        "Séance du 17 mars 2025",
        presidency,
        head,
        *lists,
        "Le conseil municipal, après en avoir délibéré,",
        "APPROUVE la convention avec l'association Les Amis du canal.",
        votes,
    ]
    return "\n\n".join(p for p in paragraphs if p) + "\n"


def as_read(header: Header):
    """The facts of a header's act, which must be those of the header."""
    facts = read_facts(text(header))
    assert len(facts) == 1
    attendance, voting = facts[0].attendance, facts[0].voting
    for name, value in header.figures.items():
        fact = getattr(voting if hasattr(voting, FACTS[name]) else attendance, FACTS[name])
        assert fact is not None, (name, text(header))
        assert fact.value == value, (name, text(header))
    return facts[0]


# -- every sitting that may be behind a header ---------------------------------------------------


def counts_proxies_too(f: dict[str, int]) -> bool:
    """Whether the count of those present, as the act has it, reads as that of those present or represented."""
    proxies = {f.get("proxies"), f.get("named")} - {None, 0}
    if "present" not in f or not proxies:
        return False
    return f["present"] - f["listed"] in proxies if "listed" in f else f.get("voters") == f["present"]


def some_sitting(header: Header, *, with_proxies: bool) -> bool:
    f = header.figures
    slack = 0 if header.chair == "listed" else 1
    beyond = 4 * (max(f.values()) + 1)
    votes = f["for"] + f["against"] + f["abstentions"]
    if header.unanimous and f["against"] + f["abstentions"]:
        return False
    if f.get("groups", f["for"]) != f["for"]:
        return False
    if "named" in f and f.get("proxies", f["named"]) != f["named"]:
        return False
    office = f.get("office", beyond)
    if "listed" in f:
        possible = range(f["listed"], f["listed"] + slack + 1)
    elif "present" in f and not with_proxies:
        possible = range(f["present"], f["present"] + 1)
    else:
        possible = range(office + 1)
    given = f.get("named", f.get("proxies"))
    for present in possible:
        for proxies in range(max(0, office - present) + 1) if given is None else (given,):
            counted = f.get("present", present)
            if (
                (
                    counted == present
                    or (with_proxies and counted == present + proxies == f.get("listed", present) + proxies)
                )
                and present + proxies <= office
                and present + f.get("away", 0) <= office
                and votes <= present + proxies
                and votes + f.get("not_voting", 0) <= office
                and f["for"] + f["against"] <= f.get("voters", votes) <= present + proxies
            ):
                return True
    return False


def repairs(header: Header) -> dict[str, list[int]]:
    """The values that make a header lawful, of each figure that makes it so by itself."""
    with_proxies = counts_proxies_too(header.figures)
    beyond = 4 * (max(header.figures.values()) + 1)
    found: dict[str, list[int]] = {}
    for name in header.figures:
        values = [
            v
            for v in range(beyond)
            if v != header.figures[name] and some_sitting(header.with_figure(name, v), with_proxies=with_proxies)
        ]
        if values:
            found[name] = values
    if header.unanimous and some_sitting(replace(header, unanimous=False), with_proxies=with_proxies):
        found["unanimous"] = [0]
    return found


def named(found) -> list[str]:
    """The fact of the only correction, if there is one; else nothing."""
    if len(found) != 1 or not found[0].determined or len(found[0].corrections) != 1:
        return []
    return [found[0].corrections[0].statement.fact.split(".")[1]]


@pytest.fixture(scope="module")
def cases():
    """Each altered header with the altered figure, its diagnoses, and its repairs; None if it needs none."""
    rng = random.Random(SEED)  # noqa: S311
    found = []
    while len(found) < HEADERS:
        header, name = altered(drawn(rng), rng)
        disagrees = not some_sitting(header, with_proxies=counts_proxies_too(header.figures))
        diagnoses = diagnose(as_read(header), ["figures"])
        found.append((header, name, diagnoses, repairs(header) if disagrees else None))
    return found


def test_a_header_as_it_was_drawn_has_no_diagnosis():
    rng = random.Random(SEED)  # noqa: S311
    for _ in range(HEADERS // 5):
        header = drawn(rng)
        assert some_sitting(header, with_proxies=False)
        assert diagnose(as_read(header), ["figures"]) == (), text(header)


def test_the_altered_figure_is_named_alone_where_the_rest_determines_it(cases):
    determined = [(name, diagnoses) for _, name, diagnoses, found in cases if found and len(found) == 1]
    right = [name for name, diagnoses in determined if named(diagnoses) == [FACTS[name]]]
    assert len(determined) > HEADERS // 10
    assert len(right) >= 0.95 * len(determined)


def test_no_figure_is_named_alone_where_the_rest_does_not_determine_it(cases):
    ties = [(header, diagnoses) for header, _, diagnoses, found in cases if found and len(found) > 1]
    assert len(ties) > HEADERS // 10
    for header, diagnoses in ties:
        assert named(diagnoses) == [], text(header)


def test_no_diagnosis_where_a_lawful_sitting_explains_the_altered_header(cases):
    lawful = [(header, diagnoses) for header, _, diagnoses, found in cases if found is None]
    assert len(lawful) > HEADERS // 10
    for header, diagnoses in lawful:
        assert diagnoses == (), text(header)


def test_alternatives_and_their_values_are_those_of_the_enumeration(cases):
    for header, name, diagnoses, found in cases:
        if not found:
            continue
        (diagnosis,) = diagnoses
        (part,) = diagnosis.parts
        told = {a.corrections[0].statement.fact.split(".")[1]: a.corrections[0] for a in part}
        assert set(told) == {FACTS.get(one, one) for one in found}, text(header)
        assert FACTS[name] in told
        for one, values in found.items():
            correction = told[FACTS.get(one, one)]
            assert (correction.least or 0) == values[0], (one, text(header))
            if correction.most is None:
                assert values[-1] > 3 * max(header.figures.values()), (one, text(header))
            else:
                assert correction.most == values[-1], (one, text(header))
