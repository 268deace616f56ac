"""Diagnoses in words and in JSON."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

import actcheck.diagnosis
from actcheck import check, read_facts
from actcheck.diagnosis import Alternative, Correction, Diagnosis, Statement, diagnose
from actcheck.diagnosis.words import vocabulary
from actcheck.findings import Severity
from actcheck.reporters import CheckedText
from actcheck.reporters.diagnosis import beside, message, told_beside
from actcheck.reporters.diagnosis_record import record
from actcheck.reporters.json import file_record
from actcheck.reporters.text import TextReporter
from actcheck.source import Document, Span

ACT = """COMMUNE DE VAL-SUR-ORNETTE

EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL

Séance du 17 mars 2025

Sous la présidence de M. Paul MARTINET, maire.

En exercice : {office} Présents : 5 Votants : 5

Présents : M. Paul MARTINET, Mme Anne BRISSON, M. Jean LENOIR.

Absents excusés : M. Louis CARRON, Mme Odile FARGE.

Secrétaire de séance : Mme Anne BRISSON.

Le conseil municipal, après en avoir délibéré,

APPROUVE la convention avec l'association Les Amis du canal.
"""


def statement(fact: str, value: datetime.date | int | None, raw: str = "", at: int = 0) -> Statement:
    return Statement(fact=fact, span=Span(at, at + 1), value=value, raw=raw)


def corrected(*corrections: Correction) -> Diagnosis:
    """A diagnosis with one correction in each part."""
    return Diagnosis(subject="figures", parts=tuple((Alternative(corrections=(c,)),) for c in corrections))


def told(correction: Correction) -> tuple[str, str]:
    words = message(corrected(correction))
    assert words is not None
    return words.fr, words.en


LIST = statement("attendance.present_listed", 16)
DAY = datetime.date(2025, 3, 17)


@pytest.mark.parametrize(
    ("correction", "french", "english"),
    [
        (
            Correction(statement=statement("attendance.present_stated", 15), least=16, most=16, supports=((LIST,),)),
            "« Présents : 15 » devient 16, ce que dit aussi la liste des présents (noms : 16)",
            "“Present: 15” becomes 16, which the list of those present (names: 16) says too",
        ),
        (
            Correction(
                statement=statement("attendance.voters_stated", 31),
                least=13,
                most=13,
                supports=((LIST,), (statement("voting.votes_for", 13),)),
            ),
            "« Votants : 31 » devient 13, ce que disent aussi la liste des présents (noms : 16) et « Pour : 13 »",
            "“Voters: 31” becomes 13, which the list of those present (names: 16) and “For: 13” say too",
        ),
        (
            Correction(statement=statement("voting.votes_for", 31), least=0, most=13, supports=((LIST,),)),
            "« Pour : 31 » devient 13 au plus, d'après la liste des présents (noms : 16)",
            "“For: 31” becomes 13 at most, going by the list of those present (names: 16)",
        ),
        (
            Correction(statement=statement("attendance.members_in_office", 11), least=12),
            "« En exercice : 11 » devient 12 au moins",
            "“In office: 11” becomes 12 at least",
        ),
        (
            Correction(statement=LIST, least=13, most=14),
            "la liste des présents (noms : 16) en compte de 13 à 14",
            "the list of those present (names: 16) has from 13 to 14",
        ),
        (
            Correction(statement=statement("voting.group_total", 21), least=23, most=23),
            "la somme des voix des groupes (21) devient 23",
            "the sum of the votes of the groups (21) becomes 23",
        ),
        (
            Correction(statement=statement("voting.unanimous", 1), least=0, most=0),
            "« à l'unanimité » est corrigé",
            "“à l'unanimité” is corrected",
        ),
        (
            Correction(
                statement=statement("sitting.heading", None, "31 avril 2025"),
                least=datetime.date(2025, 5, 1),
                most=datetime.date(2025, 5, 1),
            ),
            "la date de l'en-tête (31 avril 2025) devient le 1er mai 2025",
            "the date of the heading (31 avril 2025) becomes 1 May 2025",
        ),
        (
            Correction(statement=statement("signature.date", datetime.date(2025, 3, 1)), least=DAY),
            "la date de signature (1er mars 2025) devient le 17 mars 2025 ou après",
            "the date of signature (1 March 2025) becomes 17 March 2025 or after",
        ),
        (
            Correction(
                statement=statement("cited_acts.date", DAY),
                least=datetime.date(2024, 1, 1),
                most=datetime.date(2024, 12, 31),
            ),
            "la date de l'acte cité (17 mars 2025) devient une date du 1er janvier 2024 au 31 décembre 2024",
            "the date of the act cited (17 March 2025) becomes a date from 1 January 2024 to 31 December 2024",
        ),
        (
            Correction(statement=statement("sitting.heading.weekday", 0), least=3, most=3),
            "le jour de la semaine de l'en-tête (lundi) devient jeudi",
            "the weekday of the heading (Monday) becomes Thursday",
        ),
        (
            Correction(
                statement=statement("sitting.heading", DAY),
                least=datetime.date(2025, 3, 25),
                supports=((statement("sitting.heading.weekday", 1), statement("notice.date", DAY)),),
            ),
            (
                "la date de l'en-tête (17 mars 2025) devient un mardi, d'après le jour de la semaine de l'en-tête "
                "(mardi) et la date de convocation (17 mars 2025)"
            ),
            (
                "the date of the heading (17 March 2025) becomes a Tuesday, going by the weekday of the heading "
                "(Tuesday) and the date of the notice (17 March 2025)"
            ),
        ),
        (
            Correction(
                statement=statement("sitting.heading", DAY),
                least=datetime.date(2024, 1, 2),
                most=datetime.date(2024, 12, 31),
                supports=((statement("sitting.heading.weekday", 1), statement("act.number_year", 2024)),),
            ),
            (
                "la date de l'en-tête (17 mars 2025) devient un mardi du 2 janvier 2024 au 31 décembre 2024, d'après "
                "le jour de la semaine de l'en-tête (mardi) et l'année du numéro de l'acte (2024)"
            ),
            (
                "the date of the heading (17 March 2025) becomes a Tuesday from 2 January 2024 to 31 December 2024, "
                "going by the weekday of the heading (Tuesday) and the year in the act's number (2024)"
            ),
        ),
        (
            Correction(statement=statement("act.number_year", 2024), least=2025, most=2025),
            "l'année du numéro de l'acte (2024) devient 2025",
            "the year in the act's number (2024) becomes 2025",
        ),
        (
            Correction(statement=statement("sitting.opening", DAY)),
            "la date d'ouverture de la séance (17 mars 2025) devient une autre date",
            "the date of the opening (17 March 2025) becomes another date",
        ),
    ],
)
def test_a_correction_in_words(correction, french, english):
    assert told(correction) == (f"tout s'accorde si {french}.", f"everything agrees if {english}.")


def test_a_tie_is_said_to_be_one():
    one = Correction(statement=statement("attendance.present_stated", 6), least=5, most=5, supports=((LIST,),))
    other = Correction(statement=statement("attendance.present_listed", 5), least=6, most=6)
    diagnosis = Diagnosis(
        subject="figures", parts=((Alternative(corrections=(one,)), Alternative(corrections=(other,))),)
    )
    words = message(diagnosis)
    assert words is not None
    assert words.fr == (
        "une correction suffit, mais l'acte ne dit pas laquelle : « Présents : 6 » devient 5, ou bien la liste des "
        "présents (noms : 5) en compte 6."
    )
    assert words.en == (
        "one correction is enough, but the act does not tell which: “Present: 6” becomes 5, or the list of those "
        "present (names: 5) has 6."
    )


def test_several_faults():
    one = Correction(statement=statement("attendance.present_stated", 6), least=5, most=5)
    other = Correction(statement=statement("voting.abstentions", 2), least=0, most=0)
    words = message(corrected(one, other))
    assert words is not None
    assert words.fr == "tout s'accorde si « Présents : 6 » devient 5, et si « Abstentions : 2 » devient 0."
    third = Correction(statement=statement("voting.votes_for", 4), least=3, most=3)
    parts = (
        (Alternative(corrections=(one,)),),
        (Alternative(corrections=(other,)), Alternative(corrections=(third,))),
    )
    unsure = message(Diagnosis(subject="figures", parts=parts))
    assert unsure is not None
    assert unsure.fr == (
        "une seule correction ne suffit pas ; l'acte ne dit pas lesquelles faire : « Présents : 6 » devient 5 ; "
        "« Abstentions : 2 » devient 0, ou bien « Pour : 4 » devient 3."
    )


def test_too_many_ways_are_not_told():
    alternatives = tuple(
        Alternative(corrections=(Correction(statement=statement("voting.votes_for", 9, at=n), least=n, most=n),))
        for n in range(5)
    )
    assert message(Diagnosis(subject="figures", parts=(alternatives,))) is None
    assert message(Diagnosis(subject="figures", parts=(alternatives[:4],))) is not None


def test_every_statement_has_words_of_a_form():
    words = vocabulary()
    assert {named.form for named in words.statements.values()} == set(words.forms)
    folder = Path(actcheck.diagnosis.__file__).parent
    written = "".join((folder / name).read_text(encoding="utf-8") for name in ("figures.py", "days.py"))
    stated = set(re.findall(r'(?:state|_stated|_day)\(\s*"([a-z_.]+)"', written))
    assert {"voting.votes_for", "sitting.date", "signature.date"} <= stated
    assert stated <= set(words.statements)
    dated = {name for name, named in words.statements.items() if named.form == "weekday"}
    assert {name.removesuffix(".weekday") for name in dated} <= set(words.statements)


def test_beside_the_finding_with_the_most_places_in_common():
    text = ACT.format(office=5)
    findings = check(text).findings
    diagnoses = diagnose(read_facts(text)[0])
    (finding,) = [f for f in findings if beside(f, findings, diagnoses)]
    assert finding.rule == "ATT001"
    assert beside(finding, findings, diagnoses) == list(diagnoses)
    assert told_beside(finding, findings, diagnoses) == [message(diagnoses[0])]
    assert beside(finding, findings, ()) == []
    elsewhere = finding.model_copy(update={"related": ()})
    assert beside(elsewhere, [elsewhere, finding], diagnoses) == []


def test_a_tie_between_all_that_the_finding_shows_is_not_told_again():
    text = ACT.format(office=9).replace("Votants : 5", "").replace("Mme Odile FARGE", "Mme Odile FARGE, M. Luc ESTRADE")
    findings = check(text).findings
    diagnoses = diagnose(read_facts(text)[0], ["figures"])
    (finding,) = [f for f in findings if beside(f, findings, diagnoses)]
    assert finding.rule == "ATT001"
    assert not diagnoses[0].determined
    assert told_beside(finding, findings, diagnoses) == []


def test_the_record_of_a_diagnosis():
    text = ACT.format(office=5)
    (diagnosis,) = diagnose(read_facts(text)[0], ["figures"])
    found = record(Document.from_text(text), diagnosis)
    assert found.determined
    assert found.message == message(diagnosis)
    ((((correction,),),),) = (found.parts,)
    assert (correction.least, correction.most) == (3, 3)
    stated, ((support,),) = correction.statement, correction.supports
    assert (stated.fact, stated.value, stated.line, stated.column) == ("attendance.present_stated", 5, 9, 28)
    assert (support.fact, support.value, support.line, support.column) == ("attendance.present_listed", 3, 11, 1)


def checked(text: str) -> CheckedText:
    report = check(text)
    return CheckedText(
        "acte.txt", Document.from_text(text), report.findings, report.verdicts, diagnoses=report.diagnoses
    )


def test_told_in_the_terminal_after_the_finding():
    lines = list(TextReporter(language="fr", least=Severity.INFORMATION).findings(checked(ACT.format(office=5))))
    told = [line for line in lines if "diagnostic" in line]
    sentence = "tout s'accorde si « Présents : 5 » devient 3, ce que dit aussi la liste des présents (noms : 3)."
    assert told == [f"   = diagnostic : {sentence}"]
    at = lines.index(told[0])
    assert "à faire" in lines[at - 1]
    assert "ATT001" in next(line for line in reversed(lines[:at]) if line.startswith("acte.txt"))


def test_given_with_the_finding_in_json():
    text = checked(ACT.format(office=5))
    findings = file_record(text, Severity.INFORMATION).findings
    with_diagnoses = {finding.rule: finding.diagnoses for finding in findings if finding.diagnoses}
    assert with_diagnoses == {"ATT001": (record(text.document, text.diagnoses[0]),)}


def test_nothing_is_searched_in_an_act_whose_figures_no_rule_contests(monkeypatch):
    def searched(*_):
        pytest.fail("a diagnosis was searched")

    monkeypatch.setattr("actcheck.diagnosis.search.diagnose", searched)
    assert (
        check(ACT.format(office=5).replace("Présents : 5", "Présents : 3").replace("Votants : 5", "")).diagnoses == ()
    )
