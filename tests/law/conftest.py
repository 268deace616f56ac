"""A small index, and the largest one there is."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from actcheck.law import index
from actcheck.law.index import ENVIRONMENT_VARIABLE, LawIndex

REPOSITORY = Path(__file__).resolve().parents[2]
LARGE = REPOSITORY.parent / "shared" / "law" / "articles.tsv.xz"

# Two texts of the code rural, one after the other, and a code whose history is known up to a day.
CODES = """\
#LEGITEXT000022197698\tCode rural et de la pêche maritime\texact\t2026-03-27\t2026-03-27
L111-1\tE\t19921212-20210825,20210825-\t000006581608
L111-2\tE\t20240101-20280101\t000006581609
L111-2-1\tE\t20100101-20150101,20200101-\t000006581610
L111-3\tH\t19960515-?
L111-10\tH\t20000101-20210101?20211215
R111-1\tE\t20100507-\t000006581611
#LEGITEXT000006071366\tCode rural (ancien)\tfull\t2023-12-06\t2026-04-03
39\tS\t19550419-
L111-1\t\t19550419-19921212
#LEGITEXT000006070633\tCode général des collectivités territoriales\tfull\t2023-12-06\t2025-06-01
1609-NONIES-C\t\t19960224-
L3121-14\tS\t19960224-20150322,20150322-
L3121-15\t\t?-20150322,20150322-
#LEGITEXT000006070159\tCode de déontologie des agents de police municipale\tpartial\t2015-01-01\t
1\t\t20030801-
"""


def unpack(archive: Path, folder: Path) -> None:
    """The files of an archive, in a folder. (Early Pythons 3.11 do not know the filters of ``extractall``.)"""
    with tarfile.open(archive) as packed:
        for member in packed:
            content = packed.extractfile(member)
            if content is not None:
                path = folder / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    """A text of codes."""
    path = tmp_path / "codes.tsv"
    path.write_text(CODES, encoding="utf-8")
    return path


@pytest.fixture
def small(codes: Path) -> LawIndex:
    return LawIndex.open(codes)


@pytest.fixture(scope="session")
def largest() -> LawIndex:
    """The large index where it is there (or the one that ACTCHECK_LAW_INDEX names), else the one shipped."""
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    if named:
        return LawIndex.open(named)
    return LawIndex.open(LARGE if LARGE.is_file() else REPOSITORY / "law" / "articles.zip")


@pytest.fixture
def nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No index is named, neither before the test nor after it."""
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    index.use(None)
    yield
    index.use(None)
