"""Many writers at once, writers killed, disks full, registers that may not be written, connections lost."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from actcheck.errors import ActcheckError
from actcheck.register import database
from actcheck.register.database import Counts, open_register
from tests.register.conftest import new_database
from tests.register.writing import act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.register.conftest import Server

WRITING = Path(__file__).with_name("writing.py")


def writer(named: str, first: int, count: int, shared: int = 0) -> subprocess.Popen[str]:
    arguments = [sys.executable, WRITING, named, *map(str, (first, count, shared))]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def none_lost_none_doubled(named: str, places: range) -> None:
    with open_register(named) as register:
        assert list(register.problems()) == []
        kept = [(each.path, each.record.number) for each in register.kept()]
        assert sorted(kept) == sorted((f"acts/{place}.md", f"2024-{place}") for place in places)


def write_at_once(named: str, processes: int, each: int, shared: int) -> None:
    """Writers that all find no register, and that end with the same acts."""
    started = [writer(named, number * each, each, shared) for number in range(processes)]
    for process in started:
        _, said = process.communicate()
        assert (process.returncode, said) == (0, "")
    none_lost_none_doubled(named, range(processes * each))


def test_writers_at_once(address: str) -> None:
    write_at_once(address, processes=4, each=15, shared=20)


@pytest.mark.durability
def test_eight_writers_of_two_thousand_acts(address: str) -> None:
    write_at_once(address, processes=8, each=250, shared=250)


def killed(named: str, times: int) -> None:
    """Writers ended at any moment leave a register that is whole, and that takes what they were writing."""
    chance = random.Random(times)  # noqa: S311 - nothing is kept secret
    count = 40
    # How long a writer takes that is left to end.
    process = writer(named, 0, count, count)
    assert process.stdout is not None
    process.stdout.readline()
    began = time.monotonic()
    process.communicate()
    took = time.monotonic() - began
    with open_register(named, write=True) as register:
        register.remove([f"acts/{place}.md" for place in range(count)])
    interrupted = 0
    for _ in range(20 * times):
        if interrupted == times:
            break
        process = writer(named, 0, count, count)
        assert process.stdout is not None
        if chance.random() < 0.8:  # else the register may be killed as it is made
            process.stdout.readline()
        try:
            process.wait(timeout=chance.uniform(0, took))
        except subprocess.TimeoutExpired:
            interrupted += 1
            process.send_signal(signal.SIGKILL)
        process.communicate()
        with open_register(named, write=True) as register:
            assert list(register.problems()) == []
            places = [int(kept.path.removeprefix("acts/").removesuffix(".md")) for kept in register.kept()]
            # Each transaction is there whole, or not at all.
            assert sorted(places) == list(range(len(places)))
            assert len(places) % 5 == 0
            if places:
                assert register.add([act(0)]) == Counts(unchanged=1)
            if chance.random() < 0.5:
                register.remove([f"acts/{place}.md" for place in places])
    assert interrupted == times
    with open_register(named, write=True) as register:
        register.add(act(place) for place in range(count))
    none_lost_none_doubled(named, range(count))


def test_writers_killed(tmp_path: Path) -> None:
    killed(str(tmp_path / "register.sqlite"), times=5)


@pytest.mark.durability
def test_writers_killed_at_fifty_moments(address: str) -> None:
    killed(address, times=50)


# --- one clear message, nothing lost ------------------------------------------------------------------


@pytest.fixture
def made(tmp_path: Path) -> str:
    """A register of ten acts, closed."""
    named = str(tmp_path / "register.sqlite")
    with open_register(named, write=True) as register:
        register.add(act(place) for place in range(10))
    return named


def test_a_disk_that_is_full(made: str) -> None:
    with open_register(made, write=True) as register:
        with register.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ActcheckError, match="disque plein") as error:
            register.add(act(place) for place in range(10, 600))
        assert error.value.where == made
        assert error.value.hint
    none_lost_none_doubled(made, range(10))
    with open_register(made, write=True) as register:
        register.add(act(place) for place in range(10, 600))
    none_lost_none_doubled(made, range(600))


def test_a_file_that_may_grow_no_more(made: str) -> None:
    """What a quota does: the system refuses to write."""
    limit = os.path.getsize(made) + 20_000
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_register(made, write=True) as register:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            with pytest.raises(ActcheckError, match="disque plein"):
                register.add((act(place) for place in range(10, 600)), at_once=True)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    none_lost_none_doubled(made, range(10))


@contextmanager
def nobody() -> Iterator[None]:
    """As somebody who may not write everywhere: root may."""
    if os.geteuid() != 0:
        yield
        return
    os.setegid(65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.mark.parametrize("folder", [0o755, 0o777], ids=["the folder too", "the file alone"])
def test_a_register_that_may_only_be_read(folder: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        named = f"{place}/register.sqlite"
        with open_register(named, write=True) as register:
            register.add([act(0)])
        os.chmod(named, 0o444)
        os.chmod(place, folder if os.geteuid() == 0 else folder & 0o555)
        with nobody():
            with open_register(named) as register:
                assert [kept.path for kept in register.kept()] == ["acts/0.md"]
            with pytest.raises(ActcheckError, match=r"lecture seule|ouvert") as error:  # noqa: SIM117
                with open_register(named, write=True) as register:
                    register.add([act(1)])
            assert error.value.where == named
            assert error.value.hint
        os.chmod(place, 0o700)
        none_lost_none_doubled(named, range(1))


def test_a_register_that_another_program_keeps_for_itself(made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0)
    with open_register(made, write=True) as first, first.writing(), open_register(made, write=True) as second:
        with pytest.raises(ActcheckError, match="occupé"):
            second.add([act(10)])
        # Who reads is not kept waiting.
        assert second.count() == 10
    none_lost_none_doubled(made, range(10))


def test_a_connection_that_is_lost(server: Server) -> None:
    named = new_database(server)
    with open_register(named, write=True) as register:
        register.add(act(place) for place in range(10))
        files = (act(place) for place in range(10, 20))

        def cut() -> Iterator[object]:
            """The server is gone once the transaction has begun."""
            server.stop()
            yield from files

        try:
            with pytest.raises(ActcheckError, match="connexion perdue") as error:
                register.add(cut(), at_once=True)  # type: ignore[arg-type]
            with pytest.raises(ActcheckError, match="injoignable"):
                open_register(named)
        finally:
            server.start()
        assert error.value.where is not None
        assert error.value.hint
        # The same register, once the server is back.
        assert register.add(act(place) for place in range(10, 20)) == Counts(new=10)
    none_lost_none_doubled(named, range(20))


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ActcheckError, match="injoignable") as error:
        open_register(f"postgresql://clerk:secret@/acts?host={tmp_path}")
    assert "secret" not in str(error.value)
