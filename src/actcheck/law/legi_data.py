"""Reading the package legi-data: one tree in JSON for each of four codes, with the articles in force on its day.

Source: the LEGI base of the DILA, Licence Ouverte 2.0, extracted by SocialGouv (``@socialgouv/legi-data``).
"""

from __future__ import annotations

import datetime
import json
import re
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from actcheck.law.article_numbers import canonical
from actcheck.law.build import (
    ArticleRecord,
    CodeRecord,
    Progress,
    as_repealed_since,
    foreign,
    source,
    written_versions,
)
from actcheck.law.index import Source

_CODE_FILE = re.compile(r"(?:^|/)data/LEGITEXT\d{12}\.json$")
_NEVER_IN_FORCE = {"MODIFIE_MORT_NE", "ANNULE", "", None}
_EPOCH = datetime.date(1970, 1, 1)
_OPEN = 2999  # the year of an end that is not set


def read(paths: Sequence[Path], progress: Progress) -> tuple[list[CodeRecord], list[Source]]:
    """The codes of the newest package, and what older ones know of articles repealed since.

    :raises ActcheckError: when a package is damaged or is not legi-data.
    """
    packages = []
    for path in paths:
        packages.append(_package(path))
        progress(path.stat().st_size)
    packages.sort(key=lambda package: package[1].as_of, reverse=True)
    newest = {record.legi_id: record for record in packages[0][0]}
    for record in newest.values():
        record.history_from = record.history_to
    for older, _ in packages[1:]:
        for record in older:
            base = newest.get(record.legi_id)
            if base is not None:
                base.articles = as_repealed_since(record.articles) | base.articles
                base.history_from = min(base.history_from, record.history_to)
    return [newest[legi_id] for legi_id in sorted(newest)], [source for _, source in packages]


def _package(path: Path) -> tuple[list[CodeRecord], Source]:
    records = []
    name = path.name
    try:
        for file, content in _files(path):
            if file.endswith("package.json"):
                about = json.loads(content)
                name = f"{about['name']} {about['version']}"
            else:
                records.append(_code(json.loads(content)))
        if not records:
            raise foreign(path)
        return records, source(path, name, max(record.history_to for record in records))
    except (OSError, EOFError, ValueError, KeyError, TypeError, tarfile.TarError, zlib.error) as error:
        raise foreign(path) from error


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        for file in sorted(path.rglob("*.json")):
            if _CODE_FILE.search(file.as_posix()) or file in {path / "package.json", path / "package" / "package.json"}:
                yield file.name, file.read_bytes()
        return
    with tarfile.open(path, "r|gz") as archive:
        for member in archive:
            if _CODE_FILE.search(member.name) or member.name == "package/package.json":
                content = archive.extractfile(member)
                if content is not None:
                    yield member.name, content.read()


def _code(tree: dict[str, Any]) -> CodeRecord:
    about = tree["data"]
    gathered: dict[str, tuple[set[tuple[str, str]], str]] = {}
    left = [tree]
    while left:
        node = left.pop()
        left.extend(node.get("children", ()))
        if node["type"] != "article" or not (node["data"]["num"] or "").strip():
            continue
        data = node["data"]
        days, cid = gathered.setdefault(canonical(data["num"]), (set(), data["cid"]))
        days.update((_day(v["dateDebut"]), _day(v["dateFin"])) for v in data["articleVersions"] if _real(v))
        # Where several texts bear one number (annexes), the first that the base knew stands for them.
        gathered[canonical(data["num"])] = (days, min(cid, data["cid"]))
    articles = {
        number: ArticleRecord("E", versions, cid.removeprefix("LEGIARTI"))
        for number, (days, cid) in gathered.items()
        if (versions := written_versions(days))
    }
    as_of = about["dateModif"]
    return CodeRecord(about["id"], about["title"], "exact", as_of, as_of, articles=articles)


def _real(version: dict[str, Any]) -> bool:
    return version["etat"] not in _NEVER_IN_FORCE


def _day(milliseconds: int) -> str:
    day = _EPOCH + datetime.timedelta(milliseconds=milliseconds)
    return "" if day.year >= _OPEN else day.strftime("%Y%m%d")
