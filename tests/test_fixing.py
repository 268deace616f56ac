"""Fixes: what they change, what they must not, and the files they are written to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck import fixing, pipeline, readers
from actcheck.errors import InputError
from actcheck.findings import Confidence, Edit, Finding, Fix, Place, Severity, Words
from actcheck.pipeline import Report
from actcheck.rules import Engine, load
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from actcheck.rules import Rule

EXAMPLES = sorted(path for path in (Path(__file__).parents[1] / "examples").iterdir() if path.suffix in (".txt", ".md"))
ACT = """\
COMMUNE DE VAL-SUR-ORNETTE

DELIBERATION DU CONSEIL MUNICIPAL

SEANCE DU 17 MARS 2025

Vu le code général des collectivités territoriales, notamment ses articles L 2121-29 et L.2122- 21 ;

Après en avoir délibéré,

DECIDE :

Article unique : La convention est approuvée.
"""


def test_numbers_of_articles_are_written_as_legifrance_prints_them() -> None:
    fixed = fixing.fix(ACT)
    assert fixed.text == ACT.replace("L 2121-29 et L.2122- 21", "L. 2121-29 et L. 2122-21")
    assert [finding.name for finding in fixed.made] == ["reference-without-dot", "malformed-reference"]
    assert fixed.refused == ()


@pytest.mark.parametrize("act", EXAMPLES, ids=lambda path: path.stem)
def test_fixing_a_fixed_text_changes_nothing(act: Path) -> None:
    once = fixing.fix(act.read_text(encoding="utf-8")).text
    assert fixing.fix(once) == (once, (), fixing.fix(once).refused)


@pytest.fixture
def proposing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make the rules propose these edits, as long as the words to replace are there."""

    def propose(*replacements: tuple[str, str], safe: bool = True) -> None:
        def check(text: str, _rules: Sequence[object] | None = None) -> Report:
            return Report(findings=tuple(_finding(text, *pair, safe=safe) for pair in replacements if pair[0] in text))

        monkeypatch.setattr(pipeline, "check", check)

    return propose


def _finding(text: str, old: str, new: str, *, safe: bool) -> Finding:
    span = Span(text.index(old), text.index(old) + len(old))
    words = Words(fr="À corriger.", en="To be put right.")
    return Finding(
        rule="TYP999",
        name="to-be-put-right",
        severity=Severity.INFORMATION,
        confidence=Confidence.CERTAIN,
        message=words,
        help=words,
        place=Place(span=span),
        fix=Fix(edits=(Edit(span=span, replacement=new),), safe=safe),
    )


def test_a_safe_fix_that_changes_a_fact_is_refused_and_the_others_are_made(proposing: Callable[..., None]) -> None:
    proposing(("17 MARS 2025", "18 MARS 2025"), ("DECIDE :", "DÉCIDE :"))
    fixed = fixing.fix(ACT)
    assert fixed.text == ACT.replace("DECIDE :", "DÉCIDE :")
    assert [finding.place.span for finding in fixed.refused] == [Span(ACT.index("17 MARS"), ACT.index("17 MARS") + 12)]


def test_an_unsafe_fix_is_made_only_when_asked_for(proposing: Callable[..., None]) -> None:
    proposing(("17 MARS 2025", "18 MARS 2025"), safe=False)
    assert fixing.fix(ACT).text == ACT
    assert fixing.fix(ACT, unsafe=True).text == ACT.replace("17 MARS", "18 MARS")


def test_edits_that_touch_wait_for_one_another(proposing: Callable[..., None]) -> None:
    proposing(("est  approuvée", "est approuvée"), ("approuvée.", "approuvée. "), safe=False)
    fixed = fixing.fix(ACT.replace("est approuvée", "est  approuvée"), unsafe=True)
    assert fixed.text.count("est approuvée") == 1
    assert len(fixed.made) > 1


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b""), ("cp1252", b""), ("utf-16-le", b"\xff\xfe"), ("utf-8", b"\xef\xbb\xbf")]
)
def test_a_file_keeps_its_encoding_and_its_line_ends(tmp_path: Path, encoding: str, mark: bytes) -> None:
    path = tmp_path / "acte.txt"
    path.write_bytes(mark + ACT.replace("\n", "\r\n").encode(encoding))
    readers.rewrite(path, fixing.fix(readers.read(path)).text)
    assert path.read_bytes() == mark + ACT.replace("L 2121-29 et L.2122- 21", "L. 2121-29 et L. 2122-21").replace(
        "\n", "\r\n"
    ).encode(encoding)
    assert list(tmp_path.iterdir()) == [path]


def test_what_an_encoding_cannot_hold_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "acte.txt"
    path.write_bytes("é".encode("cp1252") * 9)
    with pytest.raises(InputError, match="n'existe pas en cp1252") as refused:
        readers.rewrite(path, "\u202f")
    assert refused.value.where == str(path)
    assert path.read_bytes() == "é".encode("cp1252") * 9


def test_bytes_that_were_not_understood_are_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "acte.txt"
    path.write_bytes("délibération ".encode() * 9 + b"\xff")
    with pytest.raises(InputError, match="n'existe pas en utf-8"):
        readers.rewrite(path, "autre")
    assert path.read_bytes().endswith(b"\xff")


ALL = Engine(pipeline.standard_rules())
FIXABLE = [
    pytest.param(rule, example.act, id=f"{rule.name}-{example.name.replace(' ', '_')}")
    for rule in load(examples=True)
    for example in rule.faulty
    if any(finding.fix for finding in pipeline.check(example.act, [rule]).findings)
]


def stated(text: str) -> list[object]:
    """What a text states in numbers, days and references: what no fix of writing may touch."""
    return [
        (
            [reference.canonical for reference in facts.references],
            [(date.role, date.value) for date in facts.dates],
            [amount.cents for amount in facts.amounts],
            ["".join(filter(str.isdigit, siret.value)) for siret in facts.sirets],
            [(opinion.committee_number, opinion.date) for opinion in facts.opinions],
            [member.key for member in facts.attendance.members],
            facts.voting.total and facts.voting.total.value,
            [article.number for article in facts.articles],
        )
        for facts in pipeline.read_facts(text)
    ]


def test_rules_that_propose_fixes_are_known() -> None:
    assert {parameter.values[0].name for parameter in FIXABLE} >= {
        "malformed-reference",
        "reference-without-dot",
        "siret-spacing",
        "doubled-word",
        "doubled-punctuation",
        "et-cetera-with-dots",
        "missing-space-before-euro",
        "missing-space-before-mark",
        "space-before-comma",
        "unusual-ordinal",
    }


@pytest.mark.parametrize(("rule", "act"), FIXABLE)
def test_a_fix_is_made_once_and_its_finding_is_gone(rule: Rule, act: str) -> None:
    fixed = fixing.fix(act, [rule], unsafe=True)
    assert fixed.made
    assert fixed.refused == ()
    assert [finding.message.fr for finding in pipeline.check(fixed.text, [rule]).findings if finding.fix] == []
    assert fixing.fix(fixed.text, [rule], unsafe=True) == (fixed.text, (), ())
    if all(finding.fix and finding.fix.safe for finding in fixed.made):
        assert stated(fixed.text) == stated(act)


def test_a_doubled_word_is_left_to_a_reader() -> None:
    act = ACT.replace("L 2121-29 et L.2122- 21", "L. 2121-29").replace("La convention", "La convention de de pêche")
    assert fixing.fix(act, ALL).text == act
    assert "convention de pêche" in fixing.fix(act, ALL, unsafe=True).text


def test_an_ordinal_in_a_title_is_not_another_title() -> None:
    act = ACT.replace("Vu le code", "OBJET : AVIS DE LA 2ème COMMISSION\n\nVu le code")
    fixed = fixing.fix(act, ALL)
    assert "AVIS DE LA 2e COMMISSION" in fixed.text
    assert fixed.refused == ()


SLIPS = (
    (" ;", ";"),
    (" :", ":"),
    (",", " ,"),
    ("L. ", "L "),
    ("L.", "L "),
    ("2e", "2ème"),
    (" €", "€"),
    (" et ", " et et "),
    ("1er ", "1 er "),
)


@given(
    st.sampled_from([path.read_text(encoding="utf-8") for path in EXAMPLES]),
    st.lists(st.tuples(st.sampled_from(SLIPS), st.integers(0, 40)), max_size=6),
)
def test_fixing_slips_twice_is_fixing_them_once_and_changes_nothing_stated(
    act: str, slips: list[tuple[tuple[str, str], int]]
) -> None:
    for (right, wrong), nth in slips:
        places = [match.start() for match in re.finditer(re.escape(right), act)]
        if places:
            at = places[nth % len(places)]
            act = act[:at] + wrong + act[at + len(right) :]
    fixed = fixing.fix(act, ALL)
    assert fixing.fix(fixed.text, ALL) == (fixed.text, (), fixed.refused)
    assert stated(fixed.text) == stated(act)


@pytest.mark.seeds
def test_real_acts_state_the_same_once_fixed(real_acts: Path) -> None:
    texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted(real_acts.glob("*/*.txt"))]
    assert len(texts) >= 34
    for text in texts:
        fixed = fixing.fix(text, ALL)
        assert fixed.refused == ()
        assert stated(fixed.text) == stated(text)
        assert fixing.fix(fixed.text, ALL) == (fixed.text, (), ())
