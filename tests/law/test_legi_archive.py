"""Indexes made from archives of the LEGI base, small ones that the tests write."""

from __future__ import annotations

import datetime
import io
import tarfile
from pathlib import Path

import pytest

from actcheck.errors import ActcheckError
from actcheck.law.build import build
from actcheck.law.index import Assurance, State
from tests.law.conftest import unpack

CGCT = "LEGITEXT000006070633"
FULL = "Freemium_legi_global_20250713-140000.tar.gz"
INCREMENT = "LEGI_20250714-210000.tar.gz"
ENDED, OPEN = "2015-03-22", "2999-01-01"


def place(identifier: str, *, kind: str = "code_en_vigueur", text: str = CGCT) -> str:
    figures = identifier.removeprefix("LEGIARTI")
    folders = "/".join(figures[at : at + 2] for at in range(0, 10, 2))
    return f"legi/global/code_et_TNC_en_vigueur/{kind}/LEGI/TEXT/00/{text}/article/LEGI/ARTI/{folders}/{identifier}.xml"


def version(
    identifier: str, num: str, start: str, end: str = OPEN, *, state: str = "VIGUEUR", text: str = CGCT
) -> bytes:
    """One version of an article, with links whose elements have names of their own."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ARTICLE>
<META>
<META_COMMUN><ID>{identifier}</ID><ANCIEN_ID/><ORIGINE>LEGI</ORIGINE><URL>x.xml</URL><NATURE>Article</NATURE></META_COMMUN>
<META_SPEC><META_ARTICLE><NUM>{num}</NUM><ETAT>{state}</ETAT><DATE_DEBUT>{start}</DATE_DEBUT><DATE_FIN>{end}</DATE_FIN>
<TYPE>AUTONOME</TYPE></META_ARTICLE></META_SPEC>
</META>
<CONTEXTE><TEXTE cid="{text}" nature="CODE">
<TITRE_TXT c_titre_court="CGCT" debut="1996-02-24" fin="2999-01-01" id_txt="{text}">Code général des collectivités
territoriales</TITRE_TXT>
<TM><TITRE_TM debut="1996-02-24" fin="2999-01-01" id="LEGISCTA000006133188">TROISIÈME PARTIE</TITRE_TM></TM>
</TEXTE></CONTEXTE>
<VERSIONS><VERSION etat="VIGUEUR"><LIEN_ART debut="{start}" etat="VIGUEUR" fin="{end}" id="{identifier}" num="{num}"/>
</VERSION></VERSIONS>
<NOTA><CONTENU/></NOTA>
<BLOC_TEXTUEL><CONTENU><p>Le conseil &amp; son président.</p><NUM>99</NUM></CONTENU></BLOC_TEXTUEL>
</ARTICLE>
""".encode()


def archive(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as packed:
        for name, content in files.items():
            about = tarfile.TarInfo(name)
            about.size = len(content)
            packed.addfile(about, io.BytesIO(content))
    return path


def one(number: int) -> str:
    return f"LEGIARTI{number:012}"


@pytest.fixture
def full(tmp_path: Path) -> Path:
    return archive(
        tmp_path / FULL,
        {
            place(one(2)): version(one(2), "L3121-14", ENDED),
            place(one(1)): version(one(1), "L3121-14", "1996-02-24", ENDED, state="MODIFIE"),
            place(one(3)): version(one(3), "L. 3121-14-1", "2010-01-01", "2012-01-01", state="ABROGE"),
            place(one(4)): version(one(4), "R*3121-15", "2222-02-22"),
            place(one(5)): version(one(5), "L3121-16", "2011-01-01", "2011-01-01", state="MODIFIE_MORT_NE"),
            place(one(6)): version(one(6), "L3121-17", "2011-01-01", "2222-02-22"),
            place(one(7), kind="code_non_vigueur", text="LEGITEXT000005627819"): version(
                one(7), "39", "2004-01-10", "2006-09-01", state="ABROGE", text="LEGITEXT000005627819"
            ),
            "legi/global/code_et_TNC_en_vigueur/TNC_en_vigueur/JORF/TEXT/article/LEGIARTI000000000008.xml": b"<other/>",
            place(one(1)).replace("/article/", "/section_ta/"): b"<SECTION_TA/>",
        },
    )


def rows(path: Path, text: str) -> list[str]:
    import zipfile

    with zipfile.ZipFile(path) as packed:
        return packed.read(f"{text}.tsv").decode().splitlines()


HEADER = f"#{CGCT}\tCode général des collectivités territoriales\texact\t2025-07-13\t2025-07-13"
ARTICLES = [
    "L3121-14\tE\t19960224-20150322,20150322-\t000000000001",
    "L3121-14-1\tE\t20100101-20120101\t000000000003",
    "L3121-17\tE\t20110101-?\t000000000006",
]


def test_an_archive_makes_an_index(full: Path, tmp_path: Path) -> None:
    told: list[int] = []
    law = build([full], tmp_path / "index.zip", told.append)
    assert rows(law.path, CGCT) == [HEADER, *ARTICLES]
    assert rows(law.path, "LEGITEXT000005627819")[1:] == ["39\tE\t20040110-20060901\t000000000007"]
    assert sum(told) == full.stat().st_size
    (source,) = law.sources
    assert (source.name, source.as_of) == (FULL, datetime.date(2025, 7, 13))
    days = [datetime.date(2011, 1, 1), datetime.date(2025, 1, 1), datetime.date(2025, 7, 14)]
    found = [law.find("CGCT", "L. 3121-14-1", day) for day in days]
    assert [each.state for each in found] == [State.IN_FORCE, State.REPEALED, State.REPEALED]
    assert [each.assurance for each in found] == [Assurance.EXACT, Assurance.EXACT, Assurance.BEYOND]


def test_an_unpacked_archive_makes_the_same_codes(full: Path, tmp_path: Path) -> None:
    unpack(full, tmp_path / "unpacked" / "20250713-140000")
    law = build([tmp_path / "unpacked"], tmp_path / "index.zip")
    assert rows(law.path, CGCT) == [HEADER, *ARTICLES]


def test_increments_replace_add_and_delete_versions(full: Path, tmp_path: Path) -> None:
    increment = archive(
        tmp_path / INCREMENT,
        {
            f"20250714-210000/{place(one(2))}": version(one(2), "L3121-14", ENDED, "2025-08-01", state="MODIFIE"),
            f"20250714-210000/{place(one(9))}": version(one(9), "L3121-14", "2025-08-01", state="VIGUEUR_DIFF"),
            "20250714-210000/liste_suppression_legi.dat": place(one(3)).removesuffix(".xml").encode() + b"\n",
        },
    )
    for order in ([full, increment], [increment, full]):
        law = build(order, tmp_path / "index.zip")
        assert rows(law.path, CGCT) == [
            HEADER.replace("2025-07-13", "2025-07-14"),
            "L3121-14\tE\t19960224-20150322,20150322-20250801,20250801-\t000000000001",
            "L3121-17\tE\t20110101-?\t000000000006",
        ]
        assert [source.name for source in law.sources] == [INCREMENT, FULL]


@pytest.mark.parametrize(
    "content",
    [b"<ARTICLE><META>", b"<ARTICLE/>", version(one(1), "L1", "1996-02-24", text="JORFTEXT000000000001")],
    ids=["cut", "empty", "law"],
)
def test_a_file_that_is_no_version_of_a_code_s_article_is_refused(tmp_path: Path, content: bytes) -> None:
    path = archive(tmp_path / FULL, {place(one(1)): content})
    with pytest.raises(ActcheckError, match="damaged law source") as caught:
        build([path], tmp_path / "index.zip")
    assert caught.value.where == str(path)


def test_a_truncated_archive_is_refused(full: Path, tmp_path: Path) -> None:
    full.write_bytes(full.read_bytes()[:-200])
    with pytest.raises(ActcheckError, match="damaged law source"):
        build([full], tmp_path / "index.zip")
    assert not (tmp_path / "index.zip").exists()


def test_an_archive_without_a_code_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ActcheckError, match="damaged law source"):
        build([archive(tmp_path / FULL, {"legi/global/README": b"x"})], tmp_path / "index.zip")


def test_an_archive_must_keep_its_name(full: Path, tmp_path: Path) -> None:
    renamed = full.rename(tmp_path / "legi.tar.gz")
    with pytest.raises(ActcheckError, match="day of the LEGI archive unknown"):
        build([renamed], tmp_path / "index.zip")
