"""The LEGI base fetched from a site of the tests' own, on this machine."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from actcheck.errors import ActcheckError
from actcheck.law import update as fetching
from actcheck.law.build import Progress
from actcheck.law.index import LawIndex
from actcheck.law.update import sources, update

from .test_legi_archive import ENDED, FULL, INCREMENT, archive, one, place, version

OLD_FULL = "Freemium_legi_global_20240101-000000.tar.gz"
OLD_INCREMENT = "LEGI_20250701-210000.tar.gz"


class Site:
    """What the site has, how it answers, and what it was asked: (path, Range)."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.cut_after: int | None = None
        self.knows_ranges = True
        self.asked: list[tuple[str, str | None]] = []
        self.url = ""


@pytest.fixture
def site() -> Iterator[Site]:
    here = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.removeprefix("/LEGI/")
            asked = self.headers.get("Range")
            here.asked.append((name, asked))
            if not name:
                listing = "".join(f'<a href="{each}">{each}</a>' for each in here.files)
                self._answer(200, f"<html>{listing}</html>".encode())
            elif name not in here.files:
                self._answer(404, b"")
            elif asked and here.knows_ranges:
                start = int(asked.removeprefix("bytes=").removesuffix("-"))
                left = here.files[name][start:]
                self._answer(206 if left else 416, left)
            else:
                self._answer(200, here.files[name], here.cut_after)

        def _answer(self, status: int, content: bytes, cut_after: int | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[:cut_after])

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        here.url = f"http://127.0.0.1:{server.server_port}/LEGI"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield here
        server.shutdown()
        thread.join()


@pytest.fixture
def stocked(site: Site, tmp_path: Path) -> Site:
    """Two full archives and an increment after each of them."""
    old = {place(one(1)): version(one(1), "L3121-14", "1996-02-24")}
    full = {
        place(one(1)): version(one(1), "L3121-14", "1996-02-24", ENDED),
        place(one(2)): version(one(2), "L3121-14", ENDED),
    }
    later = {place(one(3)): version(one(3), "L3121-15", "2025-07-14")}
    made = tmp_path / "site"
    made.mkdir()
    for name, files in ((OLD_FULL, old), (OLD_INCREMENT, old), (FULL, full), (INCREMENT, later)):
        site.files[name] = archive(made / name, files).read_bytes()
    return site


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "index.zip"


class Watched:
    """What was shown: (name, size) and how many bytes were done."""

    def __init__(self) -> None:
        self.shown: dict[tuple[str, int], int] = {}

    @contextmanager
    def __call__(self, name: str, size: int) -> Iterator[Progress]:
        self.shown[name, size] = 0

        def done(more: int) -> None:
            self.shown[name, size] += more

        yield done


def left(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.glob(f".{output.name}*/*"))


def test_the_newest_archive_and_the_increments_after_it_make_the_index(stocked: Site, output: Path) -> None:
    watched = Watched()
    law = update(output, watched, stocked.url)
    assert stocked.asked == [("", None), (FULL, None), (INCREMENT, None)]
    sizes = [len(stocked.files[name]) for name in (FULL, INCREMENT)]
    assert watched.shown == {
        (FULL, sizes[0]): sizes[0],
        (INCREMENT, sizes[1]): sizes[1],
        (output.name, sum(sizes)): sum(sizes),
    }
    assert law.numbers("CGCT") == ("L3121-14", "L3121-15")
    assert [version.end is None for version in law.find("CGCT", "L3121-14", None).versions] == [False, True]
    assert list(output.parent.glob(".index*")) == []


def test_a_download_cut_off_goes_on_from_where_it_stopped(stocked: Site, output: Path) -> None:
    output.write_bytes(b"the index in place")
    stocked.cut_after = 200
    with pytest.raises(ActcheckError, match="download cut off") as caught:
        update(output, Watched(), stocked.url)
    assert caught.value.where == f"{stocked.url}/{FULL}"
    assert output.read_bytes() == b"the index in place"
    assert left(output) == [f"{FULL}.part"]
    stocked.cut_after = None
    stocked.asked.clear()
    watched = Watched()
    law = update(output, watched, stocked.url)
    assert (FULL, "bytes=200-") in stocked.asked
    size = len(stocked.files[FULL])
    assert watched.shown[FULL, size] == size
    assert law.exists("CGCT", "L3121-15")


@pytest.mark.parametrize("knows_ranges", [True, False])
@pytest.mark.parametrize("extra", [b"", b"of another archive"])
def test_what_is_left_of_another_download_is_not_kept(
    stocked: Site, output: Path, extra: bytes, *, knows_ranges: bool
) -> None:
    stocked.knows_ranges = knows_ranges
    folder = output.with_name(f".{output.name}.download")
    folder.mkdir()
    (folder / f"{FULL}.part").write_bytes(stocked.files[FULL] + extra)
    assert update(output, Watched(), stocked.url).exists("CGCT", "L3121-14")


def test_without_network_the_index_in_place_stays(site: Site, output: Path) -> None:
    output.write_bytes(b"the index in place")
    # A port that was free a moment ago, on which nothing listens.
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        url = f"http://127.0.0.1:{server.server_port}"
    with pytest.raises(ActcheckError, match="no network, or the site cannot be reached") as caught:
        update(output, Watched(), url)
    assert caught.value.where == f"{url}/"
    assert "the index in place is unchanged" in (caught.value.hint or "")
    assert output.read_bytes() == b"the index in place"
    assert site.asked == []


def test_a_page_without_archives_is_said(site: Site, output: Path) -> None:
    with pytest.raises(ActcheckError, match="no LEGI archive at this address"):
        update(output, Watched(), site.url)


def test_a_site_that_refuses_is_said(stocked: Site, output: Path) -> None:
    with pytest.raises(ActcheckError, match="the site answers 404"):
        update(output, Watched(), f"{stocked.url}/elsewhere")


def test_an_address_of_another_kind_is_refused(output: Path) -> None:
    with pytest.raises(ActcheckError, match="unusable address"):
        update(output, Watched(), output.parent.as_uri())


def test_a_damaged_archive_is_refused_and_fetched_again_the_next_time(stocked: Site, output: Path) -> None:
    output.write_bytes(b"the index in place")
    good, stocked.files[FULL] = stocked.files[FULL], b"no archive"
    with pytest.raises(ActcheckError, match="damaged law source"):
        update(output, Watched(), stocked.url)
    assert output.read_bytes() == b"the index in place"
    assert left(output) == []
    stocked.files[FULL] = good
    assert update(output, Watched(), stocked.url).exists("CGCT", "L3121-14")


def test_a_full_disk_leaves_the_index_in_place(stocked: Site, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output.write_bytes(b"the index in place")

    def full(_: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(ActcheckError, match="disk full, nothing was replaced") as caught:
            update(output, Watched(), stocked.url)
    assert caught.value.where == str(output)
    assert output.read_bytes() == b"the index in place"
    assert isinstance(update(output, Watched(), stocked.url), LawIndex)


def test_the_official_address_is_that_of_the_dila(stocked: Site, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sources().legi_archives == "https://echanges.dila.gouv.fr/OPENDATA/LEGI/"
    monkeypatch.setattr(fetching, "sources", lambda: sources().model_copy(update={"legi_archives": stocked.url}))
    assert update(output, Watched()).exists("CGCT", "L3121-14")
