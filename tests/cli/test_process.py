"""The command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import actcheck

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "actcheck"]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.path.dirname(os.path.dirname(str(actcheck.__file__)))}


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], env=ENVIRONMENT | environment, capture_output=True, check=False, timeout=60
    )


def test_the_version_is_printed_without_importing_click():
    line = "import sys; sys.argv[1:] = ['--version']; from actcheck.__main__ import main; main(); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", line], env=ENVIRONMENT, capture_output=True, check=True, text=True)
    version, modules = ran.stdout.splitlines()
    assert version == f"actcheck {actcheck.__version__}"
    assert not {"click", "pydantic", "lark", "yaml", "pathlib"} & set(modules.split())


def test_help_imports_neither_the_grammars_nor_the_models():
    line = (
        "import sys; sys.argv[1:] = ['check', '--help']; from actcheck.__main__ import main\n"
        "try: main()\nfinally: print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", line], env=ENVIRONMENT, capture_output=True, check=True, text=True)
    assert "checks acts" in ran.stdout
    assert not {"pydantic", "lark", "yaml"} & set(ran.stdout.splitlines()[-1].split())


def test_a_character_that_the_terminal_lacks_is_an_escape(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Vœu de l'été", encoding="utf-8")
    ran = process("print-blocks", str(tmp_path / "a.txt"), PYTHONIOENCODING="latin-1")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.endswith(b"V\\u0153u de l'\xe9t\xe9\n")


def test_a_reader_that_leaves_is_not_an_error():
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ran = subprocess.run(
            [*COMMAND, "schema", "ast"], env=ENVIRONMENT, stdout=closed, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_no_command_shows_the_help():
    ran = process()
    assert ran.returncode == 2
    assert ran.stdout.startswith(b"Usage: actcheck")
