"""The same acts give the same bytes: another run, another order of files, other processes, other hashes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# A few of each kind: each run starts a process.
EXAMPLES = [
    path
    for path in sorted((Path(__file__).resolve().parents[1] / "examples").glob("*-*.*"))
    if path.suffix in (".txt", ".md")
][::3]
FORMATS = ("text", "json")


def laid(folder: Path, *, backwards: bool = False) -> Path:
    """The examples in a folder, written one after the other."""
    folder.mkdir(parents=True)
    for path in reversed(EXAMPLES) if backwards else EXAMPLES:
        shutil.copyfile(path, folder / path.name)
    return folder


def checked(where: Path, *arguments: str, seed: str = "0") -> bytes:
    """What ``actcheck check`` prints in a folder, with another seed for the hashes of text."""
    done = subprocess.run(
        [sys.executable, "-m", "actcheck", "check", *arguments, "--severity", "information"],
        cwd=where,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    return done.stdout


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid(tmp_path_factory.mktemp("here") / "acts").parent


@pytest.fixture(scope="module")
def reference(here: Path) -> dict[str, bytes]:
    return {form: checked(here, "acts", "--format", form, "--jobs", "1") for form in FORMATS}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("jobs", "seed"), [("1", "1"), ("2", "0"), ("3", "4294967295")])
def test_runs_processes_and_hashes(here: Path, reference: dict[str, bytes], form: str, jobs: str, seed: str) -> None:
    assert checked(here, "acts", "--format", form, "--jobs", jobs, seed=seed) == reference[form]


@pytest.mark.parametrize("form", FORMATS)
def test_a_folder_filled_in_another_order(tmp_path: Path, reference: dict[str, bytes], form: str) -> None:
    laid(tmp_path / "acts", backwards=True)
    assert checked(tmp_path, "acts", "--format", form, "--jobs", "2", seed="7") == reference[form]


def test_a_cache_that_is_cold(
    here: Path, reference: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACTCHECK_CACHE", str(tmp_path))
    for _ in "cold", "warm":
        assert checked(here, "acts", "--format", "json") == reference["json"]


def test_files_named_in_another_order(here: Path, reference: dict[str, bytes]) -> None:
    # Named one by one, files come in the order of the command line; each says the same.
    named = [f"acts/{path.name}" for path in reversed(EXAMPLES)]
    forwards, backwards = json.loads(reference["json"]), json.loads(checked(here, *named, "--format", "json"))
    assert backwards["files"] == forwards["files"][::-1]
    assert {k: v for k, v in backwards.items() if k != "files"} == {k: v for k, v in forwards.items() if k != "files"}
