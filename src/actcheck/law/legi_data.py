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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actcheck.law.article_numbers import canonical
from actcheck.law.build import (
    ArticleRecord,
    CodeRecord,
    Progress,
    foreign,
    source,
    written_versions,
)
from actcheck.law.index import Source

_CODE_FILE = re.compile(r"(?:^|/)data/LEGITEXT\d{12}\.json$")
_NEVER_IN_FORCE = {"MODIFIE_MORT_NE", "ANNULE", "", None}
_EPOCH = datetime.date(1970, 1, 1)
_OPEN = 2999  # the year of an end that is not set


@dataclass
class _Code:
    """One tree.

    :param articles: by canonical number, then by identifier: (first day, first day after) of each version.
        Several articles bear one number where it passed from one to another, or in annexes.
    """

    legi_id: str
    title: str
    as_of: str
    articles: dict[str, dict[str, set[tuple[str, str]]]]


def read(paths: Sequence[Path], progress: Progress) -> tuple[list[CodeRecord], list[Source]]:
    """The codes of the newest package, and what older ones know of articles repealed since.

    :raises ActcheckError: when a package is damaged or is not legi-data.
    """
    packages = []
    for path in paths:
        packages.append(_package(path))
        progress(path.stat().st_size)
    packages.sort(key=lambda package: package[1].as_of, reverse=True)
    trees = [codes for codes, _ in packages]
    records = [_record([codes[legi_id] for codes in trees if legi_id in codes]) for legi_id in sorted(trees[0])]
    return records, [source for _, source in packages]


def _record(trees: Sequence[_Code]) -> CodeRecord:
    """A code, from its trees, the newest first."""
    newest, next_one = trees[0], trees[0]
    articles = {number: dict(texts) for number, texts in newest.articles.items()}
    for older in trees[1:]:
        for number, texts in older.articles.items():
            known = articles.setdefault(number, {})
            for cid, days in texts.items():
                if cid not in known:
                    known[cid] = _gone(days, older.as_of, next_one.as_of)
        next_one = older
    record = CodeRecord(newest.legi_id, newest.title, "exact", newest.as_of, newest.as_of, next_one.as_of)
    for number, texts in articles.items():
        versions = written_versions(day for days in texts.values() for day in days)
        # Where several texts bear one number, the first that the base knew stands for them.
        cid = min(newest.articles.get(number, texts)).removeprefix("LEGIARTI")
        if versions:
            record.articles[number] = ArticleRecord("E" if number in newest.articles else "H", versions, cid)
    return record


def _gone(days: set[tuple[str, str]], seen_on: str, gone_by: str) -> set[tuple[str, str]]:
    """The versions of an article seen in a package and no more in the next one."""
    seen, gone = seen_on.replace("-", ""), gone_by.replace("-", "")
    return {(start, end if end and end <= gone else f"{seen}?{gone}") for start, end in days if start <= seen}


def _package(path: Path) -> tuple[dict[str, _Code], Source]:
    codes: dict[str, _Code] = {}
    name = path.name
    try:
        for file, content in _files(path):
            if file.endswith("package.json"):
                about = json.loads(content)
                name = f"{about['name']} {about['version']}"
            else:
                code = _code(json.loads(content))
                codes[code.legi_id] = code
        if not codes:
            raise foreign(path)
        return codes, source(path, name, max(code.as_of for code in codes.values()))
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


def _code(tree: dict[str, Any]) -> _Code:
    about = tree["data"]
    code = _Code(about["id"], about["title"], about["dateModif"], {})
    left = [tree]
    while left:
        node = left.pop()
        left.extend(node.get("children", ()))
        if node["type"] != "article" or not (node["data"]["num"] or "").strip():
            continue
        data = node["data"]
        days = code.articles.setdefault(canonical(data["num"]), {}).setdefault(data["cid"], set())
        for version in data["articleVersions"]:
            if version["etat"] not in _NEVER_IN_FORCE:
                days.add((_day(version["dateDebut"]), _day(version["dateFin"])))
    return code


def _day(milliseconds: int) -> str:
    day = _EPOCH + datetime.timedelta(milliseconds=milliseconds)
    return "" if day.year >= _OPEN else day.strftime("%Y%m%d")
