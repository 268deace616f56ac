"""Why facts are absent, and the words in which they are looked for."""

from __future__ import annotations

import pytest

from actcheck import pipeline
from actcheck.facts.absence import Absence, absences
from actcheck.facts.flatten import flatten
from actcheck.facts.vocabulary import vocabulary
from actcheck.rules.requirement import known_facts

HEAD = """COMMUNE DE VALMORON

EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL

"""
BODY = """

Après en avoir délibéré, le conseil municipal

DÉCIDE :

Article 1 : D'approuver ce qui précède.
"""
# Where a wording may stand: by itself, in the head, in the body, at the foot, behind the act.
PLACES = (
    "{}",
    HEAD + "{}" + BODY,
    HEAD + "OBJET : Tarifs" + BODY + "\n{}\n",
    HEAD + "OBJET : Marché public\n\nDÉCIDE :\n\nArticle 1 : D'approuver {}.\n",
    HEAD + "OBJET : AVENANT N° 2\n\n{}\n" + BODY,
    HEAD + "OBJET : AVENANT N° 2 AU MARCHÉ PUBLIC" + BODY + "\n{}\n",
    HEAD + "OBJET : Tarifs" + BODY + "\nFait à Valmoron, le 17 mars 2025\n\nLe Maire,\n\nPaul MARTINET\n\n{}\n\nT.\n",
)
ANNEX = (
    HEAD
    + "OBJET : AVENANT N° 2"
    + BODY
    + "\nLe Maire,\n\nSigné\n\nPaul MARTINET\n\nAVENANT N° 2\n\n{}\n\nIl est convenu ce qui suit :\n\nArticle 1\n"
)


def absent(text: str) -> dict[str, Absence]:
    return {absence.name: absence for absence in pipeline.explain(text)[1]}


def seen(text: str, name: str) -> list[str]:
    return [text[start:end] for start, end in absent(text)[name].places]


def test_every_fact_has_its_words():
    assert set(known_facts()) - set(vocabulary()) == set(), "name them in grammars/facts.yaml"
    assert all(meaning.fr and meaning.en and (meaning.read or meaning.made_from) for meaning in vocabulary().values())


def test_no_words_are_those_of_a_fact_that_is_none():
    lists = {name for name in vocabulary() if "." not in name}
    assert set(vocabulary()) - set(known_facts()) == lists
    assert {name for meaning in vocabulary().values() for name in meaning.made_from} <= set(known_facts())


@pytest.mark.parametrize(
    ("name", "words"), [(name, words) for name, meaning in vocabulary().items() for words in meaning.read]
)
def test_what_is_looked_for_is_read(name: str, words: str):
    for place in (*PLACES, ANNEX):
        fact = flatten(pipeline.read_facts(place.format(words))).get(name)
        if fact is not None:
            start = place.format(words).index(words)
            first, last = fact["span"]
            if first < start + len(words) and last > start:
                return
    pytest.fail(f"{words!r} states no {name}")


@pytest.mark.parametrize(
    ("text", "name", "reason", "places"),
    [
        (HEAD + BODY, "notice.date", "not_found", []),
        (HEAD + "Convocation du 30 février 2025" + BODY, "notice.date", "impossible", ["30 février 2025"]),
        (HEAD + "Convoqué le 8 mars" + BODY, "notice.date", "incomplete", ["8 mars"]),
        (
            HEAD + "Date de convocation : 2 9 MARS 2023" + BODY,
            "notice.date",
            "doubtful",
            ["convocation : 2 9 MARS 2023"],
        ),
        (HEAD + "Séance du 2O mars 2023" + BODY, "sitting.date", "doubtful", ["Séance du 2O mars 2023"]),
        (HEAD + "En exercice : l9" + BODY, "attendance.members_in_office", "doubtful", ["En exercice : l9"]),
        (HEAD + BODY + "Vote : Pour : 2O", "voting.votes_for", "doubtful", ["Pour : 2O"]),
        (HEAD + BODY + "Reçu en préfecture le O8/02/2023", "transmission.received_on", "doubtful", None),
        (
            HEAD + "Présents : 5\n\nÉtaient présents : M. Paul MARTINET, Mme Anne BRISSON." + BODY,
            "attendance.present",
            "disagree",
            ["5", "Étaient présents :"],
        ),
        (
            HEAD + "Questions 1 à 10 : 32 présents 1 procuration 33 votants 0 absent" + BODY,
            "attendance.voters_stated",
            "by_range",
            ["33"],
        ),
        (
            HEAD + "Pour : 3 Contre : 0\n\nSecond point.\n" + BODY + "\nPour : 4 Contre : 0",
            "voting.votes_for",
            "several",
            ["Pour : 3 Contre : 0", "Pour : 4 Contre : 0"],
        ),
        (HEAD + BODY, "attendance.present", "not_made", []),
    ],
)
def test_reason(text: str, name: str, reason: str, places: list[str] | None):
    assert absent(text)[name].reason == reason
    if places is not None:
        assert seen(text, name) == places


def test_a_list_that_cannot_be_read():
    text = HEAD + "Étaient présents : DUVAL, MARTEL, LOUP, Jean, Odile, Anne" + BODY
    assert absent(text)["attendance.present_listed"].reason == "unread"
    assert seen(text, "attendance.present_listed") == ["Étaient présents :"]


def test_a_fact_that_is_read_is_not_absent():
    text = HEAD + "Date de convocation : 10 mars 2025" + BODY
    facts, found = pipeline.explain(text)
    assert facts == pipeline.read_facts(text)
    assert "notice.date" in flatten(facts)
    assert {absence.name for absence in found} == set(vocabulary()) - set(flatten(facts))
    assert next(a for a in found if a.name == "attendance.quorum_stated").read == ("Quorum : 8",)


def test_of_minutes_each_item_has_its_number():
    found = absent("PROCÈS-VERBAL DU CONSEIL MUNICIPAL\n\n1. Tarifs (n° 2025-01)\n\nAdopté à l'unanimité.\n")
    assert found["act.number"].reason == "several"


def test_of_a_text_of_nothing_every_fact_is_not_found() -> None:
    found = absences(pipeline.parse(""), (), {})
    reasons = {absence.name: absence.reason for absence in found}
    assert reasons["sitting.date"] == "not_found"
    assert set(reasons.values()) <= {"not_found", "not_made"}
