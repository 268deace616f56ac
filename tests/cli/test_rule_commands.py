from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from actcheck.rules import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]


@pytest.mark.parametrize("key", ["VOT003", "vot003", "votes-exceed-attendance"])
def test_a_rule_is_explained(run: Run, key: str):
    result = run("rule", key)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("VOT003 votes-exceed-attendance (erreur)\n")
    headings = [line for line in result.stdout.splitlines() if line in {"Pourquoi", "Fondement", "Exemple fautif"}]
    assert headings == ["Pourquoi", "Fondement", "Exemple fautif"]
    assert "CGCT L. 3121-16 (en vigueur depuis le 22 mars 2015) : « " in result.stdout


def test_a_rule_in_english(run: Run):
    page = run("rule", "VOT003", "--lang", "en").stdout
    assert page.startswith("VOT003 votes-exceed-attendance (error)\n")
    assert "\nWhy\n" in page
    assert "CGCT L. 3121-16 (in force since 22 March 2015): “" in page


def test_every_page_fits_in_a_hundred_columns_and_begins_no_line_with_a_closing_mark(run: Run):
    for rule in load():
        lines = [line for line in run("rule", rule.id).stdout.splitlines()[1:] if not line.startswith("  |")]
        assert max(map(len, lines)) <= 100
        assert [line for line in lines if line.strip()[:1] in {"»", ";", "?", "!"}] == []


def test_an_unknown_rule_names_the_nearest(run: Run):
    result = run("rule", "votes-exceed-attendence")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nearest : votes-exceed-attendance)" in result.stderr


def test_the_table_of_rules(run: Run):
    rows = run("rules").stdout.splitlines()
    assert [row.split()[0] for row in rows] == [rule.id for rule in load()]
    (votes,) = (row for row in rows if row.startswith("VOT003"))
    assert votes.split()[:3] == ["VOT003", "votes-exceed-attendance", "erreur"]
    assert votes.endswith("Plus de voix que de membres ayant voix délibérative")


def test_the_table_as_json(run: Run):
    (votes,) = (rule for rule in json.loads(run("rules", "--format", "json").stdout) if rule["id"] == "VOT003")
    assert (votes["name"], votes["severity"]) == ("votes-exceed-attendance", "error")
    assert votes["title"]["fr"] == "Plus de voix que de membres ayant voix délibérative"
