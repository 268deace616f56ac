"""Fetching the LEGI base from the DILA's open data, when the user asks, and making an index of it.

The address stands in ``law/sources.json``. The newest full archive and the increments after it are fetched into
a folder beside the index, where what an interruption leaves is taken up again the next time.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

from pydantic import BaseModel, ConfigDict

from actcheck.errors import ActcheckError
from actcheck.law.build import Progress, SourceError, build, not_written
from actcheck.law.index import LawIndex
from actcheck.law.tables import load_table

Watch = Callable[[str, int], AbstractContextManager[Progress]]
"""Given a name and how many bytes there are, shows how many are done."""

_FULL = re.compile(r"Freemium_legi_global_(\d{8}-\d{6})\.tar\.gz")
_INCREMENT = re.compile(r"(?<![A-Za-z_])LEGI_(\d{8}-\d{6})\.tar\.gz")
_TIMEOUT = 60  # seconds without an answer
_PIECE = 1 << 18  # bytes read at a time


class _Sources(BaseModel):
    """``law/sources.json``.

    :param legi_archives: where the DILA lists the archives of the LEGI base.
    :param shipped: what the index that actcheck ships is made from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    legi_archives: str
    shipped: tuple[str, ...]


def sources() -> _Sources:
    """Where the law comes from."""
    return load_table("sources.json", _Sources)


def update(output: Path, watch: Watch, url: str | None = None) -> LawIndex:
    """Fetch the newest archives and make an index of them; one that is there stays until the new one is whole.

    :param url: a page that lists the archives; by default the DILA's.
    :raises ActcheckError: without network, when the page lists no archive, or the disk is full.
    """
    page = (url or sources().legi_archives).rstrip("/") + "/"
    if urlsplit(page).scheme not in {"http", "https"}:
        raise ActcheckError(
            "adresse inutilisable / unusable address",
            where=page,
            hint="donner une adresse http(s) / give an http(s) one",
        )
    folder = output.with_name(f".{output.name}.download")
    archives = [folder / name for name in _newest(page)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for archive in archives:
            _fetch(urljoin(page, archive.name), archive, watch)
        with watch(output.name, sum(archive.stat().st_size for archive in archives)) as progress:
            index = build(archives, output, progress)
    except SourceError:
        shutil.rmtree(folder, ignore_errors=True)  # fetched again the next time
        raise
    except OSError as error:
        raise not_written(output, error) from error
    shutil.rmtree(folder, ignore_errors=True)
    return index


def _newest(page: str) -> list[str]:
    """The names of the newest full archive and of the increments after it, in order."""
    with _answer(page) as answer:
        try:
            listing = answer.read().decode("utf-8", "replace")
        except (OSError, HTTPException) as error:
            raise _cut_off(page) from error
    full = max(_FULL.finditer(listing), key=lambda found: found[1], default=None)
    if full is None:
        raise ActcheckError(
            "aucune archive LEGI à cette adresse / no LEGI archive at this address",
            where=page,
            hint="vérifier --from / check --from",
        )
    increments = {found[1]: found[0] for found in _INCREMENT.finditer(listing) if found[1] > full[1]}
    return [full[0], *(increments[day] for day in sorted(increments))]


def _fetch(url: str, archive: Path, watch: Watch) -> None:
    """Fetch an archive, from where an earlier attempt stopped."""
    if archive.exists():
        return
    partial = archive.with_name(archive.name + ".part")
    done = partial.stat().st_size if partial.exists() else 0
    with _answer(url, done) as answer:
        resumed = answer.status == HTTPStatus.PARTIAL_CONTENT
        done = done if resumed else 0
        size = done + int(answer.headers.get("Content-Length") or 0)
        with partial.open("ab" if resumed else "wb") as file, watch(archive.name, size) as progress:
            progress(done)
            while piece := _piece(answer, url):
                file.write(piece)
                done += len(piece)
                progress(len(piece))
    if done < size:
        raise _cut_off(url)
    partial.replace(archive)


def _piece(answer: HTTPResponse, url: str) -> bytes:
    try:
        return answer.read(_PIECE)
    except (OSError, HTTPException) as error:
        raise _cut_off(url) from error


def _answer(url: str, start: int = 0) -> HTTPResponse:
    asked = Request(url, headers={"Range": f"bytes={start}-"} if start else {})  # noqa: S310  http(s) only
    try:
        answer: HTTPResponse = urlopen(asked, timeout=_TIMEOUT)  # noqa: S310
    except HTTPError as error:
        with error:
            if error.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and start:
                return _answer(url)
        raise ActcheckError(
            f"le site répond {error.code} / the site answers {error.code}", where=url, hint=_UNCHANGED
        ) from error
    except (URLError, OSError, HTTPException) as error:
        raise ActcheckError(
            "réseau absent ou site injoignable / no network, or the site cannot be reached", where=url, hint=_UNCHANGED
        ) from error
    return answer


_UNCHANGED = "réessayer plus tard ; l'index en place n'a pas changé / try again later; the index in place is unchanged"


def _cut_off(url: str) -> ActcheckError:
    return ActcheckError(
        "téléchargement interrompu / download cut off",
        where=url,
        hint="relancer la commande, elle reprendra où elle s'est arrêtée / run it again, it will go on from there",
    )
