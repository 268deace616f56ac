"""Indexes made from texts of codes and from the package legi-data; the one that actcheck ships."""

from __future__ import annotations

import datetime
import errno
import io
import json
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from actcheck.errors import ActcheckError
from actcheck.law import build as making
from actcheck.law.build import build, whole_file
from actcheck.law.index import LawIndex, State
from actcheck.law.update import sources
from actcheck.resources import folder
from tests.law.conftest import unpack

CODE = "LEGITEXT000006072050"
OPEN = "2999-01-01"


def texts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def milliseconds(day: str) -> int:
    return (datetime.date.fromisoformat(day) - datetime.date(1970, 1, 1)).days * 86_400_000


def article(num: str, cid: int, *versions: tuple[str, str, str]) -> dict[str, Any]:
    """(state, first day, first day after) for each version."""
    return {
        "type": "article",
        "data": {
            "num": num,
            "cid": f"LEGIARTI{cid:012}",
            "articleVersions": [
                {"etat": state, "dateDebut": milliseconds(start), "dateFin": milliseconds(end)}
                for state, start, end in versions
            ],
        },
    }


def package(path: Path, version: str, as_of: str, *articles: dict[str, Any]) -> Path:
    """A package of one code; its articles are in a section."""
    tree = {
        "type": "code",
        "data": {"id": CODE, "cid": CODE, "title": "Code du travail", "dateModif": as_of},
        "children": [{"type": "section", "data": {"title": "Partie"}, "children": list(articles)}],
    }
    files = {
        "package/package.json": {"name": "@socialgouv/legi-data", "version": version},
        f"package/data/{CODE}.json": tree,
        "package/data/index.json": [],
    }
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            written = json.dumps(content).encode()
            about = tarfile.TarInfo(name)
            about.size = len(written)
            archive.addfile(about, io.BytesIO(written))
    return path


@pytest.fixture
def newest(tmp_path: Path) -> Path:
    return package(
        tmp_path / "legi-data-2.tgz",
        "2.0.0",
        "2026-03-27",
        article("L1", 10, ("MODIFIE", "2008-05-01", "2016-08-10"), ("VIGUEUR", "2016-08-10", OPEN)),
        article(" R.* 2-1 bis", 20, ("VIGUEUR", "2020-01-01", "2027-01-01"), ("VIGUEUR_DIFF", "2027-01-01", OPEN)),
        article("L3", 30, ("MODIFIE_MORT_NE", "2010-01-01", "2010-01-01"), ("ANNULE", "2011-01-01", "2012-01-01")),
        article("L4", 41, ("VIGUEUR", "2024-01-01", OPEN)),
    )


def test_the_package_makes_an_index(newest: Path, tmp_path: Path) -> None:
    law = build([newest], tmp_path / "index.zip")
    assert texts(law.path)[f"{CODE}.tsv"].splitlines() == [
        f"#{CODE}\tCode du travail\texact\t2026-03-27\t2026-03-27\t2026-03-27",
        "L1\tE\t20080501-20160810,20160810-\t000000000010",
        "L4\tE\t20240101-\t000000000041",
        "R2-1-BIS\tE\t20200101-20270101,20270101-\t000000000020",
    ]
    (source,) = law.sources
    assert (source.name, source.as_of) == ("@socialgouv/legi-data 2.0.0", datetime.date(2026, 3, 27))
    assert len(source.sha256 or "") == 64


def test_an_unpacked_package_makes_the_same_codes(newest: Path, tmp_path: Path) -> None:
    unpack(newest, tmp_path / "unpacked")
    packed = build([newest], tmp_path / "packed.zip")
    for place in ("unpacked", "unpacked/package"):
        law = build([tmp_path / place], tmp_path / "unpacked.zip")
        assert texts(law.path)[f"{CODE}.tsv"] == texts(packed.path)[f"{CODE}.tsv"]
        assert (law.sources[0].name, law.sources[0].sha256) == ("@socialgouv/legi-data 2.0.0", None)


def test_older_packages_tell_what_was_repealed_since(newest: Path, tmp_path: Path) -> None:
    first = package(
        tmp_path / "legi-data-0.tgz",
        "0.1.0",
        "2020-11-01",
        article("L4", 40, ("MODIFIE", "2008-05-01", "2012-01-01"), ("VIGUEUR", "2012-01-01", OPEN)),
        article("L5", 50, ("VIGUEUR", "2008-05-01", OPEN)),
        article("L6", 60, ("VIGUEUR_DIFF", "2022-01-01", OPEN)),
    )
    second = package(
        tmp_path / "legi-data-1.tgz",
        "1.0.0",
        "2023-06-01",
        article("L1", 10, ("VIGUEUR", "2008-05-01", OPEN)),
        article("L4", 40, ("ABROGE_DIFF", "2012-01-01", "2023-09-01")),
    )
    law = build([second, newest, first], tmp_path / "index.zip")
    rows = dict(row.split("\t", 1) for row in texts(law.path)[f"{CODE}.tsv"].splitlines())
    assert rows[f"#{CODE}"] == "Code du travail\texact\t2026-03-27\t2026-03-27\t2020-11-01"
    assert rows["L1"] == "E\t20080501-20160810,20160810-\t000000000010"
    assert rows["L4"] == "E\t20120101-20230901,20240101-\t000000000041"
    assert rows["L5"] == "H\t20080501-20201101?20230601\t000000000050"
    assert "L6" not in rows
    assert [source.name[-5:] for source in law.sources] == ["2.0.0", "1.0.0", "0.1.0"]
    states = [
        law.find("CTRAV", "L5", day).state for day in map(datetime.date, (2020, 2021, 2024), (1, 1, 1), (1, 1, 1))
    ]
    assert states == [State.IN_FORCE, State.UNDETERMINED, State.REPEALED]


def test_a_text_of_codes_packed_or_not_makes_the_same_index(codes: Path, tmp_path: Path) -> None:
    packed = tmp_path / "codes.tsv.xz"
    packed.write_bytes(lzma.compress(codes.read_bytes()))
    made = [build([source], tmp_path / f"{source.name}.zip") for source in (codes, packed)]
    again = build([made[0].path], tmp_path / "again.zip")
    bodies = [{n: t for n, t in texts(law.path).items() if n.endswith(".tsv")} for law in (*made, again)]
    assert "".join(bodies[0].values()) == codes.read_text(encoding="utf-8")
    assert bodies[0].items() == bodies[1].items() == bodies[2].items()
    assert again.sources == made[0].sources
    assert made[0].sources[0].as_of == datetime.date(2026, 4, 3)


def test_the_same_sources_make_the_same_file(newest: Path, tmp_path: Path) -> None:
    one, two = (build([newest], tmp_path / name).path.read_bytes() for name in ("one.zip", "two.zip"))
    assert one == two


def test_an_index_can_be_made_over_itself(codes: Path, tmp_path: Path) -> None:
    law = build([codes], tmp_path / "index.zip")
    before = law.path.read_bytes()
    assert build([law.path], law.path).path.read_bytes() == before


def some_bytes(path: Path) -> Path:
    path.write_bytes(b"\x00\x01\x02" * 100)
    return path


def half(newest: Path) -> Path:
    path = newest.with_name("half.tgz")
    path.write_bytes(newest.read_bytes()[:300])
    return path


def other_package(newest: Path) -> Path:
    path = newest.with_name("other.tgz")
    with tarfile.open(path, "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("package/README.md"), io.BytesIO())
    return path


@pytest.mark.parametrize(
    ("damaged", "says"),
    [
        (lambda newest: some_bytes(newest.with_name("noise")), "unknown, truncated or damaged law source"),
        (half, "unknown, truncated or damaged law source"),
        (other_package, "unknown, truncated or damaged law source"),
        (lambda newest: newest.with_name("none.tgz"), "unreadable file"),
    ],
)
def test_a_bad_source_is_refused_and_the_index_in_place_stays(
    newest: Path, tmp_path: Path, damaged: Callable[[Path], Path], says: str
) -> None:
    output = build([newest], tmp_path / "index.zip").path
    before = output.read_bytes()
    source = damaged(newest)
    with pytest.raises(ActcheckError, match=says) as caught:
        build([source], output)
    assert caught.value.where == str(source)
    assert output.read_bytes() == before
    assert not list(tmp_path.glob(".index.zip*"))


def test_sources_of_two_kinds_are_refused(newest: Path, codes: Path, tmp_path: Path) -> None:
    for given in ([newest, codes], [codes, codes]):
        with pytest.raises(ActcheckError, match="do not go together"):
            build(given, tmp_path / "index.zip")


def test_a_full_disk_leaves_the_index_in_place(newest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = build([newest], tmp_path / "index.zip").path
    before = output.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(making, "_put", full)
    with pytest.raises(ActcheckError, match="disk full, nothing was replaced") as caught:
        build([newest], output)
    assert caught.value.where == str(output)
    assert output.read_bytes() == before
    assert not list(tmp_path.glob(".index.zip*"))


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ActcheckError, match="cannot write: No such file"), whole_file(tmp_path / "none" / "index.zip"):
        pass


def test_the_shipped_index_is_made_from_the_packages_named() -> None:
    law = LawIndex.open(folder("law") / "articles.zip")
    assert tuple(source.name for source in law.sources) == sources().shipped
    assert all(source.sha256 for source in law.sources)


def test_the_shipped_index_is_as_an_index_is_written_now(tmp_path: Path) -> None:
    shipped = folder("law") / "articles.zip"
    assert texts(build([shipped], tmp_path / "again.zip").path) == texts(shipped)


def test_the_shipped_index_is_what_its_packages_make(tmp_path: Path) -> None:
    packages = os.environ.get("ACTCHECK_LEGI_DATA")
    if not packages:
        pytest.skip("the packages are not here (make law, then set ACTCHECK_LEGI_DATA to build/law)")
    made = build(sorted(Path(packages).glob("*.tgz")), tmp_path / "again.zip")
    assert texts(made.path) == texts(folder("law") / "articles.zip")
