"""The wheel, as a user has it: built, installed by itself, run from somewhere else."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from actcheck import __version__

REPOSITORY = Path(__file__).resolve().parents[1]
FIVE_MEGABYTES = 5_000_000

# Three members present, one excused, five votes.
ACT = """\
DEPARTEMENT DE LA HAUTE-BRENNE

DELIBERATION DE LA COMMISSION PERMANENTE
DU CONSEIL DEPARTEMENTAL

REUNION DU 17 MARS 2025

Étaient présents : M. Jean MARTEL, Mme Anne BRISSON, M. Paul LENOIR.

Excusé(s) : Mme Claire VASSEUR.

Après en avoir délibéré,

DECIDE :

Article unique :

D'attribuer une subvention de 1 000 euros à l'association Les Amis du canal.

Pour : 5 voix Contre : 0 voix Abstention : 0 voix
"""


def run(*command: object, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        # Without PYTHONPATH, by which the checkout could answer for the wheel.
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        | {"PYTHONIOENCODING": "utf-8"}
        | (env or {}),
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=REPOSITORY)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``actcheck`` command of an environment that holds the wheel."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    variables = {"base": str(place), "platbase": str(place)}
    scripts, packages = (Path(sysconfig.get_path(name, "venv", variables)) for name in ("scripts", "purelib"))
    python = scripts / Path(sys.executable).name
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    done = run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=place)
    assert done.returncode == 0, done.stderr
    # The dependencies are those of the environment that runs the tests: nothing is fetched. A folder
    # named by a .pth file has its own .pth files left unread, so that the checkout, which is
    # installed there by one, is not seen: only the wheel can answer.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    found = run(python, "-c", "import actcheck; print(actcheck.__file__)", cwd=place)
    assert Path(found.stdout.strip()).is_relative_to(packages), found.stderr
    return scripts / "actcheck"


def test_the_wheel_holds_all_that_a_check_needs_and_is_small(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    carried = {
        f"actcheck/data/{path.relative_to(REPOSITORY).as_posix()}"
        for folder, kept in (("grammars", "*.lark"), ("rules", "*.yaml"), ("law", "*"))
        for path in (REPOSITORY / folder).rglob(kept)
        if path.is_file()
    }
    assert {name.split("/")[2] for name in carried} == {"grammars", "rules", "law"}
    assert carried - names == set()
    assert "actcheck/py.typed" in names
    assert {f"actcheck-{__version__}.dist-info/licenses/LICENSE"} <= names
    assert not [name for name in names if name.startswith(("tests/", "examples/"))]
    assert wheel.stat().st_size < FIVE_MEGABYTES


def test_the_command_says_its_version(installed: Path, tmp_path: Path):
    done = run(installed, "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, f"actcheck {__version__}", "")


def test_the_command_checks_an_act_from_another_folder(installed: Path, tmp_path: Path):
    (tmp_path / "acte.txt").write_text(ACT, encoding="utf-8")
    done = run(installed, "check", "acte.txt", cwd=tmp_path, env={"ACTCHECK_CACHE": str(tmp_path / "cache")})
    line = ACT[: ACT.index("5 voix")].count("\n") + 1
    assert done.returncode == 1, done.stderr
    assert f"acte.txt:{line}:8" in done.stdout
    assert "VOT003" in done.stdout
    assert "Voix comptées : 5. Membres présents : 3." in " ".join(done.stdout.split())
