"""Where findings are written."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from actcheck.reporters import formats
from actcheck.reporters.formats import Format

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("rules_seen")

CLOSING = "1 fichier vérifié : 1 avertissement\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with an act."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A FAUTE", encoding="utf-8")
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_files_beside_the_terminal(run: Run, folder: Path):
    result = run("check", "a.txt", "--output", "json=out.json", "--output", "github=out.txt")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.endswith(CLOSING)
    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["summary"]["warnings"] == 1
    assert (folder / "out.txt").read_bytes().decode("utf-8").endswith(f"\n{CLOSING}")
    assert names(folder) == {"a.txt", "out.json", "out.txt"}


def test_a_file_has_no_colours(run: Run, folder: Path):
    result = run("check", "a.txt", "--output", "text=out.txt", "--color", "always")
    assert "\x1b[" in result.stdout
    assert "\x1b[" not in (folder / "out.txt").read_text(encoding="utf-8")


def test_the_standard_output_given_to_another_format(run: Run, folder: Path):
    result = run("check", "a.txt", "--output", "jsonl=-", "--output", "text=out.txt")
    assert [json.loads(line)["type"] for line in result.stdout.splitlines()] == ["file", "summary"]
    assert (folder / "out.txt").read_text(encoding="utf-8").endswith(CLOSING)


@pytest.mark.usefixtures("folder")
def test_bytes_on_the_standard_output(run: Run):
    result = run("check", "a.txt", "--format", "junit")
    assert result.stdout_bytes.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
    assert "C'est une faute." in result.stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--output", "sarif"), "« sarif » : FORMAT=FILE (sarif=actcheck.sarif)"),
        (("--output", "sarif="), "« sarif= » : FORMAT=FILE"),
        (("--output", "sarf=a.sarif"), "« sarf » : formats : "),
        (("--output", "json=x", "--output", "sarif=./x"), "deux sorties au même endroit / two outputs in one place: x"),
        (("--output", "json=-", "--format", "text"), "deux sorties au même endroit / two outputs in one place: -"),
        (("--output", "json=-", "--output", "sarif=-"), "deux sorties au même endroit / two outputs in one place: -"),
    ],
)
def test_what_cannot_be_is_one_line(run: Run, folder: Path, options: tuple[str, ...], told: str):
    result = run("check", "a.txt", *options)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert told in result.stderr
    assert names(folder) == {"a.txt"}


@pytest.mark.parametrize("file", ["none/out.json", "sub"])
def test_a_file_that_cannot_be_written_is_one_line(run: Run, folder: Path, file: str):
    (folder / "sub").mkdir()
    result = run("check", "a.txt", "--output", f"json={file}")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert f"{file}: fichier qui ne peut pas être écrit / file cannot be written: " in result.stderr


def test_a_file_is_whole_or_as_it_was(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "out.json").write_text("before", encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("actcheck.reporters.github.GithubReporter.close", interrupted)
    result = run("check", "a.txt", "--output", "json=out.json", "--output", "github=new.txt")
    assert result.exit_code == 130
    assert (folder / "out.json").read_text(encoding="utf-8") == "before"
    assert names(folder) == {"a.txt", "out.json"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_one(run: Run, folder: Path):
    (folder / "target.json").touch()
    (folder / "link.json").symlink_to("target.json")
    run("check", "a.txt", "--output", "json=link.json")
    assert (folder / "link.json").is_symlink()
    assert json.loads((folder / "target.json").read_text(encoding="utf-8"))["summary"]["checked"] == 1


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="no such device")
@pytest.mark.usefixtures("folder")
def test_a_device_is_written_to_as_it_is(run: Run):
    assert run("check", "a.txt", "--output", "json=/dev/null").exit_code == 1
    assert not os.path.isfile("/dev/null")


def test_a_format_whose_extra_is_missing_is_one_line(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "actcheck.reporters.github", None)
    extra = Format("actcheck.reporters.github:GithubReporter", extra="report")
    monkeypatch.setitem(formats.FORMATS, "github", extra)  # type: ignore[arg-type]
    result = run("check", "a.txt", "--output", "github=out.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("n'est pas installé / is not installed (pip install 'actcheck[report]')\n")
    assert names(folder) == {"a.txt"}


def test_inputs_that_are_not_checked_are_told_in_the_file_too(run: Run, folder: Path):
    result = run("check", "a.txt", "missing.txt", "--output", "json=out.json")
    assert result.exit_code == 2
    (failure,) = json.loads((folder / "out.json").read_text(encoding="utf-8"))["failures"]
    assert failure["path"] == "missing.txt"
