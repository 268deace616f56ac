"""Votes: every way of stating one, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.ast import Outcome, Voting
from actcheck.source import Document
from actcheck.syntax.voting import join_votings, read_votings

SIDES = ("votes_for", "votes_against", "abstentions")


def votings(text: str) -> tuple[Voting, ...]:
    document = Document.from_text(text)
    return read_votings(document, 0, len(document.text))


def counts(voting: Voting) -> tuple[int | None, ...]:
    return tuple(tally.count if (tally := getattr(voting, side)) else None for side in SIDES)


def places(text: str, voting: Voting) -> list[str]:
    tallies = [getattr(voting, side) for side in SIDES]
    return [text[tally.span.start : tally.span.end] for tally in tallies if tally]


# text; votes for, against, abstentions; the words they were read from
FIGURES = [
    ("Pour : 41 voix Contre : 0 voix Abstention : 0 voix", (41, 0, 0), ["41", "0", "0"]),
    ("VOTES : Pour : 15 – Contre : 2 – Abstentions : 1", (15, 2, 1), ["15", "2", "1"]),
    ("Votes : pour : 21 ; contre : 0 ; abstention : 0", (21, 0, 0), ["21", "0", "0"]),
    ("Voix pour : 12 Voix contre : 2 Abstentions : 1", (12, 2, 1), ["12", "2", "1"]),
    ("Pour 12 - Contre 3 - Abstention 1", (12, 3, 1), ["12", "3", "1"]),
    ("VOTE : 13 POUR - 0 CONTRE – 0 ABSTENTION", (13, 0, 0), ["13", "0", "0"]),
    ("23 POUR\n2 CONTRE\n1 ABSTENTION", (23, 2, 1), ["23", "2", "1"]),
    ("à 15 voix pour, 10 voix contre et 6 abstentions", (15, 10, 6), ["15", "10", "6"]),
    ("par 19 voix pour, 0 contre et 0 abstention", (19, 0, 0), ["19", "0", "0"]),
    ("par 25 voix pour", (25, None, None), ["25"]),
    ("12 votes pour.", (12, None, None), ["12"]),
    ("Vote du budget :\n15 pour\n", (15, None, None), ["15"]),
    ("2 contre 3 absentions 6 votes pour", (6, 2, 3), ["6", "2", "3"]),
    ("11 votes pour 2 abstentions", (11, None, 2), ["11", "2"]),
    ("- abstentions : O - pour : 52 - contre : 3", (52, 3, 0), ["52", "3", "O"]),
    ("par 14 (quatorze) voix pour et 2 (deux) abstentions", (14, None, 2), ["14", "2"]),
    ("par vingt-deux voix pour et une voix contre", (22, 1, None), ["vingt-deux", "une"]),
    ("avec trente et une voix pour, quatre abstentions", (31, None, 4), ["trente et une", "quatre"]),
    ("POUR : vingt-deux CONTRE : néant ABSTENTION : une", (22, 0, 1), ["vingt-deux", "néant", "une"]),
    ("Une abstention : Madame Odile FRAMBOURG", (None, None, 1), ["Une"]),
    ("VOTE : Pour : 28 Contre : Abstention :", (28, 0, 0), ["28", "Contre :", "Abstention :"]),
    ("Abstention(s) : Contre : Pour : 15", (15, 0, 0), ["15", "Contre :", "Abstention(s) :"]),
    ("ONT VOTE POUR : 14 ONT VOTE CONTRE : / SE SONT ABSTENUS : //", (14, 0, 0), ["14", "/", "//"]),
    ("Pour : 12 Contre : M. ORBEC, Mme LANOT Abstention : 0", (12, None, 0), ["12", "Contre :", "0"]),
    ("Pour : 10 (dont 2 pouvoirs) Contre : 2 (M. ORBEC, Mme LANOT)", (10, 2, None), ["10", "2"]),
    (
        (
            "27 votes pour, dont 2 procurations (Mme LOUVET, M. BRIANDEL, M. CRUAS, Mme ANGLADIN, M. ROZIN, "
            "M. Jean TALAMON) 8 votes contre, dont 1 procuration (M. SOLARD)"
        ),
        (27, 8, None),
        ["27", "8"],
    ),
]


@pytest.mark.parametrize(("text", "expected", "words"), FIGURES, ids=[case[0][:40] for case in FIGURES])
def test_figures(text, expected, words):
    [voting] = votings(text)
    assert counts(voting) == expected
    assert places(text, voting) == words
    assert voting.unanimity is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le conseil, à l’unanimité, décide", "à l’unanimité"),
        ("ADOPTÉ À L'UNANIMITÉ", "À L'UNANIMITÉ"),
        ("à\nl'unanimité des membres présents et représentés", "à\nl'unanimité"),
        ("Accord à l'unanimité", "à l'unanimité"),
        ("Résultat du vote : Unanimité", "Unanimité"),
        ("Vote : unanimité", "unanimité"),
        ("Sur avis de la commission des finances, le conseil décide à l'unanimité", "à l'unanimité"),
        ("à l'unanimité de ses membres, procède au vote à main levée", "à l'unanimité"),
    ],
)
def test_unanimity(text, words):
    [voting] = votings(text)
    assert text[voting.unanimity.start : voting.unanimity.end] == words
    assert not voting.unanimity_of_votes_cast
    assert counts(voting) == (None, None, None)


def test_unanimity_of_the_votes_cast_beside_abstentions():
    text = "A l’unanimité des suffrages exprimés, 39 votes pour et 10 abstentions"
    [voting] = votings(text)
    assert voting.unanimity_of_votes_cast
    assert counts(voting) == (39, None, 10)
    assert text[voting.span.start : voting.span.end] == text


def test_unanimity_beside_votes_against_keeps_both():
    [voting] = votings("à l'unanimité (12 voix pour, 3 voix contre)")
    assert voting.unanimity is not None
    assert counts(voting) == (12, 3, None)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("accepte à la majorité avec une abstention (Mme PLOURAC)", "à la majorité", (None, None, 1)),
        (
            "à la majorité absolue (33 voix Pour et 5 abstentions : Odile, Ludovic)",
            "à la majorité absolue",
            (33, None, 5),
        ),
        ("Majorité pour 3 votes contre : Odile, Ludovic", "Majorité", (None, 3, None)),
        ("À la majorité, le conseil décide. M. ORBEC s’abstient.", "À la majorité", (None, None, 1)),
    ],
)
def test_majority(text, words, expected):
    [voting] = votings(text)
    assert text[voting.majority.start : voting.majority.end] == words
    assert voting.unanimity is None
    assert counts(voting) == expected


def test_members_who_do_not_vote():
    [voting] = votings("Mme ORBEC ne prend pas part au vote, le conseil décide à la majorité absolue")
    assert voting.not_voting.count == 1
    assert voting.majority is not None
    [voting] = votings("22 voix pour, 1 abstention et 3 ne prenant pas part au vote")
    assert (voting.votes_for.count, voting.abstentions.count, voting.not_voting.count) == (22, 1, 3)
    [voting] = votings("(vote pour : 28 - Contre : 0 - Ne prend pas part au vote : 0)")
    assert (voting.votes_for.count, voting.votes_against.count, voting.not_voting.count) == (28, 0, 0)
    [voting] = votings("par 9 voix pour, M. ORBEC et Mme LANOT n'ont pas pris part au vote")
    assert voting.not_voting.count is None


def test_voters_and_votes_cast():
    [voting] = votings("votants : 53 - suffrages exprimés : 52 - abstentions : 1 - pour : 50 - contre : 2")
    assert (voting.voters.count, voting.votes_cast.count) == (53, 52)
    assert counts(voting) == (50, 2, 1)
    [voting] = votings("(par 26 voix POUR, 0 voix CONTRE, 0 ABSTENTION(S), sur 26 VOTANTS)")
    assert voting.voters.count == 26


def test_groups():
    text = (
        "Pour : 41 voix (Groupe Agir, Bâtir et Vivre ; Groupe du Val ; Non-inscrit) "
        "Contre : 3 voix (Groupe de la Rive (3)) Abstention : 5 (Groupe Est : 4 ; Groupe Ouest : 1)\n\n(Adopté)"
    )
    [voting] = votings(text)
    assert voting.votes_for.groups == ("Groupe Agir, Bâtir et Vivre", "Groupe du Val", "Non-inscrit")
    assert voting.votes_for.group_counts == ()
    assert (voting.votes_against.groups, voting.votes_against.group_counts) == (("Groupe de la Rive",), (3,))
    assert (voting.abstentions.groups, voting.abstentions.group_counts) == (("Groupe Est", "Groupe Ouest"), (4, 1))
    assert voting.outcome is Outcome.ADOPTED
    assert text[voting.outcome_span.start : voting.outcome_span.end] == "Adopté"


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Adopté.", Outcome.ADOPTED),
        ("(Adopté)", Outcome.ADOPTED),
        ("Adoptée\n", Outcome.ADOPTED),
        ("La délibération est adoptée.", Outcome.ADOPTED),
        ("Rejeté.", Outcome.REJECTED),
        ("La proposition n'est pas adoptée.", None),
        ("Le texte adopté par la commission", None),
    ],
)
def test_outcome_beside_the_figures(words: str, outcome: Outcome | None):
    [voting] = votings(f"Pour : 12 voix - Contre : 0 voix - Abstention : 0 voix. {words}")
    assert (voting.outcome, counts(voting)) == (outcome, (12, 0, 0))


def test_outcomes():
    [voting] = votings("ADOPTÉ 9 voix pour, 5 abstentions.")
    assert (voting.outcome, counts(voting)) == (Outcome.ADOPTED, (9, None, 5))
    [voting] = votings("La proposition est rejetée par 12 voix contre, 8 voix pour")
    assert (voting.outcome, counts(voting)) == (Outcome.REJECTED, (8, 12, None))


def test_casting_vote():
    [voting] = votings("Pour : 14 Contre : 14, la voix du président étant prépondérante")
    assert voting.casting_vote
    assert counts(voting) == (14, 14, None)


def test_secret_ballot_with_one_candidate():
    text = "au scrutin secret. Votants 33 ; blancs : 2 ; Suffrages exprimés 31 ; la liste « Agir » a obtenu 31 voix"
    [voting] = votings(text)
    assert voting.secret
    assert (voting.voters.count, voting.votes_cast.count, voting.votes_for.count) == (33, 31, 31)
    assert text[voting.votes_for.span.start : voting.votes_for.span.end] == "31"
    assert voting.votes_for.span.start == text.rindex("31")


def test_several_candidates_have_no_votes_for():
    assert votings("Suffrages exprimés : 15. M. ORBEC a obtenu 12 voix. Mme LANOT a obtenu 3 voix.") == ()


def test_one_candidate_a_ballot():
    text = "Suffrages exprimés : 15. M. ORBEC a obtenu 15 voix. Suffrages exprimés : 14. Mme LANOT a obtenu 14 voix."
    assert [(v.votes_cast.count, v.votes_for.count) for v in votings(text)] == [(15, 15), (14, 14)]


def test_each_item_has_its_vote():
    text = "Le budget.\nADOPTÉ À L'UNANIMITÉ\nLa subvention au club de rugby.\nADOPTÉ À L'UNANIMITÉ"
    assert len(votings(text)) == 2
    assert [counts(v) for v in votings("Vote du budget : 15 pour.\nVote du compte : 14 pour.")] == [
        (15, None, None),
        (14, None, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Pour le Président et par délégation",
        "pour : les besoins de la commune, contre : la pollution",
        "Pour : 12 logements",
        "VOTE : POUR : 15 000 €",
        "une hausse de 12 pour cent",
        "un crédit de 15 pour 2023",
        "Pour : Contre : Abstention : / /",
        "Le vote a lieu à main levée",
        "décide à l’unanimité de ne pas procéder au scrutin secret",
        "peut décider à l’unanimité",
        "la commission des finances a émis un avis favorable à l'unanimité",
        "Vu l'avis favorable de la commission du port (pour : 11 ; contre : 0 ; abstentions : 2)",
        "Vu l’avis émis à l'unanimité par le comité social territorial",
        "le plan avait été adopté à l'unanimité",
        "voté à l'unanimité lors de la séance de mars",
        "l'unanimité n'est pas requise",
        "les décisions sont prises à la majorité des suffrages exprimés",
        "il convient de désigner, au scrutin secret à la majorité absolue, deux délégués",
        "le maire a voix prépondérante",
        "Votants : 27 dont 22 présents et 5 procurations",
        "Qui est contre ? Qui s'abstient ?",
        "le conseil prend acte",
        "les abstentionnistes",
        "15 voix pour la liste A",
    ],
)
def test_not_a_vote(text):
    assert votings(text) == ()


def test_both_boxes_of_a_form_say_neither():
    [voting] = votings("Adopté à l'unanimité : / Adopté à la majorité : Voix contre : 0 Abstentions : 4")
    assert (voting.unanimity, voting.majority) == (None, None)
    assert counts(voting) == (None, 0, 4)


def test_only_the_stretch_is_read():
    text = "12 votes pour. La suite. 15 votes pour. La fin. 18 votes pour."
    document = Document.from_text(text)
    [voting] = read_votings(document, text.index("La suite"), text.index("La fin"))
    assert voting.votes_for.count == 15


def test_places_are_in_the_original():
    original = "**Pour** : 44 voix **Contre** : **3** voix"
    [voting] = votings(original)
    assert original[voting.votes_against.span.start : voting.votes_against.span.end] == "3"
    assert original[voting.span.start : voting.span.end] == "Pour** : 44 voix **Contre** : **3** voix"


# --- join_votings -------------------------------------------------------------------------------


def test_figures_of_the_header_and_words_of_the_body_are_one_vote():
    text = "votants : 58 - pour : 58 - contre : 0 " + "le projet est utile. " * 20 + "A l'unanimité, décide"
    apart = votings(text)
    assert len(apart) == 2
    [voting] = join_votings(apart)
    assert counts(voting) == (58, 0, None)
    assert voting.voters.count == 58
    assert text[voting.unanimity.start : voting.unanimity.end] == "A l'unanimité"
    assert text[voting.span.start : voting.span.end] == text[: text.index(", décide")]


def test_the_same_figures_twice_are_one_vote():
    [voting] = join_votings(
        votings("Pour : 20 Contre : 1 " + "le projet est utile. " * 20 + "20 voix pour, 1 voix contre")
    )
    assert counts(voting) == (20, 1, None)


@pytest.mark.parametrize(
    "text",
    [
        "Pour : 20 Contre : 1 {} à l'unanimité",
        "Pour : 20 Contre : 1 {} Pour : 19 Contre : 2",
        "ADOPTÉ À L'UNANIMITÉ {} ADOPTÉ À L'UNANIMITÉ",
        "12 votes pour. {} à l'unanimité",
    ],
)
def test_votes_that_differ_stay_apart(text):
    assert len(join_votings(votings(text.format("le projet est utile. " * 20)))) == 2


# --- invariants ---------------------------------------------------------------------------------

WORDS = [
    *(
        "Pour :",
        "Contre :",
        "Abstention",
        "12",
        "voix",
        "pour",
        "à l'unanimité",
        "des suffrages exprimés",
        "(Groupe A",
        ")",
    ),
    *(
        "à la majorité",
        "ne prend pas part au vote",
        "a obtenu",
        "Adopté",
        "\n",
        ",",
        "/",
        "deux",
        "votants",
        "M. ORBEC",
    ),
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_any_text_is_read_in_order(text):
    found = votings(text)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    for voting in found:
        assert text[voting.span.start : voting.span.end].strip()
        for side in SIDES:
            tally = getattr(voting, side)
            assert tally is None or voting.span.covers(tally.span)


@pytest.mark.parametrize(
    "piece",
    ["Pour : ", "à l'unanimité ", "commission avis ", "12 voix pour ", "(Groupe ", " ", "1 pour \n", "abstention "],
)
def test_reading_is_linear(piece, calls):
    def work(times: int) -> int:
        document = Document.from_text("Pour : 1" + piece * times)
        return calls(lambda: read_votings(document, 0, len(document.text)))

    votings("12 votes pour.")
    assert work(4000) < 12 * work(400)


def test_a_number_behind_one_name_is_not_that_of_the_next():
    (voting,) = votings("Contre : deux Contre :")
    assert voting.votes_against.count == 2
