from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.errors import RuleFileError
from actcheck.rules.act_text import ActText
from actcheck.rules.phrases import MOST_WAYS, pattern_expression, phrase_expression
from actcheck.source import Document, Span


def found(expression: str, text: str) -> list[str]:
    places = ActText(Document.from_text(text)).places(expression, Span(0, len(text)))
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("et/ou", "le maire et/ou son adjoint, et / ou un tiers", ["et/ou"]),
        ("décide d'arrêter", "Le conseil DECIDE D\u2019ARRÊTER les comptes", ["DECIDE D\u2019ARRÊTER"]),
        ("par ailleurs", "par\n  ailleurs, Par ailleurs", ["par\n  ailleurs", "Par ailleurs"]),
        ("sous", "le dessous, les sousmarins, sous réserve", ["sous"]),
        ("n°", "n°12", ["n°"]),
        ("annexe", "annexes", []),
        ("(1)", "renvoi (1) et 1", ["(1)"]),
        ("ab ab", "xab ab ab", ["ab ab"]),
    ],
)
def test_words_are_found_whatever_their_accents_case_and_lines(phrase: str, text: str, places: list[str]) -> None:
    assert found(phrase_expression(phrase), text) == places


@pytest.mark.parametrize(
    ("pattern", "text", "places"),
    [
        (r"chapitre \d{1,3}", "au Chapitre 65, au chapitre\n7 et au chapitre 1234", ["Chapitre 65", "chapitre\n7"]),
        (
            r"M(\.|onsieur) le [Mm]aire",
            "M. le Maire, Monsieur le maire, le maire",
            ["M. le Maire", "Monsieur le maire"],
        ),
        (r"élu(e|es)?s?", "une élue, des élus, élusif", ["élue", "élus"]),
        (r"n° ?\d{2}-[A-C]", "n°12-A, n° 12-b, n°12-d", ["n°12-A", "n° 12-b"]),
        (r"a.c", "abc, a c, ac", ["abc", "a c"]),
        ("sous  réserve", "sous\n réserve, sousréserve", ["sous\n réserve"]),
        (r"[ -]an", "un an, bi-an", [" an", "-an"]),
        (r"[^\d]\d{2}", "x12", ["x12"]),
        (r"\(\w{2,4}\)", "(abc) (a) (abcde)", ["(abc)"]),
    ],
)
def test_patterns(pattern: str, text: str, places: list[str]) -> None:
    assert found(pattern_expression(pattern), text) == places


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("a*", "« * »"),
        ("a+", "« + »"),
        ("(a|b){2}", "« {2} »"),
        ("a{2}{3}", "« { »"),
        ("a{0,101}", "« {0,101} »"),
        ("a{3,2}", "« {3,2} »"),
        ("a {2}", "« {2} »"),
        ("a??", "« ? »"),
        ("^a", "« ^ »"),
        ("a$", "« $ »"),
        (r"\bword", r"« \b »"),
        (r"(a)\1", r"« \1 »"),
        (r"\D", r"« \D »"),
        ("(?:a)", "« ? »"),
        ("(a", "« ( »"),
        ("a)", "« ) »"),
        ("[a", "« a »"),
        ("[]", "« [] »"),
        ("[z-a]", "« z-a »"),
        ("[[]", "« [ »"),
        ("a\\", "« \\ »"),
        ("", "can be empty"),
        ("a?", "can be empty"),
        ("(a|)", "can be empty"),
        (r"\w{0,50}\w{0,50}x", "2601 ways"),
        ("x" * 201, "more than 200"),
        ("(" * 21 + "a" + ")" * 21, "more than 20"),
    ],
)
def test_what_a_pattern_may_not_hold(pattern: str, what: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        pattern_expression(pattern)
    assert what in caught.value.what
    assert "\n" not in str(caught.value)


def test_a_phrase_holds_a_word() -> None:
    with pytest.raises(RuleFileError, match="empty text"):
        phrase_expression(" \n")


@given(st.text(alphabet=r"ab1 .\dws[]()|?{},-^*+", max_size=30))
def test_a_pattern_is_refused_in_words_or_compiles_and_never_matches_nothing(pattern: str) -> None:
    with contextlib.suppress(RuleFileError):
        assert re.compile(pattern_expression(pattern)).fullmatch("") is None


@given(st.text(alphabet="abéÀœ’ \n", min_size=1, max_size=20).filter(str.strip), st.text(alphabet="éb ,\n", max_size=9))
def test_words_are_found_in_a_text_that_holds_them(phrase: str, around: str) -> None:
    text = f"{around} « {phrase} » {around}"
    assert phrase.strip() in found(phrase_expression(phrase), text)


def test_the_ways_are_those_of_every_choice_multiplied() -> None:
    assert pattern_expression(r"\d{1,10}(a|b|c)?x{0,24}")  # 10 * 4 * 25
    with pytest.raises(RuleFileError, match=str(10 * 4 * 26)):
        pattern_expression(r"\d{1,10}(a|b|c)?x{0,25}")
    assert MOST_WAYS == 1000


def test_only_the_stretch_asked_for_is_looked_at() -> None:
    text = ActText(Document.from_text("mot mot mot"))
    expression = phrase_expression("mot")
    assert text.places(expression, Span(1, 10)) == (Span(4, 7),)
    assert text.places(expression, Span(4, 11)) == (Span(4, 7), Span(8, 11))


def test_places_are_those_of_the_text_as_given() -> None:
    text = "**Monsieur** le **Maire** expose"
    assert found(phrase_expression("monsieur le maire"), text) == ["Monsieur** le **Maire"]
