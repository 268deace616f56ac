"""The two real dossiers the project began with: what they state, what must be said of them, and what must not."""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest

from actcheck import pipeline
from actcheck.findings import Confidence, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from actcheck.facts import Facts
    from actcheck.facts.model import Fact
    from actcheck.findings import Finding

pytestmark = pytest.mark.seeds

# By the first figures of their file names.
ACTS = ("000", "004")
ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION


@pytest.fixture(scope="session")
def texts(seeds: dict[str, str]) -> dict[str, str]:
    return {stem[:3]: text for stem, text in seeds.items()}


@pytest.fixture(scope="session")
def facts(texts: dict[str, str]) -> dict[str, Facts]:
    stated = {act: pipeline.read_facts(text) for act, text in texts.items()}
    assert {act: len(acts) for act, acts in stated.items()} == dict.fromkeys(ACTS, 1)
    return {act: acts[0] for act, acts in stated.items()}


@pytest.fixture(scope="session")
def findings(texts: dict[str, str]) -> dict[str, tuple[Finding, ...]]:
    return {act: pipeline.check(text).findings for act, text in texts.items()}


@pytest.fixture(scope="session")
def references(real_acts: Path) -> list[dict[str, str]]:
    with (real_acts / "seeds" / "references.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t"))


def day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)


def value(fact: Fact | None) -> object:
    return None if fact is None else fact.value


# --- what the acts state ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("act.kind", "deliberation", "deliberation"),
        ("act.number_year", 2025, 2024),
        ("authority.kind", "departement", "departement"),
        ("authority.assembly", "standing_committee", "standing_committee"),
        ("sitting.date", day("2025-03-17"), day("2024-12-09")),
        ("signature.date", day("2025-03-17"), day("2024-12-09")),
        ("report.sitting_date", day("2025-03-17"), day("2024-12-09")),
        ("sitting.secretary", "Emmanuelle LEVEUGLE", "Marie-Line PLOUVIEZ"),
        ("attendance.members_in_office", None, None),
        ("attendance.present", 36, 39),
        ("attendance.present_stated", None, None),
        ("attendance.present_listed", 36, 39),
        ("attendance.excused", 8, 5),
        ("attendance.without_vote", 4, 4),
        ("attendance.proxies", 0, 0),
        ("voting.votes_for", 44, 44),
        ("voting.votes_against", 0, 0),
        ("voting.abstentions", 0, 0),
        ("voting.total", 44, 44),
        ("voting.outcome", "adopted", "adopted"),
        ("voting.by_groups", True, True),
        ("voting.unanimous", None, None),
        ("report.cited", True, True),
        ("report.annexed", True, True),
        ("report.present", True, True),
        ("attachments.present", 1, 1),
        ("amendment.decided", True, True),
        ("amendment.number", None, 2),
        ("amendment.amending_clause", None, True),
        ("amendment.signature_blank", True, True),
        ("amendment.signed_on", None, None),
        ("amendment.originals", 2, 3),
    ],
)
def test_stated(facts: dict[str, Facts], name: str, first: object, second: object) -> None:
    group, field = name.split(".")
    assert [value(getattr(getattr(facts[act], group), field)) for act in ACTS] == [first, second]


def test_numbers_and_chair(facts: dict[str, Facts]) -> None:
    numbers = [str(value(facts[act].act.number)) for act in ACTS]
    assert [number.lstrip("N°") for number in numbers] == ["2025-53", "2024-584"]
    assert str(value(facts["000"].report.number)).lstrip("N°") == "17"
    assert {str(value(facts[act].sitting.chair)).upper() for act in ACTS} == {"JEAN-CLAUDE LEROY"}


@pytest.mark.parametrize(
    ("status", "first", "second"),
    [("present", 36, 39), ("excused", 8, 5), ("present_without_vote", 1, 2), ("excused_without_vote", 3, 2)],
)
def test_lists_of_names(facts: dict[str, Facts], status: str, first: int, second: int) -> None:
    assert [sum(m.status == status for m in facts[act].attendance.members) for act in ACTS] == [first, second]


def test_every_member_is_named_once(facts: dict[str, Facts]) -> None:
    for act in ACTS:
        assert Counter(member.key for member in facts[act].attendance.members).most_common(1)[0][1] == 1


def test_the_report_has_the_title_of_the_act(facts: dict[str, Facts]) -> None:
    for act in ACTS:
        assert value(facts[act].act.title) == value(facts[act].report.title)
    assert str(value(facts["000"].act.title)).startswith("AVENANT AU BULLETIN D'ADHÉSION - TABLEAU DE BORD")
    assert str(value(facts["004"].act.title)).endswith("PROLONGEANT LA CONVENTION JUSQU'AU 31/12/2025")


@pytest.mark.parametrize(("act", "held_on"), [("000", "2025-03-03"), ("004", "2024-11-25")])
def test_opinion_is_the_same_in_visa_and_report(facts: dict[str, Facts], act: str, held_on: str) -> None:
    opinions = [(o.part, o.committee_number, o.committee_key, o.date) for o in facts[act].opinions]
    committee = ("2", "HUMAINES SOLIDARITES", day(held_on))
    assert opinions == [("deliberation", *committee), ("report", *committee)]


def test_chain_of_the_agreement(facts: dict[str, Facts]) -> None:
    chain = facts["004"].amendment
    assert value(chain.agreement_date) == day("2023-09-26")
    assert value(chain.effect_date) == day("2023-01-01")
    assert [term.value for term in chain.old_terms] == [day("2024-06-30"), day("2024-12-31"), day("2024-12-31")]
    assert value(chain.old_term) == day("2024-12-31")
    assert value(chain.previous_cited) is True
    assert value(chain.previous_date) == day("2024-06-30")
    assert value(chain.new_term) == day("2025-12-31")
    assert {term.value for term in chain.term_dates} == {day("2025-12-31")}
    assert {fact.value for fact in chain.numbers} == {2}
    assert [fact.value for fact in (*chain.announced_articles, *chain.replaced_articles)] == ["7", "7"]
    assert value(chain.parties) == 2


def test_siret(facts: dict[str, Facts]) -> None:
    assert {siret.value.replace(" ", "") for siret in facts["000"].sirets} == {"22620001200012"}
    assert facts["004"].sirets == ()


def test_a_visa_over_a_page_break_is_one(texts: dict[str, str], facts: dict[str, Facts]) -> None:
    visas = [texts["004"][slice(*citation.span)] for citation in facts["004"].citations]
    assert len(visas) == 10
    assert [visa for visa in visas if "Agir avec" in visa] == [
        visa for visa in visas if "Pacte des solidarités" in visa
    ]
    assert sum("Agir avec" in visa for visa in visas) == 1


# --- every reference ----------------------------------------------------------------------------


def stated_in(references: list[dict[str, str]], kind: str) -> list[tuple[str, dict[str, str]]]:
    return [(row["act"], row) for row in references if row["kind"] == kind]


def test_every_article(facts: dict[str, Facts], references: list[dict[str, str]]) -> None:
    expected = Counter(
        (act, row["what"] + (" ETSEQ" if row["detail"] == "et suivants" else ""))
        for act, row in stated_in(references, "article")
    )
    assert expected.total() == 20
    assert Counter((act, r.canonical) for act in ACTS for r in facts[act].references if r.article) == expected


def test_every_mention_of_a_code(facts: dict[str, Facts], references: list[dict[str, str]]) -> None:
    mentions = {(act, r.code_span, r.code) for act in ACTS for r in facts[act].references if r.nature == "code"}
    assert len(mentions) == 8
    named = {(act, row["what"].split()[0]) for act, row in stated_in(references, "article")}
    assert {(act, code) for act, _, code in mentions} == named
    assert all(r.article for act in ACTS for r in facts[act].references if r.nature == "code")


def test_every_deliberation(facts: dict[str, Facts], references: list[dict[str, str]]) -> None:
    expected = Counter(
        (act, row["what"] or None, day(row["detail"])) for act, row in stated_in(references, "deliberation")
    )
    assert expected.total() == 12
    assert Counter((act, c.number, c.date) for act in ACTS for c in facts[act].cited_acts) == expected


def test_who_passed_the_cited_acts(facts: dict[str, Facts], references: list[dict[str, str]]) -> None:
    expected = Counter(
        (act, row["what"], row["note"].lower()) for act, row in stated_in(references, "deliberation") if row["what"]
    )
    read = Counter((act, c.number, (c.body or "").lower()) for act in ACTS for c in facts[act].cited_acts if c.number)
    assert read == expected


def test_every_dated_agreement(facts: dict[str, Facts], references: list[dict[str, str]]) -> None:
    expected = Counter((act, "agreement", day(row["detail"])) for act, row in stated_in(references, "convention"))
    expected.update((act, "amendment", day(row["detail"])) for act, row in stated_in(references, "avenant"))
    assert expected.total() == 4
    assert Counter((act, a.nature, a.date) for act in ACTS for a in facts[act].agreements if a.date) == expected


# --- what must be said, and what must not ---------------------------------------------------------


class Said(NamedTuple):
    """A finding that must be there.

    :param at: the words of the act that it points at.
    :param line: the line on which they stand.
    :param figures: what the message must hold, in French.
    """

    act: str
    name: str
    severity: Severity
    at: str
    line: int
    figures: tuple[str, ...] = ()
    confidence: Confidence = Confidence.CERTAIN


UNEXPLAINED = "votes-unexplained-by-attendance"
MUST_BE_SAID = [
    Said("000", UNEXPLAINED, WARNING, "44", 57, ("44", "36", "8", "L. 3121-16")),
    Said("000", "malformed-reference", WARNING, "L.262- 25", 33, ("L.262- 25",)),
    Said("000", "amendment-without-number", WARNING, "AVENANT", 24, confidence=Confidence.LIKELY),
    Said("000", "acts-out-of-date-order", INFORMATION, "12/12/2022", 39, ("12 décembre 2022", "25 septembre 2023")),
    Said("000", "vote-by-groups-without-figures", INFORMATION, "44", 57),
    Said("000", "members-in-office-not-stated", INFORMATION, "Étaient présents :", 16),
    Said("004", UNEXPLAINED, WARNING, "44", 66, ("44", "39", "5", "L. 3121-16")),
    Said("004", "reference-without-dot", INFORMATION, "L 223-5", 105, ("L 223-5",)),
    Said(
        "004",
        "signature-date-blank-near-term",
        WARNING,
        "le",
        135,
        ("9 décembre 2024", "31 décembre 2024", "à signer avant le 31 décembre 2024"),
        Confidence.LIKELY,
    ),
    Said("004", "effect-before-agreement", INFORMATION, "1<sup>er</sup> janvier 2023", 131, ("26 septembre 2023",)),
    Said("004", "originals-against-parties", INFORMATION, "en trois exemplaires originaux", 135, ("3", "2")),
    Said("004", "acts-out-of-date-order", INFORMATION, "03/07/2023", 48),
    Said("004", "vote-by-groups-without-figures", INFORMATION, "44", 66),
    Said("004", "members-in-office-not-stated", INFORMATION, "Étaient présents** :", 16),
]


@pytest.mark.parametrize("said", MUST_BE_SAID, ids=lambda said: f"{said.act}-{said.name}")
def test_must_be_said(texts: dict[str, str], findings: dict[str, tuple[Finding, ...]], said: Said) -> None:
    named = [finding for finding in findings[said.act] if finding.name == said.name]
    assert len(named) == 1
    finding, text = named[0], texts[said.act]
    start, end = finding.place.span
    assert text[start:end] == said.at
    assert text.count("\n", 0, start) + 1 == said.line
    assert (finding.severity, finding.confidence) == (said.severity, said.confidence)
    assert [figure for figure in said.figures if figure not in finding.message.fr] == []


def test_two_spellings_of_names_are_said(texts: dict[str, str], findings: dict[str, tuple[Finding, ...]]) -> None:
    text = texts["004"]
    said = [
        {text[slice(*place.span)].replace("\n", " ") for place in (finding.place, *finding.related)}
        for finding in findings["004"]
        if finding.severity is INFORMATION and finding.rule.startswith("IDN")
    ]
    assert any({"Pas-de-Calais", "Pas de Calais"} <= {quoted[-13:] for quoted in quotes} for quotes in said)


def test_articles_that_change_six_days_later_are_said(
    texts: dict[str, str], findings: dict[str, tuple[Finding, ...]]
) -> None:
    changed = [finding for finding in findings["004"] if finding.name == "article-changed-within-thirty-days"]
    text = texts["004"]
    assert [text[slice(*finding.place.span)] for finding in changed] == ["L.223-5", "L.223-8"]
    # The annex names them again.
    assert [[text[slice(*place.span)] for place in finding.related] for finding in changed] == [
        ["L 223-5"],
        ["L. 223-8"],
    ]
    for finding in changed:
        assert finding.severity is INFORMATION
        assert "15 décembre 2024, 6 jours après" in finding.message.fr


def test_the_law_says_nothing_else_of_what_is_cited(findings: dict[str, tuple[Finding, ...]]) -> None:
    behind = {f"CIT{number:03}" for number in range(13, 21)}
    said = Counter((act, f.name) for act in ACTS for f in findings[act] if f.rule in behind)
    assert said == {("004", "article-changed-within-thirty-days"): 2}


def test_the_arithmetic_of_the_votes(findings: dict[str, tuple[Finding, ...]]) -> None:
    for act in ACTS:
        finding = next(finding for finding in findings[act] if finding.name == UNEXPLAINED)
        assert any("L3121-16" in basis.article for basis in finding.basis)
        # Outcome unchanged, quorum reached by those present alone, and each holder to be named.
        assert "quorum" in finding.message.fr
        assert "résultat du vote est le même" in finding.message.fr
        assert finding.help.fr
        assert finding.help.en


def test_no_error_is_said(findings: dict[str, tuple[Finding, ...]]) -> None:
    assert [(act, f.name) for act in ACTS for f in findings[act] if f.severity is ERROR] == []


def test_no_other_warning_is_said(findings: dict[str, tuple[Finding, ...]]) -> None:
    """Nothing against the dates, the opinion, the secretary, the chair, the SIRET, the title or the chain."""
    warnings = Counter((act, f.name) for act in ACTS for f in findings[act] if f.severity is WARNING)
    assert warnings == Counter((said.act, said.name) for said in MUST_BE_SAID if said.severity is WARNING)


# Families of what is right in both acts: dates, sitting, committees, and the report.
RIGHT = {
    "000": {"SIT", "COM", "REF", "SIG", "CMP"},
    "004": {"SIT", "COM", "REF", "SIG", "CMP"},
}
# Of the families that have something to say, what must not be said.
MUST_NOT_BE_SAID = {
    "000": {"siret-key", "person-in-two-lists", "count-differs-from-list", "quorum-not-reached-standing-committee"},
    "004": {
        "decided-after-term",
        "new-term-before-sitting",
        "new-term-not-after-old",
        "terms-leave-a-gap",
        "term-stated-two-ways",
        "previous-amendment-not-cited",
        "amended-agreement-not-cited",
        "amended-article-differs",
        "amendment-number-differs",
        "amendment-without-number",
        "signature-after-term",
        "person-in-two-lists",
    },
}


@pytest.mark.parametrize("act", ACTS)
def test_must_not_be_said(findings: dict[str, tuple[Finding, ...]], act: str) -> None:
    names = {rule.name for rule in pipeline.standard_rules()}
    assert names >= MUST_NOT_BE_SAID[act]
    said = {finding.name for finding in findings[act]}
    assert said & MUST_NOT_BE_SAID[act] == set()
    assert [finding.name for finding in findings[act] if finding.rule[:3] in {*RIGHT[act], "DAT"}] == []


def test_every_finding_has_words_in_both_languages(findings: dict[str, tuple[Finding, ...]]) -> None:
    for finding in (*findings["000"], *findings["004"]):
        assert finding.message.fr
        assert finding.message.en
        assert finding.message.fr != finding.message.en
