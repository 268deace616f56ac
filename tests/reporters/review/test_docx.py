from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import docx
import pytest

from actcheck.reporters.review.sheet import VERDICTS


def opened(content: bytes):
    return docx.Document(BytesIO(content))


def test_it_says_what_the_sheets_say(written, act):
    document = opened(written("docx", act))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    said = "\n".join(paragraphs)
    assert paragraphs[0] == "Rapport d'examen"
    for finding in act.findings:
        assert finding.message.fr in said
        assert f"À faire : {finding.help.fr}" in said
    for line in act.document.original.splitlines():
        if line.strip():
            assert line.strip() in re.sub(r"\[\d+\]", "", said)
    heads = [row.cells[0].text for table in document.tables for row in table.rows[:1]]
    assert "Résultat" in heads


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_rule_is_there_with_its_verdict(written, act, language):
    document = opened(written("docx", act, language=language))
    (table,) = [t for t in document.tables if t.rows[0].cells[0].text in ("Résultat", "Result")]
    told = {rule: verdict for verdict, rule, _ in ([t.text for t in row.iter("{*}t")] for row in table._tbl.tr_lst[1:])}
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    for heading, following in pairwise(paragraphs):
        if named := re.fullmatch(r"(conforme|sans objet|conforming|not applicable) \(\d+\)", heading):
            told |= {each.split()[0]: named[1] for each in following.split(" · ")}
    names = {
        "fr": ("en faute", "indéterminé", "conforme", "sans objet"),
        "en": ("at fault", "undetermined", "conforming", "not applicable"),
    }[language]
    assert told == {v.rule: names[VERDICTS.index(v.verdict)] for v in act.verdicts}


def test_each_link_leads_to_a_bookmark(written, act, hostile):
    content = ZipFile(BytesIO(written("docx", act, hostile))).read("word/document.xml").decode()
    links = set(re.findall(r'<w:hyperlink w:anchor="([^"]+)"', content))
    marks = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', content)
    assert len(links) > 5
    assert len(marks) == len(set(marks))
    assert links <= set(marks)
    assert all(len(mark) <= 40 for mark in marks)


def test_what_xml_cannot_hold_is_shown_by_its_code(written, hostile, checked_act):
    said = "\n".join(paragraph.text for paragraph in opened(written("docx", hostile)).paragraphs)
    assert "<script>alert(1)</script> ]]> {{7*7}} \\x0b\\x1b[31m\\u202e" in said
    assert "\\udc80" in "\n".join(p.text for p in opened(written("docx", checked_act("Tarif \udc80\n"))).paragraphs)


def test_each_act_begins_on_a_page(written, act):
    document = opened(written("docx", act, act))
    assert sum(bool(p.paragraph_format.page_break_before) for p in document.paragraphs) == 2
