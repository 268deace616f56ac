"""Whatever is given: an exit code, one clear line, no traceback, and the other files are checked all the same."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]

ACT = "Séance du 17 mars 2025. FAUTE d'été."
EMPTY = "rien à vérifier : fichier vide / nothing to check: empty file"
NO_ACT = "rien à vérifier : dossier sans acte (*.txt, *.md) / nothing to check: folder without acts"


def convert(kind: str) -> str:
    what = f"fichier binaire{kind}, pas du texte / binary file{kind}, not text"
    return f"{what} (le convertir en texte / convert it to text)"


UNREADABLE = {
    "empty": (b"", EMPTY, 3),
    "blank": (b" \r\n\t\n", EMPTY, 3),
    "binary": (bytes(range(256)) * 4, convert(""), 2),
    "pdf": (b"%PDF-1.7\n...", convert(" (PDF)"), 2),
    "nul bytes": (b"\x00" * 100, convert(""), 2),
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text("B FAUTE", encoding="utf-8")
    return path


@pytest.mark.usefixtures("rules_seen")
@pytest.mark.parametrize("case", UNREADABLE)
class TestWithoutText:
    @pytest.fixture
    def path(self, tmp_path: Path, case: str) -> Path:
        path = tmp_path / "a.txt"
        path.write_bytes(UNREADABLE[case][0])
        return path

    @pytest.mark.parametrize("command", ["check", "print-blocks", "print-ast", "print-facts"])
    def test_alone(self, run: Run, path: Path, case: str, command: str):
        _, why, code = UNREADABLE[case]
        result = run(command, path)
        assert (result.exit_code, result.stdout) == (code, "")
        assert result.stderr == f"actcheck: {path}: {why}\n"

    def test_beside_another(self, run: Run, path: Path, case: str, good: Path):
        _, why, code = UNREADABLE[case]
        result = run("check", path, good)
        assert result.exit_code == (2 if code == 2 else 1)
        assert result.stderr == f"actcheck: {path}: {why}\n"
        assert result.stdout.startswith(f"{good}:1:3: avertissement ")


@pytest.mark.usefixtures("rules_seen")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_offices_write_is_read(run: Run, tmp_path: Path, encoding: str):
    path = tmp_path / "a.txt"
    path.write_bytes(ACT.encode(encoding))
    result = run("check", path)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[2] == f"1 | {ACT}"
    assert result.stdout.startswith(f"{path}:1:25: avertissement ")


@pytest.mark.usefixtures("rules_seen")
def test_a_nul_within_a_text_is_shown_as_an_escape(run: Run, tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(ACT.encode().replace(b"mars", b"ma\x00s"))
    result = run("check", path)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[2] == r"1 | Séance du 17 ma\x00s 2025. FAUTE d'été."


def test_a_line_of_five_megabytes_is_checked(run: Run, tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("La commune délibère. " * 238_000, encoding="utf-8")
    assert path.stat().st_size > 5_000_000
    result = run("check", path, "--select", "VOT003")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "1 fichier vérifié : rien à signaler\n"


@pytest.mark.usefixtures("rules_seen")
def test_a_missing_path(run: Run, tmp_path: Path, good: Path):
    result = run("check", tmp_path / "none.txt", good)
    assert result.exit_code == 2
    line = "fichier introuvable / file not found (vérifier le chemin / check the path)"
    assert result.stderr == f"actcheck: {tmp_path / 'none.txt'}: {line}\n"
    assert result.stdout.splitlines()[-1] == "1 fichier vérifié, 1 non lu : 1 avertissement"


@pytest.mark.usefixtures("rules_seen")
def test_a_folder_without_acts(run: Run, tmp_path: Path, good: Path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "README.md").write_text("FAUTE", encoding="utf-8")
    result = run("check", folder)
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", f"actcheck: {folder}: {NO_ACT}\n")
    assert run("check", folder, good).exit_code == 1


@pytest.mark.usefixtures("rules_seen")
def test_a_name_that_is_no_text(run: Run, tmp_path: Path):
    path = os.fsencode(tmp_path) + b"/\xe9t\xe9.txt"
    try:
        with open(path, "wb") as file:
            file.write(b"A FAUTE")
    except OSError:
        pytest.skip("this file system refuses names that are not UTF-8")
    for form, found in (("text", r"\xe9t\xe9.txt:1:3:"), ("json", r"\\xe9t\\xe9.txt")):
        result = run("check", tmp_path, "--format", form)
        assert result.exit_code == 1
        assert found in result.stdout


RULE = {
    "id": "VOT901",
    "name": "too-many-votes",
    "since": "0.1.0",
    "severity": "error",
    "applies_to": ["deliberation"],
    "ground": "procedure",
    "basis": [{"article": "CGCT L1", "says": "Chacun vote une fois."}],
    "require": "voting.total <= attendance.present",
    "title": {"fr": "Trop de voix", "en": "Too many votes"},
    "message": {"fr": "{voting.total} voix.", "en": "{voting.total} votes."},
    "help": {"fr": "Recompter.", "en": "Count again."},
    "why": {"fr": "Nul ne vote deux fois.", "en": "Nobody votes twice."},
    "conforming": [{"name": "enough", "act": "Pour : 4 voix"}],
    "faulty": [{"name": "too many", "act": "Pour : 5 voix", "at": "5"}],
}


@pytest.fixture
def rules_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    (folder / "voting").mkdir(parents=True)
    return folder


def write(folder: Path, **changes: object) -> Path:
    content = RULE | changes
    path = folder / "voting" / f"{content['name']}.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.usefixtures("rules_seen")
def test_rules_may_be_added(run: Run, rules_folder: Path, rules_seen: list[str]):
    write(rules_folder)
    assert run("check", "-", "--rules", rules_folder, input="rien").exit_code == 0
    assert {"VOT003", "VOT901"} <= set(rules_seen)
    page = run("rule", "too-many-votes", "--rules", rules_folder)
    assert page.stdout.startswith("VOT901 too-many-votes (erreur)\nTrop de voix\n")


@pytest.mark.usefixtures("rules_seen")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("not-yaml.yaml", "id: [VOT901"),
        ("empty.yaml", ""),
        ("unknown-key.yaml", yaml.safe_dump(RULE | {"name": "unknown-key", "colour": "red"})),
        ("no-such-fact.yaml", yaml.safe_dump(RULE | {"name": "no-such-fact", "require": "voting.totl <= 3"})),
        ("latin.yaml", b"\xe9\xe8\x00"),
    ],
)
@pytest.mark.parametrize("command", [("check", "-"), ("rules",), ("rule", "VOT003")])
def test_a_broken_rule_file(run: Run, rules_folder: Path, name: str, content: str | bytes, command: tuple[str, ...]):
    path = rules_folder / "voting" / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = run(*command, "--rules", rules_folder, input="FAUTE")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(f"actcheck: {path}:")


def test_two_rules_with_one_id(run: Run, rules_folder: Path):
    write(rules_folder)
    second = write(rules_folder, name="votes-too-many")
    result = run("check", "-", "--rules", rules_folder, input="FAUTE")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(f"actcheck: {second}: « VOT901 » nomme déjà une règle / already names a rule : ")


def test_a_rules_folder_that_does_not_exist(run: Run, tmp_path: Path):
    result = run("check", "-", "--rules", tmp_path / "none", input="FAUTE")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(f"actcheck: {tmp_path / 'none'}: dossier de règles illisible")
