"""Rules that a file decides alone: a visa, a section, words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest

from actcheck import pipeline
from actcheck.errors import RuleFileError
from actcheck.rules import apply
from actcheck.rules.act_text import ActText
from actcheck.rules.declared import SECTIONS
from actcheck.rules.model import Section

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from actcheck.facts import Facts
    from actcheck.rules import Rule

ACT = """COMMUNE DE VAL-SUR-ORNETTE

DÉLIBÉRATION DU CONSEIL MUNICIPAL

Séance du 17 mars 2025

Objet : Convention avec Les Amis du canal

Présents : M. Paul MARTINET, Mme Anne BRISSON, M. Jean LENOIR.

{visas}

Le conseil municipal, après en avoir délibéré,

DÉCIDE :

Article 1 : La convention est approuvée.

Article 2 : Le maire et/ou son adjoint la signe.

Pour : 3 voix Contre : 0 voix Abstention : 0 voix

{after}
"""
VISAS = (
    "Vu le code général des collectivités territoriales, notamment ses articles L. 2121-29"
    " et L. 1612-12 à L. 1612-15 ;\n"
    "Vu la loi n° 2015-991 du 7 août 2015 portant nouvelle organisation territoriale de la République ;\n"
    "Vu la délibération n° 2021-175 du 1er juillet 2021 ;"
)
TITLE = "Convention avec Les Amis du canal"


def act(visas: str = VISAS, after: str = "") -> str:
    return ACT.format(visas=visas, after=after)


@pytest.fixture
def rule(content: dict[str, Any], make_rule: Callable[..., Rule]) -> Callable[..., Rule]:
    """A rule on any act with one of the keys that need no check."""
    del content["require"]
    del content["labels"]
    plain = {"basis": [], "usage": True, "applies_to": ["any"], "message": {"fr": "Faute.", "en": "Fault."}}
    return lambda **keys: make_rule(**(plain | keys))


def said(rule: Rule, text: str) -> tuple[str, list[str]]:
    """The verdict, and the words of each finding's place."""
    report = pipeline.check(text, [rule])
    (verdict,) = {each.verdict.value for each in report.verdicts}
    return verdict, [text[slice(*finding.place.span)] for finding in report.findings]


@pytest.mark.parametrize(
    "wanted",
    [
        {"code": "CGCT"},
        {"code": "Code général des collectivités territoriales"},
        {"article": "CGCT L2121-29"},
        {"article": "cgct L. 2121-29"},
        {"article": "CGCT L1612-13"},
        {"text": "LOI 2015-991"},
        {"text": "LOI 2015-08-07"},
        {"act": "2021-175"},
        {"act": "2021-07-01"},
        [{"code": "CCP"}, {"code": "CGCT"}],
    ],
)
def test_a_visa_that_is_there(wanted: Any, rule: Callable[..., Rule]) -> None:
    assert said(rule(require_citation=wanted), act()) == ("conforming", [])


@pytest.mark.parametrize(
    "wanted",
    [
        {"code": "CCP"},
        {"article": "CGCT L2121-30"},
        {"article": "CGCT L1612-16"},
        {"article": "CGCT R1612-13"},
        {"text": "DECRET 2015-991"},
        {"text": "LOI 2015-99"},
        {"act": "2021-17"},
        {"act": "2021-07-02"},
        [{"code": "CCP"}, {"act": "2021-176"}],
    ],
)
def test_a_visa_that_is_missing_is_a_fault_at_the_title(wanted: Any, rule: Callable[..., Rule]) -> None:
    assert said(rule(require_citation=wanted), act()) == ("faulty", [TITLE])


def test_et_suivants_may_hold_the_article(rule: Callable[..., Rule]) -> None:
    visa = "Vu le code général des collectivités territoriales, notamment ses articles L. 2121-29 et suivants ;"
    assert said(rule(require_citation={"article": "CGCT L2121-34"}), act(visa))[0] == "conforming"
    assert said(rule(require_citation={"article": "CGCT L2121-28"}), act(visa))[0] == "faulty"
    assert said(rule(require_citation={"article": "CGCT L2122-1"}), act(visa))[0] == "faulty"


def test_a_code_alone_is_not_its_article(rule: Callable[..., Rule]) -> None:
    visa = "Vu le code général des collectivités territoriales ;"
    assert said(rule(require_citation={"article": "CGCT L2121-29"}), act(visa)) == ("faulty", [TITLE])


def test_a_code_that_nobody_can_tell_may_be_the_one_wanted(rule: Callable[..., Rule]) -> None:
    visa = "Vu le code des embarcations fluviales, notamment son article L. 12-1 ;"
    assert said(rule(require_citation={"code": "CGCT"}), act(visa)) == ("undetermined", [])
    assert said(rule(require_citation={"act": "2021-175"}), act(visa)) == ("faulty", [TITLE])


def test_a_reference_in_an_annex_is_no_visa_of_the_act(rule: Callable[..., Rule]) -> None:
    annex = f"ANNEXE 1\n\nCONVENTION\n\n{VISAS}\n"
    assert said(rule(require_citation={"code": "CGCT"}), act("", annex))[0] == "faulty"


def test_every_section_of_a_rule_file_is_looked_for() -> None:
    assert set(SECTIONS) == set(get_args(Section))


@pytest.mark.parametrize("there", ["title", "attendance", "visas", "articles", "vote"])
def test_a_section_that_is_there(there: str, rule: Callable[..., Rule]) -> None:
    assert said(rule(require_section=there), act()) == ("conforming", [])


@pytest.mark.parametrize(
    "missing", sorted(set(get_args(Section)) - {"title", "attendance", "visas", "articles", "vote"})
)
def test_a_section_that_is_missing_is_a_fault_at_the_title(missing: str, rule: Callable[..., Rule]) -> None:
    assert said(rule(require_section=missing), act()) == ("faulty", [TITLE])


@pytest.mark.parametrize(
    ("section", "after"),
    [
        ("signature", "Fait à Val-sur-Ornette, le 17 mars 2025.\n\nLe Maire,\nPaul MARTINET"),
        ("remedies", "Cet acte peut faire l'objet d'un recours devant le tribunal administratif dans les deux mois."),
        ("attachments", "ANNEXE 1\n\nCONVENTION\n\nEntre les soussignés."),
    ],
)
def test_a_section_that_comes_after_the_vote(section: str, after: str, rule: Callable[..., Rule]) -> None:
    assert said(rule(require_section=section), act(after=after)) == ("conforming", [])


def test_without_title_or_number_the_first_line_is_shown(rule: Callable[..., Rule]) -> None:
    text = "\n  Pour : 4 voix\n\nContre : 0 voix\n"
    assert said(rule(require_section="signature"), text) == ("faulty", ["Pour : 4 voix"])


def test_words_to_avoid_are_shown_each_time(rule: Callable[..., Rule]) -> None:
    avoided = rule(forbid_text=["et/ou", {"pattern": r"article \d"}], message={"fr": "« {found} »", "en": "{found}"})
    report = pipeline.check(act(), [avoided])
    assert [finding.message.fr for finding in report.findings] == ["« Article 1 »", "« Article 2 »", "« et/ou »"]
    assert [act()[slice(*finding.place.span)] for finding in report.findings] == ["Article 1", "Article 2", "et/ou"]


def test_words_to_avoid_are_those_of_the_act_and_not_of_its_annexes(rule: Callable[..., Rule]) -> None:
    avoided = rule(forbid_text="sans délai")
    assert said(avoided, act(after="ANNEXE 1\n\nCONVENTION\n\nElle prend fin sans délai.")) == ("conforming", [])
    assert said(avoided, act(after="Elle prend fin sans délai.")) == ("faulty", ["sans délai"])


def test_words_required_may_stand_in_what_follows_the_act(rule: Callable[..., Rule]) -> None:
    required = rule(require_text=["télérecours citoyens", {"pattern": r"recours n° \d{1,4}"}])
    assert said(required, act()) == ("faulty", [TITLE])
    assert said(required, act(after="ANNEXE 1\n\nCONVENTION\n\nVoir Télérecours\ncitoyens.")) == ("conforming", [])
    assert said(required, act("Vu le recours n° 12 ;")) == ("conforming", [])


def test_without_the_text_words_are_undetermined(rule: Callable[..., Rule], facts: Facts) -> None:
    verdict, findings = apply(rule(forbid_text="et/ou"), facts)
    assert (verdict.verdict, verdict.missing, findings) == ("undetermined", ("text",), ())


def test_each_act_of_a_text_is_searched_by_itself(rule: Callable[..., Rule]) -> None:
    two = act() + "\n\n" + act().replace("et/ou", "ou")
    report = pipeline.check(two, [rule(forbid_text="et/ou")])
    assert [each.verdict.value for each in report.verdicts] == ["faulty", "conforming"]
    assert len(report.findings) == 1


@pytest.mark.parametrize(
    ("keys", "what", "hint"),
    [
        ({"require_citation": {"code": "CGCX"}}, "require_citation.code : code inconnu ou ambigu « CGCX »", "CGCT"),
        ({"require_citation": [{"code": "CGCT"}, {"code": "CE"}]}, "require_citation[2].code : code inconnu", "C"),
        ({"require_citation": {"article": "L2121-29"}}, "require_citation.article : « L2121-29 »", ""),
        ({"require_citation": {"text": "loi 2015-991"}}, "require_citation.text : « loi 2015-991 »", "LOI"),
        ({"require_citation": {"codes": "CGCT"}}, "require_citation : clé inconnue « codes »", "code, article"),
        ({"require_citation": {"code": "CGCT", "act": "1"}}, "one key, and one only", ""),
        ({"require_citation": [{"code": "CGCT"}, {}]}, "require_citation[2] : une clé", ""),
        ({"require_citation": {}}, "one key, and one only", ""),
        ({"require_citation": []}, "require_citation : ne peut être vide", ""),
        (
            {"require_citation": 3},
            "require_citation : attendu / expected : clés et valeurs / keys and values, liste",
            "",
        ),
        ({"require_section": "sign"}, "require_section : « sign » n'est pas permis", "signature"),
        ({"forbid_text": 12}, "forbid_text : attendu / expected : texte / text, clés et valeurs", ""),
        ({"forbid_text": " "}, "forbid_text : texte vide", ""),
        ({"forbid_text": ["a", {"pattern": "a*"}]}, "forbid_text[2] : le motif « a* »", "{0,20}"),
        ({"forbid_text": {"patern": "a"}}, "forbid_text : clé inconnue « patern »", "pattern"),
        ({"require_text": "a", "forbid_text": "b"}, "one of these keys only : require_text, forbid_text", ""),
        ({"require_text": "a", "message": {"fr": "{found}", "en": "x"}}, "« {found} »", ""),
        ({"forbid_text": "a", "message": {"fr": "{voting.total}", "en": "x"}}, "« {voting.total} »", "found"),
        ({"forbid_text": "a", "notes": {"one": {"fr": "x", "en": "x"}}}, "notes :", ""),
        ({"forbid_text": "a", "labels": {"one": {"fr": "x", "en": "x"}}}, "labels :", ""),
    ],
)
def test_a_wrong_key_is_refused_with_its_line(
    keys: dict[str, Any], what: str, hint: str, rule: Callable[..., Rule], rules_folder: Path
) -> None:
    with pytest.raises(RuleFileError) as caught:
        rule(**keys)
    assert what in caught.value.what
    assert hint in str(caught.value.hint or "")
    assert "\n" not in str(caught.value)
    assert str(caught.value.where).startswith(str(rules_folder / "voting" / "too-many-votes.yaml"))


def test_the_line_of_the_one_that_is_wrong_is_given(rule: Callable[..., Rule], rules_folder: Path) -> None:
    with pytest.raises(RuleFileError) as caught:
        rule(require_citation=[{"code": "CGCT"}, {"code": "CGCX"}])
    path, _, line = str(caught.value.where).rpartition(":")
    assert (rules_folder / "voting" / "too-many-votes.yaml").samefile(path)
    with open(path, encoding="utf-8") as file:
        assert file.read().splitlines()[int(line) - 1] == "- code: CGCX"


def test_a_text_is_not_searched_unless_a_rule_asks(rule: Callable[..., Rule], monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[str] = []
    monkeypatch.setattr(ActText, "_search", lambda _, expression: searches.append(expression) or ())
    pipeline.check(act(), [rule(require_section="vote"), rule(require_citation={"code": "CGCT"})])
    assert searches == []
    pipeline.check(act() + "\n\n" + act(), [rule(forbid_text="et/ou"), rule(require_text="et/ou")])
    assert len(searches) == 1
