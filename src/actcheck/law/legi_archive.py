"""Reading the archives of the LEGI base of the DILA: one file in XML for each version of each article.

A full archive (``Freemium_legi_global_20250713-140000.tar.gz``) may be followed by the increments of the days
after (``LEGI_20250714-210000.tar.gz``), or they may be unpacked in folders of the same names. In them, the
versions of a code's articles are ``.../code_en_vigueur/.../LEGITEXT.../article/.../LEGIARTI....xml``.
"""

from __future__ import annotations

import io
import re
import tarfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple
from xml.etree import ElementTree as ET

from actcheck.errors import ActcheckError
from actcheck.law.article_numbers import canonical
from actcheck.law.build import ArticleRecord, CodeRecord, Progress, foreign, source, written_versions
from actcheck.law.index import Source

_MADE_ON = re.compile(r"(\d{4})(\d{2})(\d{2})-\d{6}")
_VERSION_FILE = re.compile(r"/code_(?:en|non)_vigueur/.*/article/.*/(LEGIARTI\d{12})\.xml$")
_DELETED_VERSION = re.compile(r"/code_(?:en|non)_vigueur/.*/article/.*/(LEGIARTI\d{12})\s*$")
_DELETIONS = "liste_suppression_legi.dat"
_NEVER_IN_FORCE = {"MODIFIE_MORT_NE", "ANNULE", ""}
_OPEN = "29990101"
_NOT_SET = "22220222"  # stands for a day that a decree has still to set


class _VersionRecord(NamedTuple):
    legi_id: str
    title: str
    number: str
    state: str
    start: str
    end: str


def read(paths: Sequence[Path], progress: Progress) -> tuple[list[CodeRecord], list[Source]]:
    """The codes of an archive and of the increments after it, in the order of their days.

    :raises ActcheckError: when one of them is damaged, or its name does not hold its day.
    """
    versions: dict[str, _VersionRecord] = {}
    days = sorted((_made_on(path), path) for path in paths)
    for _, path in days:
        known = len(versions)
        deleted: list[str] = []
        try:
            for name, file in _files(path, progress):
                if name.endswith(_DELETIONS):
                    lines = file.read().decode("utf-8", "replace").splitlines()
                    deleted.extend(found[1] for found in map(_DELETED_VERSION.search, lines) if found)
                else:
                    identifier, version = _version(file)
                    versions[identifier] = version
        except (OSError, EOFError, ValueError, ET.ParseError, tarfile.TarError, zlib.error) as error:
            raise foreign(path) from error
        if not known and not versions:
            raise foreign(path)
        for identifier in deleted:
            versions.pop(identifier, None)
    as_of = days[-1][0]
    sources = [source(path, path.name, day) for day, path in reversed(days)]
    return _records(versions, as_of), sources


def _records(versions: dict[str, _VersionRecord], as_of: str) -> list[CodeRecord]:
    records: dict[str, CodeRecord] = {}
    articles: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for identifier, version in sorted(versions.items()):
        if version.legi_id not in records:
            records[version.legi_id] = CodeRecord(version.legi_id, version.title, "exact", as_of, as_of)
        if version.state in _NEVER_IN_FORCE or version.start == _NOT_SET:
            continue
        key = (version.legi_id, version.number)
        articles[key].append((version.start, "?" if version.end == _NOT_SET else version.end))
        first[key] = min(first.get(key, (version.start, identifier)), (version.start, identifier))
    for (legi_id, number), days in articles.items():
        written = written_versions(days)
        if written:
            identifier = first[legi_id, number][1].removeprefix("LEGIARTI")
            records[legi_id].articles[number] = ArticleRecord("E", written, identifier)
    return [records[legi_id] for legi_id in sorted(records)]


def _made_on(path: Path) -> str:
    """The day of an archive, from its name, or from that of the folder it unpacks to."""
    names = [path.name, *(child.name for child in path.iterdir())] if path.is_dir() else [path.name]
    for name in names:
        found = _MADE_ON.search(name)
        if found:
            return "-".join(found.groups())
    raise ActcheckError(
        "jour de l'archive LEGI inconnu / day of the LEGI archive unknown",
        where=str(path),
        hint="garder son nom d'origine / keep its original name: LEGI_20250714-210000.tar.gz",
    )


def _files(path: Path, progress: Progress) -> Iterator[tuple[str, IO[bytes]]]:
    """The files that matter, with their names; what is read is told as it is read."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if _VERSION_FILE.search(file.as_posix()) or file.name == _DELETIONS:
                with file.open("rb") as content:
                    yield file.as_posix(), content
        return
    with path.open("rb") as packed, tarfile.open(fileobj=_Told(packed, progress), mode="r|gz") as archive:
        for member in archive:
            if _VERSION_FILE.search(member.name) or member.name.endswith(_DELETIONS):
                unpacked = archive.extractfile(member)
                if unpacked is not None:
                    yield member.name, unpacked


class _Told(io.RawIOBase):
    """A file that tells how many bytes are read."""

    def __init__(self, file: IO[bytes], progress: Progress) -> None:
        self._file = file
        self._progress = progress

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size)
        self._progress(len(content))
        return content


def _version(file: IO[bytes]) -> tuple[str, _VersionRecord]:
    """One version of an article. What follows its context (links, words of the article) is not read.

    :raises ValueError: when the file is no version of an article of a code.
    """
    found: dict[str, str] = {}
    legi_id = title = ""
    for _, element in ET.iterparse(file, events=("end",)):  # noqa: S314  expat bounds what entities expand to
        if element.tag in {"ID", "NUM", "ETAT", "DATE_DEBUT", "DATE_FIN"}:
            found.setdefault(element.tag, (element.text or "").strip())
        elif element.tag == "TITRE_TXT":
            title = " ".join((element.text or "").split()) or title
        elif element.tag == "TEXTE":
            legi_id = element.get("cid", "")
        elif element.tag == "CONTEXTE":
            break
    if not legi_id.startswith("LEGITEXT") or not found.keys() >= {"ID", "NUM", "ETAT", "DATE_DEBUT", "DATE_FIN"}:
        raise ValueError(found.get("ID", ""))
    start, end = (found[name].replace("-", "") for name in ("DATE_DEBUT", "DATE_FIN"))
    return found["ID"], _VersionRecord(
        legi_id, title, canonical(found["NUM"]), found["ETAT"], start, "" if end == _OPEN else end
    )
