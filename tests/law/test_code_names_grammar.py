"""The terminals of grammars/codes.lark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark

from actcheck.law.codes import all_codes, resolve
from actcheck.resources import folder


@cache
def terminal(name: str) -> re.Pattern[str]:
    text = (folder("grammars") / "codes.lark").read_text(encoding="utf-8")
    grammar = Lark(text + "\nstart: (CODE_NAME | UNKNOWN_CODE)*\n", parser="lalr")
    return re.compile(grammar.get_terminal(name).pattern.to_regexp())


def fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("\u2019", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def first(name: str, text: str) -> str | None:
    found = terminal(name).search(text)
    return found.group() if found else None


FULL_NAMES = [
    name
    for code in all_codes()
    for name in (code.title, *code.variants, *code.wrong, *(text.title for text in code.texts))
]


@pytest.mark.parametrize("case", [str.lower, str.title, str.upper])
@pytest.mark.parametrize("space", [" ", "\n", "  "])
def test_every_known_name_is_matched_in_full(case: Callable[[str], str], space: str) -> None:
    for name in FULL_NAMES:
        written = case(fold(name)).replace(" ", space)
        text = f"Vu le {written}, notamment"
        assert first("CODE_NAME", text) == written


@pytest.mark.parametrize(
    "written",
    ["CGCT", "C.G.C.T.", "C. G. C. T.", "CASF", "CRPA", "CGFP", "CJA", "CG3P", "CGPPP", "CESEDA", "C. urb.", "C.env."],
)
def test_safe_abbreviation_is_matched_alone(written: str) -> None:
    assert first("CODE_NAME", f"selon le {written} applicable") == written
    assert resolve(written) is not None


def test_every_dotted_abbreviation_of_the_table_is_matched_in_a_citation() -> None:
    for code in all_codes():
        for written in (fold(name) for name in code.abbreviations if "." in name):
            places = (f"article L. 12-1 du {written} en vigueur", f"article 200 bis du {written} en vigueur")
            assert written in [first("CODE_NAME", place) for place in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("article L. 1331-1 du CSP", "CSP"),
        ("articles L. 2123-1 et R. 2123-12 du CCP", "CCP"),
        ("article 1383 E du CGI", "CGI"),
        ("article 1639 A bis du CGI", "CGI"),
        ("article L. 57 du LPF", "LPF"),
        ("Vu le CCH", "CCH"),
        ("l'avis du CSP", None),
        ("article 4 du CCP", None),
        ("Vu le CCP", None),
        ("titulaire d'un CPF", None),
        ("R. 123-1 du CE", "CE"),
        ("l'avis du CE", None),
        ("le PLU de la CU", None),
    ],
)
def test_doubtful_abbreviation_needs_an_article_or_a_visa(text: str, expected: str | None) -> None:
    assert first("CODE_NAME", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "le code postal 99000",
        "un code barre",
        "le code source",
        "le code precite",
        "code INSEE des communes",
        "code APE 8411Z",
        "le decode general des impots",
        "CGCTX",
        "CODEC de commerce",
    ],
)
def test_ordinary_codes_are_not_names(text: str) -> None:
    assert first("CODE_NAME", text) is None
    assert first("UNKNOWN_CODE", text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vu le code de l'eau et notamment", "code de l'eau"),
        ("le code de l'eau prevoit que les communes", "code de l'eau"),
        ("Vu le Code de la nationalite francaise", "Code de la nationalite"),
        ("Vu le Code General des colectivites territoriales, Vu", "Code General des colectivites territoriales"),
        ("code de l'action social et des familles et l'arrete", "code de l'action social et des familles"),
        ("Vu le code de l'eau et de l'avis du comite", "code de l'eau"),
        (
            "vu le code general de la proprete des personnes\npubliques",
            "code general de la proprete des personnes\npubliques",
        ),
        ("le code de la zone d'alerte", None),
        ("un code de bonne conduite", None),
        ("le code de la route", "code de la route"),
    ],
)
def test_unknown_code_takes_the_name_and_no_more(text: str, expected: str | None) -> None:
    assert first("UNKNOWN_CODE", text) == expected


def test_misspelt_end_leaves_the_whole_name_to_the_unknown_code() -> None:
    text = "Vu le code de la construction et de l'habitaton"
    assert first("CODE_NAME", text) is None
    name = first("UNKNOWN_CODE", text)
    assert name == "code de la construction et de l'habitaton"
    found = resolve(name)
    assert found is not None
    assert (found.abbreviation, found.quality) == ("CCH", "near")


@given(st.lists(st.sampled_from(["code", "Code", "de", "la", "l'", "des", "et", "general", "action", " ", "\n"])))
def test_terminals_begin_at_a_code(words: list[str]) -> None:
    text = " ".join(words)
    for name in ("CODE_NAME", "UNKNOWN_CODE"):
        for found in terminal(name).finditer(text):
            assert found.group()[:4].lower() == "code"
            assert found.group() == found.group().strip()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("code de l environnement", "CENV"),
        ("code de l\nurbanisme", "CURB"),
        ("code de l action sociale et des familles", "CASF"),
    ],
)
def test_an_apostrophe_may_be_lost(name: str, code: str) -> None:
    assert first("CODE_NAME", f"Vu le {name}, notamment") == name
    resolved = resolve(name)
    assert resolved is not None
    assert resolved.abbreviation == code
