"""Registers to fill, the invented archive, and a PostgreSQL server of the tests' own."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from actcheck import pipeline
from actcheck.register.database import FileRecords, open_in_memory, open_register
from actcheck.rules import Engine, rule_files
from actcheck.rules.compilation import compile_file

if TYPE_CHECKING:
    from types import ModuleType

    from actcheck.register.database import Register
    from actcheck.register.record import Record

REPOSITORY = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is long runs when it is asked for: ``pytest -m durability``."""
    if "durability" in (config.option.markexpr or ""):
        return
    long = [item for item in items if item.get_closest_marker("durability") is not None]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


@cache
def archive_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("invented_archive", REPOSITORY / "examples" / "archive.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def invented() -> ModuleType:
    """``examples/archive.py``."""
    return archive_module()


@pytest.fixture(scope="session")
def across() -> Engine:
    """The rules that ask the register, those that are off by default among them."""
    asking = [path for path in rule_files() if "\n    known:" in path.read_text(encoding="utf-8")]
    return Engine(compile_file(path, examples=False) for path in asking)


def of_file(path: str, *records: Record, digest: str = "") -> FileRecords:
    return FileRecords(path, digest, records)


@pytest.fixture
def register() -> Iterator[Register]:
    """An empty register in memory."""
    with open_in_memory() as opened:
        yield opened


@cache
def written(text: str) -> tuple[Record, ...]:
    """The records of a text."""
    return pipeline.records(text)


# --- PostgreSQL -------------------------------------------------------------------------------------


class Server(NamedTuple):
    """A PostgreSQL server started by the tests.

    :param stop: ends it at once, as a failure would; ``start`` starts it again.
    """

    url: str
    stop: Callable[[], None]
    start: Callable[[], None]


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    other = shutil.which("initdb")
    return Path(other).parent if other else None


def _servant() -> dict[str, Any]:
    """Who runs the server, which refuses to be run by root."""
    if os.geteuid() != 0:
        return {}
    import pwd

    account = pwd.getpwnam("postgres")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The server; the test is skipped where PostgreSQL is not installed."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    try:
        servant = _servant()
    except KeyError:
        pytest.skip("PostgreSQL is installed, and there is no account postgres to run it")
    # The path of a socket is short, and whoever runs the server must reach it.
    with tempfile.TemporaryDirectory(prefix="pg") as place:
        folder = Path(place)
        if servant:
            os.chown(folder, servant["user"], servant["group"])

        def ran(program: str, *arguments: str) -> None:
            done = subprocess.run(
                [programs / program, *arguments],
                cwd=folder,
                env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
                **servant,
            )
            assert done.returncode == 0, done.stdout

        data = str(folder / "data")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"

        def start() -> None:
            ran("pg_ctl", "start", "-w", "-D", data, "-l", str(folder / "log"), "-o", options)

        def stop() -> None:
            ran("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)

        # The locale of a French office: what is compared byte by byte must not follow it.
        ran("initdb", "-D", data, "-U", "actcheck", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8")
        start()
        try:
            yield Server(f"postgresql://actcheck@/postgres?host={folder}", stop, start)
        finally:
            stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty register may be made: a SQLite file, a PostgreSQL database."""
    if request.param == "sqlite":
        return str(tmp_path / "register.sqlite")
    return new_database(request.getfixturevalue("server"))


def new_database(server: Server) -> str:
    import psycopg

    name = f"acts_{len(_made)}"
    _made.append(name)
    plain = server.url
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    return plain.replace("/postgres?", f"/{name}?")


_made: list[str] = []


@pytest.fixture
def shared(address: str) -> Iterator[Register]:
    """A register in SQLite, then one in PostgreSQL."""
    with open_register(address, write=True) as opened:
        yield opened
