from __future__ import annotations

from dataclasses import replace

from actcheck.findings import RuleVerdict, Verdict
from actcheck.reporters.review.overview import overview
from actcheck.reporters.review.words import words_in


def test_the_identity_is_what_facts_say(act, sheet_of):
    made = sheet_of(act)
    assert (made.kind, made.reference, made.title, made.day) == (
        "délibération",
        "2025-12",
        "Tarifs de la salle",
        "17 mars 2025",
    )
    assert made.assembly == "commission permanente"
    assert sheet_of(act, "en").assembly == "standing committee"


def test_findings_keep_their_order_and_are_grouped_as_a_jurist_examines(act, sheet_of):
    made = sheet_of(act)
    assert [remark.rule for remark in made.remarks] == [finding.rule for finding in act.findings]
    grouped = [
        (chapter.name, ground, [r.rule for r in remarks])
        for chapter in made.chapters
        for ground, remarks in chapter.grounds
    ]
    assert ("external", "procedure", ["VOT001"]) in grouped
    assert [chapter.name for chapter in made.chapters] == ["external", "drafting"]
    assert sorted(rule for _, _, found in grouped for rule in found) == sorted(f.rule for f in act.findings)


def test_a_finding_has_its_article_its_words_its_places_and_what_to_do(act, sheet_of):
    (remark,) = [r for r in sheet_of(act).remarks if r.rule == "VOT001"]
    assert remark.articles[0].name == "CGCT L. 3121-16 (en vigueur depuis le 22 mars 2015)"
    assert "délégation de vote" in remark.articles[0].says
    assert [(p.quote, p.line) for p in remark.passages] == [("4", 15), ("Étaient présents :", 6), ("Excusé :", 7)]
    assert remark.passages[0].anchor == f"a1-m{remark.number}-0"
    assert remark.help.startswith("Indiquer, pour chaque membre représenté")


def test_every_fact_has_its_place(act, sheet_of):
    made = sheet_of(act)
    facts = {(group.name, fact.label): fact for group in made.facts for fact in group.facts}
    present = facts["Présences", "membres présents"]
    assert (present.value, present.line) == ("3", 6)
    anchors = {anchor for line in made.lines for piece in line.pieces for anchor, _ in piece.anchors}
    assert {fact.anchor for group in made.facts for fact in group.facts} <= anchors


def test_rules_have_one_verdict_each_and_say_what_is_missing(act, sheet_of):
    made = sheet_of(act)
    assert len(made.rules) == len({v.rule for v in act.verdicts})
    results = {result.rule: result for result in made.rules}
    assert results["VOT001"].verdict is Verdict.FAULTY
    assert results["DAT006"].verdict is Verdict.UNDETERMINED
    assert [(m.label, m.reason) for m in results["DAT006"].missing] == [("date de la convocation", "non trouvé")]
    assert results["DAT006"].acts == ()


def test_of_several_acts_the_verdict_that_matters_most_is_shown_with_their_numbers(act, sheet_of):
    twice = replace(
        act, verdicts=(*act.verdicts, *(RuleVerdict(v.rule, v.name, Verdict.CONFORMING, v.act) for v in act.verdicts))
    )
    results = {result.rule: result for result in sheet_of(twice).rules}
    assert results["VOT001"].verdict is Verdict.FAULTY
    assert results["VOT001"].acts == ((Verdict.FAULTY, 1), (Verdict.CONFORMING, 1))


def test_the_first_page_puts_first_what_matters_most(act, checked_act, sheet_of):
    clean = checked_act("Rien.", "b.txt")
    made = overview([sheet_of(act), sheet_of(clean, number=2)], words_in("fr"))
    assert made.acts == 2
    assert made.states == {"at_fault": 1, "to_check": 0, "clear": 1}
    ranks = [(fault.remark.severity.rank, not fault.remark.likely) for fault in made.faults]
    assert ranks == sorted(ranks, reverse=True)
    assert made.faults[0].remark.rule == "DAT001"
    assert sum(bar.times for bar in made.chart.bars) == len(act.findings)
    assert sum(made.verdicts.values()) == len({v.rule for v in act.verdicts}) * 2


def test_a_long_title_is_cut_in_headings(checked_act, sheet_of):
    made = replace(sheet_of(checked_act("Rien.")), title="mot " * 100)
    assert len(made.heading) == 240
    assert made.heading.endswith("…")


def test_a_fact_that_two_places_state_otherwise_is_said_with_its_places(checked_act, sheet_of):
    text = (
        "COMMUNE DE VALMORON\nDÉLIBÉRATION DU CONSEIL MUNICIPAL\nSéance du 17 mars 2025\nEn exercice : 19\n"
        "Présents : 5\nÉtaient présents : M. Jean MARTEL, Mme Anne BRISSON.\n"
    )
    made = sheet_of(checked_act(text))
    missing = {m.label: m for result in made.rules for m in result.missing}
    assert missing["membres présents"].reason == "deux valeurs qui diffèrent"
    assert [passage.line for passage in missing["membres présents"].passages] == [5, 6]
