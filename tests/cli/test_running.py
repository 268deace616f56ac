"""Processes, watching, counts, completion and help."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

import actcheck
from actcheck import batch
from actcheck.cli import watching
from actcheck.configuration.discovery import Configurations
from actcheck.rules import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]

ENVIRONMENT = os.environ | {"PYTHONPATH": os.path.dirname(os.path.dirname(str(actcheck.__file__)))}


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "actcheck", *arguments],
        env=ENVIRONMENT | options.pop("environment", {}),
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
        **options,
    )


class TestJobs:
    @pytest.fixture
    def acts(self, tmp_path: Path, repository: Path) -> Path:
        """A folder with what makes every kind of outcome."""
        for number, path in enumerate(sorted((repository / "examples").glob("*-*.*"))):
            folder = tmp_path / f"{number % 3}"
            folder.mkdir(exist_ok=True)
            (folder / path.name).write_bytes(path.read_bytes())
        (tmp_path / "0/actcheck.toml").write_text('baseline = "known.json"\n[severity]\nVOT = "error"\n', "utf-8")
        (tmp_path / "0/known.json").write_text('{"version": 1, "findings": []}', "utf-8")
        (tmp_path / "1/empty.md").write_text("", "utf-8")
        (tmp_path / "1/binary.txt").write_bytes(bytes(range(256)))
        name = next(path.name for path in sorted((tmp_path / "2").iterdir()))
        (tmp_path / f"2/{name}.actcheck.toml").write_text('[[suppress]]\nrule = "VOT0"\nreason = "x"\n', "utf-8")
        return tmp_path

    @pytest.mark.parametrize("form", ["text", "json"])
    def test_any_number_of_processes_writes_the_same(self, acts: Path, form: str):
        arguments = ("check", "2", "none.md", "0", "1", "--severity", "information", "--format", form, "--jobs")
        one, three = (process(*arguments, number, cwd=acts) for number in ("1", "3"))
        assert (one.stdout, one.stderr, one.returncode) == (three.stdout, three.stderr, three.returncode)
        assert (one.returncode, one.stderr.count("\n")) == (2, 3)
        assert "SUP004" in one.stdout

    def test_an_error_of_a_process_is_one_line(self, acts: Path):
        index = acts / "law.zip"
        index.write_bytes(b"PK\x03\x04")
        (acts / "rules/house").mkdir(parents=True)
        (acts / "rules/house/broken.yaml").write_text("id: [", "utf-8")
        ran = process("check", ".", "--rules", "rules", "--jobs", "2", cwd=acts)
        assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)

    def test_a_process_that_dies_is_one_line(self, acts: Path, monkeypatch: pytest.MonkeyPatch, run: Run):
        monkeypatch.setattr(batch, "_start_process", partial(os._exit, 3))
        result = run("check", acts, "--jobs", "2")
        assert (result.exit_code, result.stdout, result.stderr) == (
            2,
            "",
            (
                "actcheck: un processus s'est arrêté, faute de mémoire peut-être"
                " / a process died, out of memory perhaps"
                " (en lancer moins / start fewer: --jobs 1)\n"
            ),
        )

    @pytest.mark.usefixtures("rules_seen")
    @pytest.mark.parametrize(
        ("files", "options", "jobs"), [(63, (), 1), (64, (), 7), (64, ("-j", "2"), 2), (1, ("-j", "2"), 2)]
    )
    def test_many_files_are_given_to_several_processes(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, files: int, options: tuple[str, ...], jobs: int
    ):
        seen: list[int] = []

        def in_processes(tasks: list[object], number: int) -> Iterator[tuple[()]]:
            seen.append(number)
            return iter([()] * len(tasks))

        monkeypatch.setattr(batch, "_in_processes", in_processes)
        monkeypatch.setattr(batch, "_processors", lambda: 7)
        for number in range(files):
            (tmp_path / f"{number}.md").write_text("Acte", "utf-8")
        run("check", tmp_path, *options)
        assert seen == ([jobs] if jobs > 1 else [])

    def test_no_process_is_no_number(self, run: Run):
        result = run("check", "-", "--jobs", "0")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


@pytest.mark.usefixtures("rules_seen")
class TestWatch:
    @pytest.fixture
    def changed(self, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
        """What is watched; each of the ``then`` is done, and a change is told after it."""
        told: dict[str, Any] = {"then": []}

        def watch(*paths: str, **options: Any) -> Iterator[set[object]]:
            told.update(paths=paths, **options)
            for each in told["then"]:
                each()
                yield set()

        library = ModuleType("watchfiles")
        library.watch = watch  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "watchfiles", library)
        return told

    def test_an_act_is_checked_at_every_change(self, run: Run, tmp_path: Path, changed: dict[str, Any]):
        act, conf = tmp_path / "a.md", tmp_path / "actcheck.toml"
        act.write_text("Acte", "utf-8")
        changed["then"] = [
            lambda: act.write_text("FAUTE", "utf-8"),
            lambda: conf.write_text("lang = 'e", "utf-8"),
            lambda: conf.write_text("lang = 'en'", "utf-8"),
        ]
        result = run("check", "--watch", act)
        assert result.exit_code == 1
        assert [line for line in result.stdout.splitlines() if "file" in line or "fich" in line] == [
            "1 fichier vérifié : rien à signaler",
            "1 fichier vérifié : 1 avertissement",
            "1 file checked: 1 warning",
        ]
        waiting = "actcheck: en attente de changements, Ctrl-C pour finir / waiting for changes"
        lines = result.stderr.splitlines()
        assert [line == waiting for line in lines] == [True, True, False, True, True]
        assert lines[2].startswith(f"actcheck: {conf}:1: TOML mal écrit / invalid TOML: ")

    def test_what_is_watched(self, tmp_path: Path, changed: dict[str, Any], monkeypatch: pytest.MonkeyPatch):
        (tmp_path / "conf/house/family").mkdir(parents=True)
        (tmp_path / "conf/actes").mkdir()
        conf = tmp_path / "conf/actcheck.toml"
        conf.write_text('rules = ["house"]\n', "utf-8")
        monkeypatch.chdir(tmp_path / "conf/actes")
        changed["then"] = [lambda: None]
        found = Configurations()
        assert list(watching.changes(("a.odd",), [found.of("a.odd")])) == [None]
        here = tmp_path / "conf/actes"
        assert changed["paths"] == (str(conf), str(here), str(tmp_path / "conf/house/family"))
        assert changed["recursive"] is False
        wanted = {name: changed["watch_filter"](None, str(here / name)) for name in WATCHED}
        assert wanted == WATCHED
        list(watching.changes((".", str(conf)), [Configurations(isolated=True).of(".")]))
        assert (changed["paths"], changed["recursive"]) == ((str(tmp_path / "conf"), str(here)), True)

    def test_without_the_library_the_line_says_what_to_install(self, run: Run, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setitem(sys.modules, "watchfiles", None)
        result = run("check", "--watch", ".")
        assert (result.exit_code, result.stdout, result.stderr) == (
            2,
            "",
            "actcheck: --watch : watchfiles n'est pas installé / is not installed (pip install 'actcheck[watch]')\n",
        )

    def test_the_standard_input_is_not_watched(self, run: Run):
        result = run("check", "--watch", "-", input="Acte")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "the standard input does not change" in result.stderr


WATCHED = {
    "a.md": True,
    "A.TXT": True,
    "a.md.actcheck.toml": True,
    "pyproject.toml": True,
    "rule.yaml": True,
    "a.odd": True,
    "b.odd": False,
    "a.md.swp": False,
    ".git": False,
}


@pytest.mark.usefixtures("rules_seen")
def test_counts_by_rule(run: Run, tmp_path: Path):
    (tmp_path / "a.md").write_text("FAUTE FAUTE NOTE", "utf-8")
    (tmp_path / "b.md").write_text("FAUTE " * 8, "utf-8")
    side = '[[suppress]]\nrule = "VOT003"\nreason = ""\n'
    (tmp_path / "a.md.actcheck.toml").write_text(side, "utf-8")
    result = run("check", tmp_path, "--statistics")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "10  DAT001  impossible-date",
        " 1  SUP002  suppression-without-reason",
        "2 fichiers vérifiés : 11 avertissements, 1 information non montrée (--severity information)",
    ]


class TestCompletion:
    def complete(self, words: str) -> list[str]:
        environment = {
            "_ACTCHECK_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        }
        return process(environment=environment).stdout.splitlines()

    def test_commands_and_options(self):
        assert self.complete("actcheck che") == ["plain,check"]
        assert self.complete("actcheck check --no") == ["plain,--no-ignores"]
        assert self.complete("actcheck check --lang ") == ["plain,fr", "plain,en"]

    def test_rules_and_families(self):
        votes = [f"plain,{rule.id}" for rule in load() if rule.id.startswith("VOT")]
        assert self.complete("actcheck check --select vo") == [*votes, "plain,voting"]
        assert self.complete("actcheck check --ignore VOT003,DAT00") == [
            f"plain,VOT003,{rule.id}" for rule in load() if rule.id.startswith("DAT00")
        ]

    def test_files(self):
        assert self.complete("actcheck check act") == ["file,act"]
        assert self.complete("actcheck check --baseline k") == ["file,k"]

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_the_script_of_a_shell(self, shell: str):
        ran = process(environment={"_ACTCHECK_COMPLETE": f"{shell}_source"})
        assert f"_ACTCHECK_COMPLETE={shell}_complete" in ran.stdout


class TestHelp:
    def test_options_stand_in_groups_and_every_one_is_there(self, run: Run):
        page = run("check", "--help").stdout
        titles = re.findall(r"^(\S.*):$", page, re.MULTILINE)
        assert titles == [
            "Règles / rules",
            "Configuration",
            "Constats écartés ou connus / suppressed or known findings",
            "Corrections / fixes",
            "Sortie / output",
            "Registre / register",
            "Exécution / running",
            "Divers / other",
            "Exemples / examples",
            "Code de sortie / exit code",
        ]
        assert page.split("Divers / other:\n")[1].startswith("  -h, --help  Show this message and exit.\n\n")
        assert max(map(len, page.splitlines())) <= 80

    def test_examples_are_commands_that_run(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "actes").mkdir()
        for name in ("acte.md", "acte.txt", "actes/a.md"):
            (tmp_path / name).write_text("Acte", "utf-8")
        examples = [
            line.strip().removeprefix("$ actcheck ")
            for command in (("check",), ("config",), ("baseline", "write"), ("baseline", "prune"))
            for line in run(*command, "--help").stdout.splitlines()
            if line.startswith("    $ actcheck ")
        ]
        assert len(examples) == 14
        monkeypatch.setitem(sys.modules, "watchfiles", None)
        codes = {}
        for example in examples:
            words = example.split(" < ")[0].split()
            codes[example] = run(*words, input="Acte").exit_code
        assert {example: code for example, code in codes.items() if code} == {"check --watch actes/": 2}

    def test_the_page_of_the_whole_tells_how_to_complete(self, run: Run):
        assert 'eval "$(_ACTCHECK_COMPLETE=bash_source actcheck)"' in run("--help").stdout
