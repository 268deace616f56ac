"""Single acts: what is one fault, what is several, what is none."""

from __future__ import annotations

import datetime

import pytest

from actcheck import check, read_facts
from actcheck.diagnosis import diagnose, diagnose_findings

NAMES = [
    "M. Paul MARTINET",
    "Mme Anne BRISSON",
    "M. Jean LENOIR",
    "Mme Claire VASSEUR",
    "M. Hugues TERRAL",
    "M. Louis CARRON",
    "Mme Odile FARGE",
    "M. Denis BELVAUX",
]


def act(
    *, counts: str = "", present: int = 5, beside: str = "", after: str = "", vote: str = "", of: str = "COMMUNE"
) -> str:
    listed = ", ".join(NAMES[:present])
    head, council = {
        "COMMUNE": ("COMMUNE DE VAL-SUR-ORNETTE", "CONSEIL MUNICIPAL"),
        "EPCI": ("COMMUNAUTÉ DE COMMUNES DE L'ORNETTE", "CONSEIL COMMUNAUTAIRE"),
    }[of]
    return "\n\n".join(
        p
        for p in (
            head,
            f"EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU {council}",
            "Séance du 17 mars 2025",
            "Sous la présidence de M. Paul MARTINET.",
            counts,
            f"Présents : {listed}{beside}.",
            after,
            f"Le {council.lower()}, après en avoir délibéré,",
            "APPROUVE la convention avec l'association Les Amis du canal.",
            vote,
        )
        if p
    )


def facts_of(text: str):
    (facts,) = read_facts(text)
    return facts


def only(text: str, subject: str = "figures"):
    (diagnosis,) = diagnose(facts_of(text), [subject])
    return diagnosis


def told(diagnosis) -> list[list[list[tuple[str, object, object]]]]:
    """Each correction as fact, least and most value, in its alternative, in its part."""
    return [
        [[(c.statement.fact, c.least, c.most) for c in alternative.corrections] for alternative in part]
        for part in diagnosis.parts
    ]


PROXY = "Absents ayant donné pouvoir : M. Louis CARRON à M. Jean LENOIR."


def test_the_figure_that_list_and_seats_contradict():
    text = act(counts="En exercice : 7 Présents : 7 Pouvoirs : 1", after=PROXY)
    diagnosis = only(text)
    assert diagnosis.determined
    assert told(diagnosis) == [[[("attendance.present_stated", 5, 5)]]]
    (correction,) = diagnosis.corrections
    assert correction.value == 5
    assert text[slice(*correction.statement.span)] == "7"
    assert correction.statement.span.start == text.index("Présents : 7") + len("Présents : ")
    assert [s.fact for s in correction.supports[0]] == ["attendance.present_listed"]


def test_a_count_against_a_list_and_nothing_else_is_a_tie():
    diagnosis = only(act(counts="Présents : 6"))
    assert not diagnosis.determined
    assert told(diagnosis) == [[[("attendance.present_stated", 5, 5)], [("attendance.present_listed", 6, 6)]]]


def test_votes_beyond_those_confirmed_twice():
    text = act(
        counts="Présents : 5 Pouvoirs : 1",
        after=PROXY,
        vote="Pour : 16 voix Contre : 1 voix Abstention : 0 voix",
    )
    diagnosis = only(text)
    assert told(diagnosis) == [[[("voting.votes_for", 0, 5)]]]
    assert diagnosis.corrections[0].value is None


def test_the_figures_of_the_groups_confirm_the_votes():
    vote = "Pour : 3 voix (Groupe Union : 4 ; Groupe Vallée : 1) Contre : 0 voix Abstention : 0 voix"
    tie = only(act(vote=vote))
    assert told(tie) == [[[("voting.votes_for", 5, 5)], [("voting.group_total", 3, 3)]]]
    more = only(act(counts="Présents : 5 Votants : 5 En exercice : 5", vote=vote.replace("3 voix (", "9 voix (")))
    assert told(more) == [[[("voting.votes_for", 5, 5)]]]


def test_unanimity_speaks_for_no_votes_against():
    vote = "Pour : 5 voix Contre : 3 voix Abstention : 0 voix\nAdopté à l'unanimité."
    diagnosis = only(act(counts="Présents : 5", after="Pouvoirs : néant.", vote=vote))
    assert [[("voting.votes_against", 0, 0)]] in diagnosis_alternatives(diagnosis)
    assert [[("voting.unanimous", 0, 0)]] in diagnosis_alternatives(diagnosis)


def diagnosis_alternatives(diagnosis) -> list[list[list[tuple[str, object, object]]]]:
    return [[alternative] for part in told(diagnosis) for alternative in part]


def test_two_faults_that_have_nothing_to_do_with_one_another():
    text = act(
        counts="En exercice : 5 Présents : 7",
        vote="Pour : 3 voix (Groupe Union : 4 ; Groupe Vallée : 1) Contre : 0 voix Abstention : 0 voix",
    )
    diagnosis = only(text)
    assert not diagnosis.determined
    assert told(diagnosis) == [
        [[("attendance.present_stated", 5, 5)]],
        [[("voting.votes_for", 5, 5)], [("voting.group_total", 3, 3)]],
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(act(counts="En exercice : 7 Présents : 5 Votants : 4"), id="a member takes no part"),
        pytest.param(
            act(
                counts="En exercice : 7 Présents : 5 Pouvoirs : 1 Votants : 6",
                after=PROXY,
                vote="Pour : 5 voix Contre : 0 voix Abstention : 0 voix\nNe prend pas part au vote : 1",
            ),
            id="the chair leaves the vote",
        ),
        pytest.param(
            act(counts="En exercice : 7 Présents : 5 Votants : 7", vote="Pour : 7 voix Contre : 0 voix"),
            id="the proxies are not listed",
        ),
        pytest.param(
            act(counts="Présents : 6 Pouvoirs : 1 Votants : 6", after=PROXY), id="those represented are counted"
        ),
        pytest.param(
            act(counts="En exercice : 5 Présents : 3 Votants : 9", beside=" (arrivé à 18h40)"), id="an arrival"
        ),
        pytest.param(
            act(of="EPCI", counts="En exercice : 5 Présents : 5", after="Absents excusés : M. Louis CARRON."),
            id="a substitute sits for a member away",
        ),
        pytest.param(
            act(
                counts="En exercice : 6 Présents : 5 Pouvoirs : 1",
                after=f"{PROXY}\n\nExcusé : M. CARRON.",
            ),
            id="somebody is named twice as away",
        ),
        pytest.param(act(), id="no figures"),
    ],
)
def test_what_a_lawful_sitting_explains_is_no_disagreement(text):
    assert diagnose(facts_of(text), ["figures"]) == ()


def test_without_substitutes_those_away_have_their_seats():
    text = act(counts="En exercice : 5 Présents : 5", after="Absents excusés : M. Louis CARRON.")
    assert told(only(text)) == [[[("attendance.members_in_office", 6, None)], [("attendance.absent_listed", 0, 0)]]]


def test_nothing_is_searched_where_no_rule_compares():
    text = act(counts="Présents : 6")
    findings = check(text).findings
    assert [f.rule for f in findings if f.rule.startswith("ATT")]
    assert diagnose_findings(facts_of(text), [f for f in findings if not f.rule.startswith("ATT")]) == ()
    (diagnosis,) = diagnose_findings(facts_of(text), findings)
    assert [f.rule for f in findings if diagnosis.in_common(f)] == ["ATT001"]


# -- dates ---------------------------------------------------------------------------------------


def dated(
    *, heading: str = "17 mars 2025", number: str = "", visas: str = "", opening: str = "", foot: str = ""
) -> str:
    return "\n\n".join(
        p
        for p in (
            "COMMUNE DE VAL-SUR-ORNETTE",
            "DÉLIBÉRATION DU CONSEIL MUNICIPAL",
            f"Séance du {heading}",
            number,
            opening,
            "Le conseil municipal,",
            visas,
            "Après en avoir délibéré,",
            "DÉCIDE :",
            "Article unique : La convention est approuvée.",
            foot,
        )
        if p
    )


def day(month: int, number: int, year: int = 2025) -> datetime.date:
    return datetime.date(year, month, number)


def test_the_weekday_tells_which_of_two_dates_is_right():
    opening = "L'an deux mille vingt-cinq, le vingt mars, le conseil municipal s'est réuni."
    diagnosis = only(dated(heading="lundi 17 mars 2025", opening=opening), "dates")
    assert told(diagnosis) == [[[("sitting.opening", day(3, 17), day(3, 17))]]]
    other = only(dated(heading="jeudi 17 mars 2025", opening=opening), "dates")
    assert told(other) == [[[("sitting.heading", day(3, 20), day(3, 20))]]]


def test_a_date_that_no_calendar_has():
    opening = "L'an deux mille vingt-cinq, le trente avril, le conseil municipal s'est réuni."
    diagnosis = only(dated(heading="31 avril 2025", opening=opening), "dates")
    assert told(diagnosis) == [[[("sitting.heading", day(4, 30), day(4, 30))]]]
    assert diagnosis.corrections[0].statement.value is None
    assert diagnosis.corrections[0].statement.raw == "31 avril 2025"


def test_the_year_of_the_number():
    opening = "L'an deux mille vingt-cinq, le dix-sept mars, le conseil municipal s'est réuni."
    diagnosis = only(dated(number="N° 2024-31", opening=opening), "dates")
    assert told(diagnosis) == [[[("act.number_year", 2025, 2025)]]]
    alone = only(dated(number="N° 2024-31"), "dates")
    assert not alone.determined


def test_a_year_that_the_visas_contradict():
    visas = "Vu la délibération n° 2024-12 du Conseil municipal en date du 5 mars 2024 ;"
    diagnosis = only(dated(heading="17 mars 2015", number="N° 2025-31", visas=visas), "dates")
    assert told(diagnosis) == [[[("sitting.heading", day(1, 1), day(12, 31))]]]


def test_an_earlier_act_cited_with_two_dates():
    visas = (
        "Vu la délibération n° 2024-12 du Conseil municipal en date du 5 mars 2024 ;\n\n"
        "Vu la délibération n° 2024-12 du Conseil municipal en date du 5 mars 2023 ;"
    )
    text = dated(visas=visas)
    diagnosis = only(text, "dates")
    assert told(diagnosis) == [[[("cited_acts.date", day(3, 5, 2024), day(3, 5, 2024))]]]
    assert diagnosis.corrections[0].statement.span.start == text.index("5 mars 2023")


def test_a_cited_act_of_two_years_is_of_the_one_before_the_sitting():
    visas = "Vu la délibération n° 2024-12 du Conseil municipal en date du 5 mars 2026 ;"
    diagnosis = only(dated(visas=visas), "dates")
    assert told(diagnosis) == [[[("cited_acts.date", day(1, 1, 2024), day(12, 31, 2024))]]]


def test_an_order_is_of_the_day_it_is_signed():
    text = (
        "COMMUNE DE VAL-SUR-ORNETTE\n\nARRÊTÉ DU MAIRE N° 2024-87\n\nLe maire de Val-sur-Ornette,\n\n"
        "Vu l'arrêté ministériel du 3 février 2025 relatif aux clubs de voile ;\n\nARRÊTE\n\n"
        "Article 1er : La rue est fermée.\n\nFait à Val-sur-Ornette, le 5 juin 2025\n\nLe maire,\nPaul MARTINET\n"
    )
    assert told(only(text, "dates")) == [[[("act.number_year", 2025, 2025)]]]
