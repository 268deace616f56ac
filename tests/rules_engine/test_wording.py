from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from actcheck.errors import RuleFileError
from actcheck.facts import Fact
from actcheck.findings import Words
from actcheck.rules.wording import fill, placeholders, written
from actcheck.source import Span

if TYPE_CHECKING:
    from actcheck.facts import Facts


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (datetime.date(2025, 3, 17), "17 mars 2025", "17 March 2025"),
        (datetime.date(2025, 1, 1), "1er janvier 2025", "1 January 2025"),
        (datetime.date(2024, 8, 31), "31 août 2024", "31 August 2024"),
        (44, "44", "44"),
        (1000, "1000", "1000"),
        ("L.262-\n   25", "L.262- 25", "L.262- 25"),
        ("article L.\u00a0262", "article L.\u00a0262", "article L.\u00a0262"),
        ((), "", ""),
        (("Brisson",), "Brisson", "Brisson"),
        (("Brisson", "Lenoir"), "Brisson et Lenoir", "Brisson and Lenoir"),
        (("Brisson", "Lenoir", "Martel"), "Brisson, Lenoir et Martel", "Brisson, Lenoir and Martel"),
        (Words(fr="présents", en="present"), "présents", "present"),
        (Fact(value=12, span=Span(0, 2)), "12", "12"),
    ],
)
def test_values_are_written_as_sentences_have_them(value: object, french: str, english: str) -> None:
    assert (written(value, "fr"), written(value, "en")) == (french, english)


def test_a_long_date_has_its_weekday(facts: Facts) -> None:
    filled = fill(Words(fr="le {sitting.date:long}", en="on {sitting.date:long}"), {}, facts, where="r")
    assert filled == Words(fr="le lundi 17 mars 2025", en="on Monday 17 March 2025")


def test_values_come_before_facts(facts: Facts) -> None:
    words = Words(fr="{voting.total} et {attendance.present}", en="{voting.total}")
    assert fill(words, {"voting.total": 9}, facts, where="r") == Words(fr="9 et 3", en="9")


@pytest.mark.parametrize("name", ["unknown", "voting.abstentions", "voting.nothing", "voting", "attendance.members"])
def test_what_cannot_be_filled_is_an_error_of_the_rule_file(name: str, facts: Facts) -> None:
    with pytest.raises(RuleFileError, match=name) as caught:
        fill(Words(fr="{" + name + "}", en=""), {}, facts, where="rules/voting/x.yaml")
    assert caught.value.where == "rules/voting/x.yaml"


def test_yes_and_no_are_not_written() -> None:
    with pytest.raises(TypeError):
        written(True, "fr")


def test_placeholders_of_both_languages() -> None:
    assert placeholders(Words(fr="{a} {day:long}", en="{b.c}")) == {"a", "day", "b.c"}
