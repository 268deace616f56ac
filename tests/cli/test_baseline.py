"""``actcheck baseline``, and ``actcheck check`` with one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]
    Write = Callable[[str, str], Path]

FILE = "actcheck-baseline.json"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def written(name: str, content: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return written


def held(path: Path) -> list[tuple[str, str, int]]:
    entries = json.loads(path.read_text(encoding="utf-8"))["findings"]
    return [(entry["path"], entry["quote"], entry["occurrence"]) for entry in entries]


@pytest.mark.usefixtures("rules_seen")
class TestFaults:
    def test_what_is_written_is_no_longer_shown(self, run: Run, write: Write, tmp_path: Path):
        write("actes/a.md", "A FAUTE")
        write("actes/b.md", "B FAUTE, FAUTE")
        result = run("baseline", "write")
        assert (result.exit_code, result.stdout) == (
            0,
            f"{FILE}: 3 constats / 3 findings (actcheck check --baseline {FILE} ; ou / or, actcheck.toml : baseline)\n",
        )
        assert held(tmp_path / FILE) == [
            ("actes/a.md", "FAUTE", 0),
            ("actes/b.md", "FAUTE", 0),
            ("actes/b.md", "FAUTE", 1),
        ]
        checked = run("check", "actes", "--baseline", FILE)
        closing = "2 fichiers vérifiés : rien à signaler, 3 constats déjà connus (--no-ignores)\n"
        assert (checked.exit_code, checked.stdout, checked.stderr) == (0, closing, "")
        assert run("check", "actes", "--baseline", FILE, "--no-ignores").exit_code == 1
        write("actes/a.md", "\n\nAutre chose.\nA  FAUTE et FAUTE")
        assert run("check", "actes", "--baseline", FILE).stdout.splitlines()[0].startswith("actes/a.md:4:13: ")

    def test_writing_again_gives_the_same_file(self, run: Run, write: Write, tmp_path: Path):
        write("b.md", "FAUTE")
        write("a.md", "FAUTE NOTE")
        run("baseline", "write", "b.md", "a.md")
        first = (tmp_path / FILE).read_bytes()
        run("baseline", "write", "a.md", "b.md")
        assert (tmp_path / FILE).read_bytes() == first
        assert first.count(b'"rule"') == 3  # of any severity

    def test_writing_for_one_act_keeps_the_others(self, run: Run, write: Write, tmp_path: Path):
        write("a.md", "FAUTE")
        write("b.md", "FAUTE")
        run("baseline", "write", "a.md")
        write("a.md", "Corrigé.")
        assert run("baseline", "write", "b.md").exit_code == 0
        assert held(tmp_path / FILE) == [("a.md", "FAUTE", 0), ("b.md", "FAUTE", 0)]
        run("baseline", "write", "a.md")
        assert held(tmp_path / FILE) == [("b.md", "FAUTE", 0)]

    def test_the_configuration_names_the_file(self, run: Run, write: Write, tmp_path: Path):
        write("actes/actcheck.toml", 'baseline = "connus.json"\n')
        write("actes/a.md", "FAUTE")
        assert run("baseline", "write", "actes").stdout.startswith("actes/connus.json: 1 constat / 1 findings ")
        assert held(tmp_path / "actes/connus.json") == [("a.md", "FAUTE", 0)]
        assert run("check", "actes").exit_code == 0
        assert run("check", "actes", "--isolated").exit_code == 1

    def test_what_answers_nothing_is_told_and_pruned(self, run: Run, write: Write, tmp_path: Path):
        write("a.md", "FAUTE FAUTE")
        write("b.md", "FAUTE")
        write("gone.md", "FAUTE")
        run("baseline", "write")
        write("a.md", "FAUTE")
        (tmp_path / "gone.md").unlink()
        result = run("check", ".", "--baseline", FILE)
        assert (result.exit_code, result.stderr) == (
            0,
            (
                f"actcheck: {FILE}: 1 entrée périmée / stale entry (les retirer / remove: actcheck baseline prune"
                f" --baseline {FILE})\n"
            ),
        )
        assert run("check", "b.md", "--baseline", FILE).stderr == ""
        assert run("check", "a.md", "--baseline", FILE, "--select", "VOT003").stderr == ""
        stale = json.loads(run("check", ".", "--baseline", FILE, "--format", "json").stdout)["stale"]
        assert stale == [{"baseline": FILE, "path": "a.md", "rule": "DAT001", "quote": "FAUTE"}]
        pruned = run("baseline", "prune")
        assert (pruned.exit_code, pruned.stdout) == (0, f"{FILE}: 2 de moins, 2 au total / 2 removed, 2 left\n")
        assert held(tmp_path / FILE) == [("a.md", "FAUTE", 0), ("b.md", "FAUTE", 0)]
        assert run("baseline", "prune", "a.md").stdout == f"{FILE}: 0 de moins, 2 au total / 0 removed, 2 left\n"

    def test_pruning_when_every_act_is_gone(self, run: Run, write: Write, tmp_path: Path):
        write("a.md", "FAUTE")
        run("baseline", "write")
        (tmp_path / "a.md").unlink()
        assert run("baseline", "prune").exit_code == 0
        assert held(tmp_path / FILE) == []

    def test_suppressed_findings_are_not_written(self, run: Run, write: Write, tmp_path: Path):
        write("a.md", "A FAUTE")
        write("a.md.actcheck.toml", '[[suppress]]\nrule = "DAT001"\nreason = "Vu."\n')
        run("baseline", "write")
        assert held(tmp_path / FILE) == []

    def test_mandatory_rules_are_not_written_nor_left_out(self, run: Run, write: Write, tmp_path: Path):
        write("a.md", "A FAUTE")
        run("baseline", "write")
        assert len(held(tmp_path / FILE)) == 1
        write("actcheck.toml", f'mandatory = ["DAT001"]\nbaseline = "{FILE}"\n')
        assert run("check", "a.md").exit_code == 1
        result = run("baseline", "write")
        assert result.stderr.startswith("actcheck: 1 de règles obligatoires, qui restent signalés ")
        assert held(tmp_path / FILE) == []

    def test_json_has_them(self, run: Run, write: Write):
        write("a.md", "A FAUTE")
        run("baseline", "write")
        document = json.loads(run("check", "a.md", "--baseline", FILE, "--format", "json").stdout)
        ((each,),) = [file["suppressed"] for file in document["files"]]
        assert (each["kind"], each["reason"], each["source"]) == ("baseline", "", FILE)
        assert (document["summary"]["known"], document["summary"]["suppressed"]) == (1, 0)
        shown = run("check", "a.md", "--baseline", FILE, "--show-suppressed").stdout.splitlines()[0]
        assert shown == f"a.md:1:3: déjà connu DAT001 impossible-date : C'est une faute. ({FILE})"

    def test_a_file_that_is_missing_says_what_to_do(self, run: Run, write: Write):
        write("a.md", "FAUTE")
        line = "none.json: état de référence introuvable / baseline not found"
        hint = "(l'écrire / write it: actcheck baseline write)"
        for command in (("check", "a.md"), ("baseline", "prune")):
            result = run(*command, "--baseline", "none.json")
            assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"actcheck: {line} {hint}\n")

    def test_nothing_to_note(self, run: Run, write: Write, tmp_path: Path):
        write("other.yaml", "")
        assert run("baseline", "write").exit_code == 3
        assert run("baseline", "write", "none.md").exit_code == 2
        assert not (tmp_path / FILE).exists()
        assert run("baseline").exit_code == 2


def test_a_real_act_laid_out_otherwise_has_nothing_new(run: Run, write: Write, repository: Path):
    act = (repository / "examples" / "departement-commission-permanente-voix-inexpliquees.md").read_text(
        encoding="utf-8"
    )
    write("a.md", act)
    run("baseline", "write", "a.md")
    assert run("check", "a.md", "--severity", "information").exit_code == 1
    options = ("--severity", "information", "--baseline", FILE)
    # Every third space of the long lines becomes a line break, and the whole moves down.
    long_lines = re.compile(r"^(?=.{120}).*$", re.MULTILINE)
    wrapped = long_lines.sub(lambda line: re.sub(r"(\S+ \S+ \S+) ", r"\1\n", line[0]), act)
    assert wrapped.count("\n") > act.count("\n") + 20
    write("a.md", "\n\n\n" + wrapped)
    result = run("check", "a.md", *options)
    assert (result.exit_code, result.stderr) == (0, "")
