"""What tells that an example and its rule do not agree."""

from __future__ import annotations

import pytest

from actcheck import pipeline
from actcheck.findings import Verdict
from actcheck.rules import Example, FaultyExample, Rule, load
from actcheck.rules.examples import difference

ACT = "COMMUNE DE VAL-SUR-ORNETTE\n\nARRÊTÉ DU MAIRE N° 2025-12\n\nFait le 31 février 2025, le 30/02/2025\n"
SAID = "« 31 février 2025 » : ce jour n'existe pas dans le calendrier."
RIGHT = FaultyExample(name="x", act=ACT, at="31 février 2025", times=2, message=("« 31 février 2025 »",))


@pytest.fixture(scope="module")
def rule() -> Rule:
    (found,) = (rule for rule in load() if rule.name == "impossible-date")
    return found


@pytest.mark.parametrize(
    ("changes", "expected", "got"),
    [
        ({"at": "30/02/2025"}, "place « 30/02/2025 »", "« 31 février 2025 »"),
        ({"times": 1}, "1 constat", "2 constats"),
        ({"times": 3}, "3 constats", "2 constats"),
        ({"message": ("le 12",)}, "message « le 12 »", f"« {SAID} »"),
        ({"message": "« 31 février 2025 »"}, "message « « 31 février 2025 » »", None),
        ({"act": ACT.replace("31", "1er").replace("30/", "1/")}, "fautif", "conforme"),
    ],
)
def test_what_differs_from_a_faulty_example(
    changes: dict[str, object], expected: str, got: str | None, rule: Rule
) -> None:
    example = RIGHT.model_copy(update=changes)
    report = pipeline.check(example.act, [rule])
    told = difference(example, report.findings, report.verdicts)
    assert told is not None
    assert told.expected.fr == expected
    assert got is None or told.got.fr == got


def test_what_agrees(rule: Rule) -> None:
    report = pipeline.check(ACT, [rule])
    assert difference(RIGHT, report.findings, report.verdicts) is None


def test_a_conforming_example_that_is_faulty_shows_the_finding(rule: Rule) -> None:
    report = pipeline.check(ACT, [rule])
    told = difference(Example(name="x", act=ACT, verdict=Verdict.CONFORMING), report.findings, report.verdicts)
    assert told is not None
    assert told.expected.fr == "conforme"
    assert told.got.fr == f"fautif : {SAID}"


def test_a_text_in_which_no_act_is_read() -> None:
    told = difference(Example(name="x", act="", verdict=Verdict.CONFORMING), (), ())
    assert told is not None
    assert (told.got.fr, told.got.en) == ("aucun acte lu", "no act read")
