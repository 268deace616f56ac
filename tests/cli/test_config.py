"""``actcheck config``, and what configuration files do to ``actcheck check``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from actcheck.rules import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]
    Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a file by its path from a folder, which is the current one."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, content: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return written


def test_without_configuration(run: Run, write: Write):
    write("a.md", "Acte")
    total = len(load())
    applied = [rule.id for rule in load() if rule.enabled]
    assert run("config", "a.md").stdout == (
        "a.md\n"
        "  configuration : aucune / none\n"
        "\n"
        "  select         -     par défaut / default\n"
        "  extend-select  []    par défaut / default\n"
        "  ignore         []    par défaut / default\n"
        "  mandatory      []    par défaut / default\n"
        "  rules          []    par défaut / default\n"
        '  lang           "fr"  par défaut / default\n'
        "  law-index      -     par défaut / default\n"
        "  baseline       -     par défaut / default\n"
        "  register       -     par défaut / default\n"
        "\n"
        f"  {len(applied)} règles sur {total} / {len(applied)} rules of {total} : {' '.join(applied)}\n"
    )


def test_each_value_has_its_origin(run: Run, write: Write):
    write(
        "base.toml", 'lang = "en"\nignore = ["CIT"]\nmandatory = ["DAT001"]\n[severity]\nVOT = "error"\nDAT = "error"\n'
    )
    write(
        "near/actcheck.toml",
        'extend = "../base.toml"\nignore = ["IDN"]\nbaseline = "known.json"\nmandatory = ["VOT003"]\n\n'
        '[severity]\nVOT = "warning"\n[authority]\nkind = "commune"\nmembers-in-office = 15\n'
        '[per-file-ignores]\n"*.txt" = ["REF"]\n',
    )
    write("near/a.md", "Acte")
    result = run("config", "near/a.md", "--ignore", "AMD", "--format", "json", env={"ACTCHECK_LANG": "fr"})
    record = json.loads(result.stdout)
    assert (record["path"], record["files"]) == ("near/a.md", ["near/actcheck.toml", "base.toml"])
    assert [(each["key"], each["value"], each["origin"]) for each in record["values"]] == [
        ("select", None, "par défaut / default"),
        ("extend-select", [], "par défaut / default"),
        ("ignore", ["CIT"], "base.toml:2"),
        ("ignore", ["IDN"], "near/actcheck.toml:2"),
        ("ignore", ["AMD"], "--ignore"),
        ("mandatory", ["DAT001"], "base.toml:3"),
        ("mandatory", ["VOT003"], "near/actcheck.toml:4"),
        ("rules", [], "par défaut / default"),
        ("lang", "fr", "ACTCHECK_LANG"),
        ("law-index", None, "par défaut / default"),
        ("baseline", "near/known.json", "near/actcheck.toml:3"),
        ("register", None, "par défaut / default"),
        ("per-file-ignores.*.txt", ["REF"], "near/actcheck.toml:12"),
        ("severity.VOT", "warning", "near/actcheck.toml:7"),
        ("severity.DAT", "error", "base.toml:6"),
        ("authority.kind", "commune", "near/actcheck.toml:9"),
        ("authority.members-in-office", 15, "near/actcheck.toml:10"),
    ]
    families = {rule.id[:3] for rule in load() if rule.enabled}
    assert {rule[:3] for rule in record["rules"]} == families - {"CIT", "IDN", "AMD"}
    assert record["mandatory"] == ["DAT001", "VOT003"]


def test_a_selection_leaves_out_what_was_said_before_it(run: Run, write: Write):
    write("actcheck.toml", 'select = ["DAT"]\nignore = ["DAT001"]\n')
    lines = run("config", "--select", "VOT003").stdout.splitlines()
    assert lines[:5] == [
        ".",
        "  configuration : actcheck.toml",
        "",
        '  select         ["VOT003"]  --select',
        "  extend-select  []          par défaut / default",
    ]
    assert lines[-1] == f"  1 règles sur {len(load())} / 1 rules of {len(load())} : VOT003"


def test_a_wrong_configuration_is_one_line(run: Run, write: Write):
    write("actcheck.toml", 'lang = "fr"\nslect = ["VOT"]\n')
    write("a.md", "Acte")
    line = "actcheck: actcheck.toml:2: clé inconnue « slect » / unknown key (la plus proche / nearest: select)\n"
    for command in (("config",), ("check", "-"), ("baseline", "write")):
        result = run(*command, input="Acte")
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", line)
    assert run("config", "--isolated").exit_code == 0


def test_the_schema_is_published(run: Run):
    assert set(json.loads(run("schema", "configuration").stdout)["properties"]) >= {"select", "law-index", "authority"}
    assert set(json.loads(run("schema", "suppressions").stdout)["properties"]) == {"suppress"}


@pytest.mark.usefixtures("rules_seen")
class TestCheck:
    def test_two_files_may_have_two_configurations(self, run: Run, write: Write, rules_seen: list[str]):
        write("actcheck.toml", '[severity]\nDAT001 = "error"\n')
        write("a.md", "FAUTE")
        write("near/actcheck.toml", 'select = ["VOT003"]\n')
        write("near/b.md", "FAUTE")
        result = run("check", "a.md", "near/b.md")
        assert [line for line in result.stdout.splitlines() if ".md:" in line] == [
            "a.md:1:1: erreur DAT001 impossible-date : C'est une faute.",
            "near/b.md:1:1: avertissement DAT001 impossible-date : C'est une faute.",
        ]
        assert rules_seen == ["VOT003"]
        run("check", "near/b.md", "a.md")
        assert rules_seen == [rule.id for rule in load() if rule.enabled]

    def test_the_language(self, run: Run, write: Write):
        write("actcheck.toml", 'lang = "en"\n')
        write("a.md", "Acte")
        assert run("check", "a.md").stdout == "1 file checked: nothing to report\n"
        assert run("check", "a.md", "--lang", "fr").stdout == "1 fichier vérifié : rien à signaler\n"
        assert run("check", "a.md", env={"ACTCHECK_LANG": "fr"}).stdout == "1 fichier vérifié : rien à signaler\n"
        assert run("check", "a.md", "--isolated").stdout == "1 fichier vérifié : rien à signaler\n"

    def test_a_mandatory_rule_that_is_ignored_is_told(self, run: Run, write: Write):
        write("actcheck.toml", 'mandatory = ["DAT001"]\n')
        write("a.md", "Acte")
        result = run("check", "a.md", "--ignore", "DAT001")
        assert (result.exit_code, result.stderr) == (
            0,
            "actcheck: --ignore: « DAT001 » est obligatoire et reste vérifié / is mandatory and stays checked\n",
        )

    def test_paths_start_from_the_file(self, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        write("conf/actcheck.toml", 'baseline = "known.json"\n')
        write("conf/known.json", '{"version": 1, "findings": []}')
        write("conf/a.md", "Acte")
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        assert run("check", "../conf/a.md").exit_code == 0
        assert run("check", "../conf/a.md", "--baseline", "known.json").exit_code == 2

    def test_the_profile_reaches_the_check(self, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch):
        from actcheck.pipeline import Report

        seen: list[object] = []

        def check(_document: object, _rules: object, profile: object) -> Report:
            seen.append(profile)
            return Report()

        monkeypatch.setattr("actcheck.pipeline.check", check)
        write("actcheck.toml", '[authority]\nmembers = ["Michel RABOUVEL"]\n')
        write("a.md", "Acte")
        run("check", "a.md")
        run("check", "a.md", "--isolated")
        assert [getattr(profile, "members", None) for profile in seen] == [("Michel RABOUVEL",), None]


def test_the_profile_goes_with_the_facts():
    from actcheck import pipeline
    from actcheck.facts import Facts, Profile
    from actcheck.rules import Engine

    seen: list[Profile] = []

    class Watching(Engine):
        def apply(self, facts: Facts, *others: object) -> tuple[list[object], list[object]]:  # type: ignore[override]
            seen.append(facts.profile)
            return [], []

    pipeline.check("Séance du 17 mars 2025", Watching([]), profile=Profile(population=900))
    pipeline.check("Séance du 17 mars 2025", Watching([]))
    assert seen == [Profile(population=900), Profile()]
