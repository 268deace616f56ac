"""The HTML report as a file; test_browser.py opens it."""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
import re
import zlib
from dataclasses import replace

import pytest
from lxml import html as parser

from actcheck.configuration.suppression import Suppressed
from actcheck.reporters.review import html
from actcheck.reporters.review.pages import act_text
from actcheck.reporters.review.words import Words, words_in


def parsed(page: str):
    return parser.document_fromstring(page)


def script(page, name: str):
    return json.loads(page.get_element_by_id(name).text)


def test_nothing_is_fetched_and_no_script_but_its_own_runs(act, written):
    page = parsed(written("html", act))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    (code,) = (each.text for each in page.xpath("//script[not(@type)]"))
    (style,) = (each.text for each in page.xpath("//style"))
    for content in (code, style):
        assert f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'" in policy
    assert page.xpath("//@src") == []
    assert [link for link in page.xpath("//@href") if not link.startswith(("#", "data:,"))] == []
    assert page.xpath("//*[@style or @onclick]") == []


@pytest.mark.parametrize("most", [0, 25])
def test_every_link_leads_somewhere_in_the_page(act, hostile, written, monkeypatch, most):
    monkeypatch.setattr(html, "MOST_UNPACKED", most)
    written_page = written("html", act, hostile)

    def unpacked(match):
        return zlib.decompress(base64.b64decode(match[1])).decode()

    whole = re.sub(r'<script type="text/plain" class="packed">([^<]*)</script>', unpacked, written_page)
    assert ("packed" in re.sub(r"<script>.*?</script>", "", written_page, flags=re.DOTALL)) is (most == 0)
    page = parsed(whole)
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    links = {link[1:] for link in page.xpath("//a/@href")}
    assert len(links) > 20
    assert links - set(names) - {"overview"} == set()


def test_the_findings_are_there_with_their_law_in_french_and_in_english(act, written):
    for language in ("fr", "en"):
        page = parsed(written("html", act, language=language))
        assert page.get("lang") == language
        remarks = page.xpath("//li[contains(@class, 'remark ')]")
        numbered = sorted(remarks, key=lambda each: int(each.get("id").split("-f")[1]))
        assert [each.get("data-rule") for each in numbered] == [f.rule for f in act.findings]
        for each, finding in zip(numbered, act.findings, strict=True):
            said = " ".join(each.text_content().replace("\xa0", " ").split())
            assert " ".join(finding.message.in_language(language).split()) in said
            assert " ".join(finding.help.in_language(language).split()) in said
            for basis in finding.basis:
                assert " ".join(basis.says.replace("\xa0", " ").split()) in said


def test_the_text_of_the_act_is_there_line_by_line(act, written):
    page = parsed(written("html", act))
    lines = {int(line.get("data-n")): line for line in page.xpath("//div[@data-n]")}
    for number, line in lines.items():
        for badge in line.xpath(".//a[contains(@class, 'n ')]"):
            badge.text = ""
        assert line.text_content() == act.document.line_text(number)
    assert len(lines) == sum(bool(line.strip()) for line in act.document.original.splitlines())


def test_what_a_text_holds_is_never_markup(hostile, written):
    page = written("html", hostile, failures=[("<b>.txt", "</script><script>alert(1)</script>")])
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "\x1b" not in page
    document = parsed(page)
    assert len(document.xpath("//script[not(@type)]")) == 1
    (line,) = document.xpath("//div[@data-n='1']")
    for badge in line.xpath(".//a"):
        badge.text = ""
    said = line.text_content()
    assert "<script>alert(1)</script> ]]> {{7*7}}" in said
    assert "U+202E" in said
    assert "49" not in said


def test_what_cannot_be_seen_is_shown_by_its_code():
    shown = act_text("a\u202eb\u200bc\xadd\x07<\t\ne")
    assert str(shown).replace('<span class="unseen">', "[").replace("</span>", "]") == (
        "a[U+202E]b[U+200B]c[U+00AD]d[U+0007]&lt;\t\ne"
    )


def test_a_lone_surrogate_can_be_written(checked_act, written):
    page = written("html", checked_act("OBJET : Tarif \udc80 de la salle\n", "a\udc80.txt"))
    assert "U+DC80" in page.encode("utf-8").decode("utf-8")


def test_the_index_knows_each_finding_and_each_verdict(act, written):
    index = script(parsed(written("html", act)), "index")
    (entry,) = index["acts"]
    assert entry["digest"] == hashlib.sha256(act.document.original.encode()).hexdigest()
    assert [(each["rule"], each["span"]) for each in entry["findings"]] == [
        (finding.rule, list(finding.place.span)) for finding in act.findings
    ]
    assert len(entry["verdicts"]) == len(index["rules"]) == len({v.rule for v in act.verdicts})
    assert set(entry["verdicts"]) <= set("fucn")


def test_the_day_is_said_where_it_is_given(act, written):
    day = datetime.date(2025, 3, 1)
    assert "Établi le 1er mars 2025" in written("html", act, day=day)
    assert "Établi le" not in written("html", act)
    assert "Made on 1 March 2025" in written("html", act, language="en", day=day)


def test_what_was_not_read_is_listed(act, written):
    page = parsed(written("html", act, failures=[("b.pdf", "fichier illisible")]))
    (table,) = page.xpath("//table[@class='failures']")
    assert [cell.text_content() for cell in table.xpath(".//td")] == ["b.pdf", "fichier illisible"]


def test_the_same_texts_give_the_same_report(act, written):
    assert written("html", act) == written("html", act)


def test_every_phrase_has_both_languages_and_no_word_is_missing():
    tables = Words("fr")._words
    for table in tables.values():
        for key, entry in table.items():
            assert set(entry) == {"fr", "en"}, key
    phrases = tables["phrases"]
    assert all(phrases[key]["fr"].count("|") == phrases[key]["en"].count("|") for key in phrases)


def test_numbers_and_their_words_agree():
    french, english = words_in("fr"), words_in("en")
    assert [french.counted("findings", n) for n in (0, 1, 2)] == ["0 constat", "1 constat", "2 constats"]
    assert [english.counted("findings", n) for n in (0, 1, 2)] == ["0 findings", "1 finding", "2 findings"]


def test_every_family_of_rules_has_a_name():
    from actcheck.pipeline import standard_rules

    names = words_in("fr")._words["families"]
    assert {rule.family for rule in standard_rules()} - set(names) == set()


def test_a_file_that_sets_findings_aside_has_its_sheet(act, written):
    side = replace(act, path="a.actcheck.toml", is_act=False, verdicts=())
    page = parsed(written("html", act, side))
    sheet = page.get_element_by_id("a2")
    assert "Fichier de mises à l'écart" in sheet.text_content()
    assert sheet.xpath(".//dl") == []
    assert len(sheet.xpath(".//li[@data-rule]")) == len(act.findings)
    assert parsed(written("html", act, side)).xpath("//ul[@class='counts']//b/text()")[0] == "1"


def test_what_the_configuration_sets_aside_is_shown_with_its_reason(act, written):
    first, *others = act.findings
    aside = Suppressed(first, "suppression", "Vu avec le <service>.", "a.txt.actcheck.toml:1")
    known = Suppressed(first, "baseline", "", "baseline.json")
    page = parsed(written("html", replace(act, findings=tuple(others), suppressed=(aside, known))))
    reasons = [reason.text_content() for reason in page.xpath("//*[@class='reason']")]
    assert reasons == ["Vu avec le <service>. (a.txt.actcheck.toml:1)", "déjà connu (baseline.json)"]


def test_no_act_at_all_makes_a_report_that_says_so(written):
    page = parsed(written("html", failures=[("a.txt", "fichier vide")]))
    assert page.xpath("//ul[@class='counts']//b/text()") == ["0", "0", "0", "0"]
    assert page.xpath("//svg") == []
