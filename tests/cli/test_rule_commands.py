from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from actcheck.findings import Severity
from actcheck.rules import load, rule_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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


def test_a_page_shows_the_finding_as_the_terminal_does(run: Run):
    page = run("rule", "VOT003", "--lang", "en").stdout
    shown = page.partition("What actcheck says of it\n")[2].partition("\n\n")[0].splitlines()
    assert shown[0].startswith("  | acte.md:22:8: error VOT003 votes-exceed-attendance: Votes counted: 5.")
    at = shown.index("  | 22 | Pour : 5 voix Contre : 0 voix Abstention : 0 voix")
    assert shown[at + 1] == "  |    |        ^ votes counted"


def test_a_page_says_how_to_silence_the_rule(run: Run):
    lines = run("rule", "VOT003").stdout.splitlines()
    assert lines[lines.index("Ne plus la signaler") + 1 :] == [
        "  Pour une exécution : --ignore VOT003",
        '  Pour tous les actes, dans actcheck.toml : ignore = ["VOT003"]',
        "  Pour un acte, à côté de lui, dans acte.md.actcheck.toml :",
        "  | [[suppress]]",
        '  | rule = "VOT003"',
        '  | reason = "Pourquoi ce constat est écarté."',
    ]


def test_a_page_says_for_whom_each_article_is(run: Run):
    page = " ".join(run("rule", "VOT003", "--lang", "en").stdout.split())
    assert "(communes, EPCI, établissements publics territoriaux, council) CGCT L. 5211-1" in page


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """A folder of rules that holds one, just made."""
    made = tmp_path / "ours"
    assert run("rules", "new", "voting/my-rule", "--folder", made).exit_code == 0
    return made


def test_a_new_rule_is_valid_and_its_examples_pass(run: Run, folder: Path):
    (path,) = rule_files(folder)
    (rule,) = load([folder])
    assert (rule.id, rule.name, rule.severity) == ("VOT901", "my-rule", Severity.WARNING)
    result = run("rules", "test", folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "1 règle, 2 exemples : tous comme attendu\n"
    assert path == folder / "voting" / "my-rule.yaml"


def test_a_new_rule_says_what_to_do_next(run: Run, tmp_path: Path):
    result = run("rules", "new", "house/my-rule", "--folder", tmp_path)
    assert result.stdout == (
        f"{tmp_path / 'house' / 'my-rule.yaml'}: à compléter, puis / fill it in, then: actcheck rules test {tmp_path}\n"
    )


def test_new_rules_take_the_numbers_that_follow(run: Run, folder: Path):
    run("rules", "new", "voting/another", "--folder", folder)
    run("rules", "new", "our_house/another-one", "--folder", folder)
    assert [rule.id for rule in load([folder])] == ["OUR901", "VOT901", "VOT902"]


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("my-rule", "not a family and a name"),
        ("Voting/my-rule", "not a family and a name"),
        ("voting/my_rule", "not a family and a name"),
        ("../voting/my-rule", "not a family and a name"),
        ("voting/my-rule", "already names a rule"),
        ("dates/votes-exceed-attendance", "already names a rule"),
    ],
)
def test_a_new_rule_is_refused_in_one_line(run: Run, folder: Path, key: str, why: str):
    before = rule_files(folder)
    result = run("rules", "new", key, "--folder", folder)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert why in result.stderr
    assert rule_files(folder) == before


def test_a_new_rule_where_nothing_can_be_written(run: Run, tmp_path: Path):
    (tmp_path / "voting").write_text("a file where the family should be", encoding="utf-8")
    result = run("rules", "new", "voting/my-rule", "--folder", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "expected", "got"),
    [
        ("at: à remplacer", "at: Pour", "place « Pour »", "« à remplacer »"),
        ("at: à remplacer", "at: à remplacer\n    times: 2", "2 constats", "1 constat"),
        ('message: "« à', 'message: "« À', "message « « À remplacer » :", "« « à remplacer » :"),
        ("convention.", "convention à remplacer.", "conforme", "fautif : « à remplacer » : dire"),
        ("convention à remplacer", "convention", "fautif", "conforme"),
        ("forbid_text: à remplacer", "require: notice.date > 2020-01-01", "conforme", "(non lu : notice.date)"),
    ],
)
def test_an_example_that_says_something_else_is_told_in_one_block(
    *, run: Run, folder: Path, old: str, new: str, expected: str, got: str
):
    path = folder / "voting" / "my-rule.yaml"
    text = path.read_text(encoding="utf-8")
    if "require:" in new:
        text = text.replace("{found}", "x")
    assert old in text
    changed = text.replace(old, new, 1)
    if old == "convention à remplacer":
        changed = changed.replace("at: à remplacer", "at: convention")
    path.write_text(changed, encoding="utf-8")
    result = run("rules", "test", folder)
    assert (result.exit_code, result.stderr) == (1, "")
    rule, example, wanted, found, *_ = result.stdout.splitlines()
    assert rule == f"{path}: VOT901 my-rule"
    assert example.startswith("  exemple  an act with")
    assert wanted.startswith(f"  attendu  {expected}")
    assert found.startswith("  obtenu   ")
    assert got in found
    assert "autrement qu'attendu" in result.stdout.splitlines()[-1]


def test_a_rule_that_cannot_be_read_does_not_hide_the_others(run: Run, folder: Path):
    (folder / "voting" / "broken.yaml").write_text("id: VOT902\n", encoding="utf-8")
    result = run("rules", "test", folder, "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"actcheck: {folder / 'voting' / 'broken.yaml'}: ")
    assert result.stderr.count("\n") == 1
    assert result.stdout == "1 rule, 2 examples, 1 rule not read: all as expected\n"


def test_an_id_that_is_taken_is_refused(run: Run, folder: Path):
    path = folder / "voting" / "my-rule.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("VOT901", "VOT003"), encoding="utf-8")
    result = run("rules", "test", folder)
    assert result.exit_code == 2
    assert "« VOT003 » nomme déjà une règle" in result.stderr


def test_a_folder_without_rules_is_nothing_to_test(run: Run, tmp_path: Path):
    (tmp_path / "voting").mkdir()
    result = run("rules", "test", tmp_path)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"actcheck: {tmp_path}: aucune règle / no rule\n"


def test_a_folder_that_is_not_there_cannot_be_tested(run: Run, tmp_path: Path):
    result = run("rules", "test", tmp_path / "nowhere")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_the_examples_of_actcheck_pass(run: Run, repository: Path):
    result = run("rules", "test", repository / "rules", "--lang", "en")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{len(load())} rules, ")
    assert result.stdout.endswith(" examples: all as expected\n")
