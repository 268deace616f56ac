"""What holds for the tree as a whole, whatever the file."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from lark import GrammarError, Lark

from actcheck import __version__
from actcheck.rules.rule_file import DECIDING
from actcheck.syntax.lark_lexers import LarkIslandLexer

REPOSITORY = Path(__file__).resolve().parents[1]
# A file without a start holds terminals for the others to import.
GRAMMARS = [
    path
    for path in sorted(REPOSITORY.glob("grammars/*.lark"))
    if re.search(r"^\??start\s*:", path.read_text(encoding="utf-8"), re.MULTILINE)
]
# The language of a rule's condition; the others are read over islands.
READ_WORD_BY_WORD = {"requirement"}
# Two numbers side by side: a number goes on for as long as it can.
READS_ON = {"date"}

# Made by a command (make law); tests/law/test_build.py says from what.
PACKED = {"law/articles.zip"}

# Written in pieces, so that this file does not name them.
REGISTRY_HOST = re.compile(
    "|".join(
        re.escape(".".join(host))
        for host in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "com"),
            ("npmjs", "org"),
            ("crates", "io"),
            ("proxy", "golang", "org"),
            ("deb", "debian", "org"),
        )
    )
)
MACHINE_PATH = re.compile("|".join(("/" + "work/", "/" + "home/", "/" + "root/", "/" + "tmp/", r"[A-Z]:\\" + "Users")))


@cache
def project_files() -> tuple[Path, ...]:
    """The project's own files, the packed ones left out: those in the repository or that would be added to it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
        text=True,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: which files are the project's is not known")
    files = (REPOSITORY / name for name in listed.stdout.split("\0") if name and name not in PACKED)
    return tuple(path for path in files if path.is_file())


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(REPOSITORY)}:{number}: {line.strip()}"
        for path in project_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_every_file_of_the_project_is_text_in_utf_8():
    assert len(project_files()) > 50
    for path in project_files():
        path.read_bytes().decode("utf-8")


def test_no_file_names_the_host_of_a_package_registry():
    assert lines_with(REGISTRY_HOST) == []


def test_no_file_names_a_folder_of_one_machine():
    assert lines_with(MACHINE_PATH) == []


def test_the_patterns_find_what_they_forbid():
    assert REGISTRY_HOST.search("https://files." + "pythonhosted" + ".org/x.whl")
    assert MACHINE_PATH.search("see /" + "home/someone/acts")


def test_the_lock_holds_versions_and_hashes_and_nothing_else():
    lock = (REPOSITORY / "requirements-dev.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert len(entries) > 20
    pinned = re.compile(r"[a-z0-9._-]+==[^\s;]+( ; [^\\\n]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+")
    assert [entry.splitlines()[0] for entry in entries if not pinned.fullmatch(entry)] == []


def compiled(path: Path, *, strict: bool) -> Lark:
    return Lark.open(
        str(path),
        parser="lalr",
        lexer="basic" if path.stem in READ_WORD_BY_WORD else LarkIslandLexer,
        strict=strict,
        import_paths=[str(path.parent)],
    )


@pytest.mark.parametrize("path", GRAMMARS, ids=lambda path: path.stem)
def test_no_grammar_has_two_readings(path: Path):
    # Lark resolves a shift/reduce conflict in silence, by reading on; it is strict here.
    if path.stem in READS_ON:
        with pytest.raises(GrammarError, match="Shift/Reduce"):
            compiled(path, strict=True)
    assert compiled(path, strict=path.stem not in READS_ON).rules


def test_there_are_grammars():
    assert {path.stem for path in GRAMMARS} >= {"act", *READ_WORD_BY_WORD, *READS_ON}


def test_no_module_has_a_name_that_says_nothing():
    vague = {"utils", "helpers", "base", "manager", "types", "common", "misc"}
    modules = {path.stem for path in (REPOSITORY / "src").rglob("*.py")}
    assert modules & vague == set()


def test_the_changelog_tells_of_this_version():
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(__version__)}\]", changelog, re.MULTILINE)


def with_a_check() -> set[str]:
    """The checks in Python, as the rule files that they belong to."""
    return {
        f"{path.parent.name}/{path.stem.replace('_', '-')}"
        for path in (REPOSITORY / "src/actcheck/rules").glob("*/*.py")
        if re.search(r"^def check\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }


def test_every_check_has_its_rule_file_and_every_rule_its_check():
    deciding = re.compile(rf"^(?:{'|'.join(DECIDING)})\s*:", re.MULTILINE)
    without = {
        f"{path.parent.name}/{path.stem}"
        for path in (REPOSITORY / "rules").glob("*/*.yaml")
        if not deciding.search(path.read_text(encoding="utf-8"))
    }
    assert with_a_check() == without
    assert len(without) > 100
