"""Lists of attendance, proxies and head counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.source import Document
from actcheck.syntax.attendance import read_attendance
from actcheck.syntax.blocks import Block, blocks


def read(text):
    document = Document.from_text(text)
    return read_attendance(document, [b for b in blocks(document) if b.section in ("preface", "text")])


def lists(text):
    """Each list as its status and its names."""
    found = read(text)
    return [(str(listed.status), [p.name for p in listed.persons]) for listed in found.lists] if found else []


def proxies(text):
    found = read(text)
    return [(p.grantor.name, p.holder and p.holder.name) for p in found.proxies] if found else []


def counts(text):
    found = read(text)
    return [(str(c.quantity), c.value, c.scoped) for c in found.counts] if found else []


# -- the persons of a list -----------------------------------------------------------------------

PRESENT = {
    "commas": ("M. Luc BRUNEL, Mme Anne CASTAGNE et M. Jean VIDAL.", ["Luc BRUNEL", "Anne CASTAGNE", "Jean VIDAL"]),
    "semicolons": ("BRUNEL Luc ; LE GALLO Anne ; Zoé PERROT.", ["BRUNEL Luc", "LE GALLO Anne", "Zoé PERROT"]),
    "dashes": ("Luc BRUNEL – Anne CASTAGNE - Jean VIDAL", ["Luc BRUNEL", "Anne CASTAGNE", "Jean VIDAL"]),
    "no separator": ("Luc BRUNEL Anne CASTAGNE-ROUX Jean VIDAL", ["Luc BRUNEL", "Anne CASTAGNE-ROUX", "Jean VIDAL"]),
    "lines": ("Luc Brunel\nAnne Castagne\nJean-Marc Vidal", ["Luc Brunel", "Anne Castagne", "Jean-Marc Vidal"]),
    "columns": (
        "Luc BRUNEL     Anne CASTAGNE\nJean VIDAL     Zoé LOUP",
        ["Luc BRUNEL", "Anne CASTAGNE", "Jean VIDAL", "Zoé LOUP"],
    ),
    "blank lines": (
        "\n\nM. Luc BRUNEL\n\nMme Anne CASTAGNE\n\nLa séance est ouverte.",
        ["Luc BRUNEL", "Anne CASTAGNE"],
    ),
    "wrapped names": (
        "M. Luc\nBRUNEL, Mme Anne\nCASTAGNE, M. Jean VIDAL",
        ["Luc BRUNEL", "Anne CASTAGNE", "Jean VIDAL"],
    ),
    "wrapped family name": (
        "Luc BRUNEL, Anne CASTAGNE\nROUX, Jean VIDAL, Zoé LOUP",
        ["Luc BRUNEL", "Anne CASTAGNE ROUX", "Jean VIDAL", "Zoé LOUP"],
    ),
    "spaced hyphen": (
        "Luc BRUNEL – Anne CASTAGNE- Jean VIDAL - Zoé LOUP - MERLE",
        ["Luc BRUNEL", "Anne CASTAGNE", "Jean VIDAL", "Zoé LOUP-MERLE"],
    ),
    "page break": (
        "Luc BRUNEL, Anne CASTAGNE,\n\nJean VIDAL, Zoé LOUP.",
        ["Luc BRUNEL", "Anne CASTAGNE", "Jean VIDAL", "Zoé LOUP"],
    ),
    "family names": (
        "Mrs BRUNEL, VIDAL et LOUP. Mmes CASTAGNE, ROUX.",
        ["BRUNEL", "VIDAL", "LOUP", "CASTAGNE", "ROUX"],
    ),
    "group title": ("Mmes et MM. BRUNEL, VIDAL, DE LA TOUR", ["BRUNEL", "VIDAL", "DE LA TOUR"]),
    "given names": ("Luc, Anne-Lise, Mario. \n", ["Luc", "Anne-Lise", "Mario"]),
    "initials": ("BRUNEL L. - CASTAGNE A. - P. VIDAL", ["BRUNEL L.", "CASTAGNE A.", "P. VIDAL"]),
    "functions": (
        "Luc BRUNEL, Maire, Anne CASTAGNE, 1ère adjointe, Jean VIDAL, conseiller délégué à la culture, Zoé LOUP",
        ["Luc BRUNEL", "Anne CASTAGNE", "Jean VIDAL", "Zoé LOUP"],
    ),
    "groups": (
        "Le Maire : Luc BRUNEL ; Les adjoints : Anne CASTAGNE, Jean VIDAL",
        ["Luc BRUNEL", "Anne CASTAGNE", "Jean VIDAL"],
    ),
    "communes": (
        "Cerbelles : M. Morin Guy\nSarlan-les-Bois :\nLes Ormes : Mme Petit Anne",
        ["Morin Guy", "Petit Anne"],
    ),
    "communes in brackets": ("M. BRUNEL Luc (Le Vallon), Mme ROUX Anne (Ormes)", ["BRUNEL Luc", "ROUX Anne"]),
    "substitutes": (
        "Luc BRUNEL (suppléant de Marc NOVAL), Anne ROUX remplacée par VIDAL Jean, Mme LOUP représentée par M. MERLE",
        ["Luc BRUNEL", "VIDAL Jean", "MERLE"],
    ),
    "holder of a proxy": ("Luc BRUNEL - PROCURATION, Anne ROUX", ["Luc BRUNEL", "Anne ROUX"]),
    "office": ("M. le Maire, Mme ROUX Anne, M. VIDAL Jean", ["le Maire", "ROUX Anne", "VIDAL Jean"]),
    "misread letters": ("Mrs CA11’ET-MORIN, MOR[IN, LOO:P", ["CA11’ET-MORIN", "MOR[IN", "LOO:P"]),
    "footnotes": ("Luc BRUNEL2, Anne ROUX", ["Luc BRUNEL", "Anne ROUX"]),
    "date from another column": (
        "Luc BRUNEL, Anne ROUX, 23/11/2023 Jean VIDAL",
        ["Luc BRUNEL", "Anne ROUX", "Jean VIDAL"],
    ),
}


@pytest.mark.parametrize(("written", "names"), PRESENT.values(), ids=PRESENT)
def test_present(written, names):
    assert lists(f"Étaient présents : {written}") == [("present", names)]


SENTENCES = {
    "label": " Absents et excusés",
    "heading": " Le Conseil Municipal, légalement convoqué",
    "chair speaks": ". Monsieur le Maire ouvre la séance",
    "secretary": ". Mme Anne ROUX, conseillère municipale, est nommée secrétaire",
    "secretary without stop": " Mme Anne ROUX a été nommée secrétaire",
    "late arrival": "\nLucie arrivée à 20H10. Départ à 21H00.",
    "agenda": "\nOrdre du jour : budget",
    "participle": " Ouverte depuis dix ans aux habitants",
    "majority": " formant la majorité des membres en exercice",
    "number": " es DEL2031-04-007 tourisme",
    "heading in capitals": ".\n\nCONVENTION RELATIVE AU PROJET DE PONT",
}


@pytest.mark.parametrize("following", SENTENCES.values(), ids=SENTENCES)
def test_list_ends_where_a_sentence_begins(following):
    assert lists(f"Présents : M. Jean VIDAL, M. Luc BRUNEL{following}")[0] == ("present", ["Jean VIDAL", "Luc BRUNEL"])


def test_titles_halves_and_places():
    text = "Présents : M. Luc BRUNEL,  Mme  Anne\nROUX."
    (listed,) = read(text).lists
    assert text[listed.label.start : listed.label.end] == "Présents :"
    assert [(p.title, p.given_name, p.family_name) for p in listed.persons] == [
        ("M.", "Luc", "BRUNEL"),
        ("Mme", "Anne", "ROUX"),
    ]
    assert [text[p.span.start : p.span.end] for p in listed.persons] == ["M. Luc BRUNEL", "Mme  Anne\nROUX"]


def test_places_are_those_of_the_original_through_markup():
    text = "**Présents :** M. Luc **BRUNEL**, Mme Anne ROUX"
    (listed,) = read(text).lists
    assert text[listed.persons[1].span.start : listed.persons[1].span.end] == "Mme Anne ROUX"


@pytest.mark.parametrize(
    "beside",
    [
        "(arrivée à 19h07)",
        "(jusqu’à 22h40, point n°2)",
        "(à compter de la délibération n°3)",
        "(parti après le point 5)",
    ],
)
def test_movements(beside):
    (listed,) = read(f"Présents : Luc BRUNEL, Anne ROUX {beside}, Jean VIDAL").lists
    assert [p.movement for p in listed.persons] == [False, True, False]


def test_statuses_of_consecutive_lists():
    text = (
        "Étaient présents : Luc BRUNEL.\n"
        "Absents excusés : Anne ROUX.\n"
        "Absents : Jean VIDAL.\n"
        "Assistait également sans voix délibérative : Zoé LOUP.\n"
        "Excusés sans voix délibérative : Marc MERLE.\n"
    )
    assert lists(text) == [
        ("present", ["Luc BRUNEL"]),
        ("excused", ["Anne ROUX"]),
        ("absent", ["Jean VIDAL"]),
        ("present_without_vote", ["Zoé LOUP"]),
        ("excused_without_vote", ["Marc MERLE"]),
    ]


# -- lists that say nothing, or nothing sure -------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Présents :",
        "Absents : Le procès-verbal est approuvé.",
        "Présents : M. le Maire ouvre la séance.",
        "Excusé :\nSecrétaire : X",
    ],
)
def test_empty_list_says_nothing(text):
    assert lists(text) == []


@pytest.mark.parametrize("nobody", ["Néant", "//", "aucun"])
def test_nobody_is_stated(nobody):
    (listed,) = read(f"Absents : {nobody}").lists
    assert (listed.persons, listed.stated) == ((), 0)


DOUBTFUL = {
    "names of one case without separator": "Présents : Luc Brunel Anne Roux Jean Vidal",
    "columns of names": "Présents : BRUNEL, ROUX, VIDAL, Luc, Anne, Jean",
    "somebody absent among the present": "Présents : Luc BRUNEL, Anne ROUX absente, Jean VIDAL",
    "columns of proxies": "Pouvoirs :\nBRUNEL\nROUX\ndonne procuration à\ndonne procuration à\nVIDAL\nLOUP",
    "foreign words among proxies": "Pouvoirs : Luc BRUNEL à Jean Conseil peut | VIDAL, Anne ROUX à Zoé LOUP",
    "proxies told otherwise": "Pouvoirs : Mme BRUNEL a reçu pouvoir de M. ROUX",
    "page stamp": "Présents : Luc BRUNEL, Anne ROUX, Envoyé en préfecture le 16/02/2023 Jean VIDAL",
    "maire and a name": "Présents : M. le Maire, Luc BRUNEL, Anne ROUX",
}


@pytest.mark.parametrize("text", DOUBTFUL.values(), ids=DOUBTFUL)
def test_doubtful_list_keeps_its_label_only(text):
    (listed,) = read(text).lists
    assert (listed.persons, listed.stated) == ((), None)
    assert proxies(text) == []


# -- proxies ---------------------------------------------------------------------------------------

GIVING = [
    "a donné pouvoir à",
    "donne pouvoir à",
    "avait donné pouvoir à",
    "ayant donné pouvoir à",
    "donnant pouvoir à",
    "donnant pourvoir à",
    "donne pouvoir de vote à",
    "pouvoir à",
    "procuration à",
    "donne procuration à",
    "par procuration à",
    "qui a donné procuration à",
    "a donné pouvoir écrit de voter en son nom à",
    "représentée par",
    "par",
    "à",
    "....... à",
    "délégation de vote à",
]


@pytest.mark.parametrize("words", GIVING)
def test_proxy_in_a_list_of_proxies(words):
    text = f"Absents ayant donné procuration : Mme Anne ROUX {words} M. Luc BRUNEL, M. Jean VIDAL {words} Mme Zoé LOUP."
    assert proxies(text) == [("Anne ROUX", "Luc BRUNEL"), ("Jean VIDAL", "Zoé LOUP")]
    assert lists(text) == [("represented", ["Anne ROUX", "Jean VIDAL"])]


@pytest.mark.parametrize(
    "words",
    [
        "(pouvoir à",
        "(procuration à",
        "(Pouvoir donné à",
        "(a donné pouvoir à",
        "(représentée par",
        "(délégation de vote à",
    ],
)
def test_proxy_in_brackets(words):
    text = f"Absents excusés : Anne ROUX {words} Luc BRUNEL), Jean VIDAL, Zoé LOUP (pas de pouvoir donné)"
    assert proxies(text) == [("Anne ROUX", "Luc BRUNEL")]
    assert lists(text) == [("excused", ["Anne ROUX", "Jean VIDAL", "Zoé LOUP"])]


def test_proxies_without_separator_or_given_names():
    text = "A donné pouvoir: Mmc ROUX-MOREL à M. BRUNEL Mme RIGOL à M. VIDAL"
    assert proxies(text) == [("ROUX-MOREL", "BRUNEL"), ("RIGOL", "VIDAL")]


def test_holders_not_named():
    text = "ABSENTS EXCUSES AVEC POUVOIR : Mme Anne ROUX, M. Jean VIDAL"
    assert proxies(text) == [("Anne ROUX", None), ("Jean VIDAL", None)]


def test_bare_name_among_proxies_gives_none():
    text = "Pouvoirs : Anne ROUX à Luc BRUNEL, Jean VIDAL."
    assert proxies(text) == [("Anne ROUX", "Luc BRUNEL")]
    assert lists(text) == [("represented", ["Anne ROUX", "Jean VIDAL"])]


def test_holder_named_by_office():
    assert proxies("Absents : Anne ROUX donne pouvoir à M. le Maire, Jean VIDAL") == [("Anne ROUX", None)]


def test_giver_already_listed_as_absent_is_listed_once():
    text = "Absents excusés : Anne ROUX, Jean VIDAL\nPouvoirs : ROUX à Luc BRUNEL, Zoé LOUP à Luc BRUNEL"
    assert lists(text) == [("excused", ["Anne ROUX", "Jean VIDAL"]), ("represented", ["Zoé LOUP"])]
    assert proxies(text) == [("ROUX", "Luc BRUNEL"), ("Zoé LOUP", "Luc BRUNEL")]


def test_proxy_on_the_side_of_the_holder():
    text = "Présents : Luc BRUNEL (Procuration de Mme ROUX), Jean VIDAL"
    assert proxies(text) == [("ROUX", "Luc BRUNEL")]
    assert lists(text) == [("present", ["Luc BRUNEL", "Jean VIDAL"]), ("represented", ["ROUX"])]


def test_proxies_by_stars():
    text = "Présents : Luc (Pr*), Anne (Pr**), Jean.\nExcusés : Zoé (Pr**), Léa, Marc (Pr*)."
    assert proxies(text) == [("Zoé", "Anne"), ("Marc", "Luc")]


# -- counts ----------------------------------------------------------------------------------------

COUNTED = {
    "En exercice : 21 Présents : 18 Votants : 21": [("members_in_office", 21), ("present", 18), ("voters", 21)],
    "25 17 4 21 Nombre de Conseillers en exercice Présents Procurations Votants": [
        ("members_in_office", 25),
        ("present", 17),
        ("proxies", 4),
        ("voters", 21),
    ],
    "Nombre de Conseillers en exercice Présents Procurations Votants 25 17 4 21 N° 2031 2 6": [
        ("members_in_office", 25),
        ("present", 17),
        ("proxies", 4),
        ("voters", 21),
    ],
    "- en exercice : 70 - présents titulaires : 41 - présents suppléants : 3 - procurations : 12 - votants : 56": [
        ("members_in_office", 70),
        ("present", 44),
        ("proxies", 12),
        ("voters", 56),
    ],
    "Votants : 27 dont 22 Présents et 05 Procurations": [("voters", 27), ("present", 22), ("proxies", 5)],
    "Nombre de membres \nen exercice :   11\nqui ont pris part à la    délibération :   11    dont 1 procuration": [
        ("members_in_office", 11),
        ("voters", 11),
        ("proxies", 1),
    ],
    "Nombre de Conseillers présents (y compris ceux ayant donné procuration) : 28": [("present_or_represented", 28)],
    "Nombre de délégués présents et représentés : 39": [("present_or_represented", 39)],
    "Le nombre de conseillers en exercice est de 35 (quorum : 18)": [("members_in_office", 35), ("quorum", 18)],
    "Présents : 25 Quorum : 15 Suffrages exprimés : 28": [("present", 25), ("quorum", 15), ("votes_cast", 28)],
    "En fonction : 30 présents:.......24": [("members_in_office", 30), ("present", 24)],
    "Ayant pris part au vote : 53 (51+2 pouvoirs)": [("voters", 53), ("proxies", 2)],
    "Absents : 4 - Excusés : 2": [("absent", 4), ("excused", 2)],
    "Quorum : 21 présents sur 26": [("quorum", 21)],
    "Séance du 17 mars 2025, 3 présents au vernissage": [],
    "27 puis 28 conseillers communautaires étaient présents": [],
}


@pytest.mark.parametrize(("text", "expected"), COUNTED.items())
def test_counts(text, expected):
    assert counts(text) == [(quantity, value, False) for quantity, value in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Questions 1 à 10 : 32 présents 1 procuration 33 votants", [("present", 32), ("proxies", 1), ("voters", 33)]),
        (
            "De la délibération DL-2023-12 à DL-2023-20 : Présents : 33 - Procurations : 09",
            [("present", 33), ("proxies", 9)],
        ),
        ("Présents : 34 de la délibération 01 à 03 – 33 à la délibération 04", [("present", 34)]),
    ],
)
def test_counts_of_a_part_of_the_sitting(text, expected):
    assert counts(text) == [(quantity, value, True) for quantity, value in expected]


def test_the_place_of_a_count_is_its_number():
    text = "Présents titulaires : 45 - présents suppléants : 4 - votants : 049"
    assert [text[c.span.start : c.span.end] for c in read(text).counts] == ["45 - présents suppléants : 4", "049"]


@pytest.mark.parametrize(
    "text",
    [
        "Présents : 2 Luc BRUNEL, Anne ROUX",
        "2 PRESENTS : Luc BRUNEL, Anne ROUX",
        "Présents (2) : Luc BRUNEL, Anne ROUX",
    ],
)
def test_count_beside_a_list(text):
    found = read(text)
    assert [(len(listed.persons), listed.stated) for listed in found.lists] == [(2, 2)]
    assert [(str(c.quantity), c.value) for c in found.counts] == [("present", 2)]


def test_count_in_brackets_after_a_list():
    assert [listed.stated for listed in read("Présents : Luc BRUNEL, Anne ROUX (55)").lists] == [55]


def test_names_are_not_searched_for_counts():
    assert counts("Présents : Luc BRUNEL, Anne ROUX (présente de 18 h à 19 h), 12 Jean VIDAL") == []


# -- any text --------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    "Présents :|Absents :|Pouvoirs :|M. |Mme |Anne|ROUX|(|)|pouvoir à| à |\n|\n\n|, |; | - | et |M. le Maire|"
    "(arrivée à 19h07)|12|procuration|(Pr*)|....|représenté par|remplacé par|suppléant de|Le quorum|d'|de |"
    "En exercice : 12| votants 3|Questions 1 à 10|𝕏|\x00|maire|Néant|(12)|Envoyé en|É".split("|")
)
KINDS = st.sampled_from(["present", "excused", "absent", "proxies", "present_without_vote", "count", "text"])


@given(st.lists(PIECES, max_size=40).map("".join), KINDS)
def test_any_text_is_read(text, kind):
    document = Document.from_text(text)
    end = len(document.text)
    found = read_attendance(document, [Block(kind, "preface", 0, min(3, end), end)])
    if found is not None:
        for listed in found.lists:
            assert found.span.start <= listed.span.start <= listed.span.end <= found.span.end
            for person in listed.persons:
                assert person.name
                assert listed.span.start <= person.span.start < person.span.end <= listed.span.end
        for count in found.counts:
            assert found.span.start <= count.span.start < count.span.end <= found.span.end


@given(st.integers(1, 400))
def test_every_name_is_counted(number):
    names = [f"{chr(65 + i % 26)}nne R{chr(65 + i // 26)}UX" for i in range(number)]
    assert lists("Présents : " + ", ".join(names))[0][1] == names


def test_a_long_text_takes_work_in_proportion(calls):
    def work(repeated: int) -> int:
        text = "Présents : " + "M. Luc BRUNEL, Mme Anne ROUX " * repeated
        document = Document.from_text(text)
        block = Block("present", "preface", 0, 11, len(text))
        return calls(lambda: read_attendance(document, [block]))

    read_attendance(Document.from_text("Présents : M. Luc BRUNEL"), [Block("present", "preface", 0, 11, 24)])
    assert work(1000) < 5 * work(250)
