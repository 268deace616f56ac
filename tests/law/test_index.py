"""What the index says of an article on a day, and how it fails."""

from __future__ import annotations

import datetime
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck import pipeline
from actcheck.errors import ActcheckError
from actcheck.law import index
from actcheck.law.article_numbers import squeezed
from actcheck.law.index import Assurance, LawIndex, State


def day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)


@pytest.mark.parametrize(
    ("code", "article", "on", "state", "assurance"),
    [
        ("CRURAL", "L. 111-1", "2024-01-01", "in_force", "exact"),
        ("CRURAL", "L. 111-2", "2023-12-31", "not_yet_in_force", "exact"),
        ("CRURAL", "L. 111-2", "2024-01-01", "in_force", "exact"),
        ("CRURAL", "L. 111-2-1", "2015-01-01", "suspended", "exact"),
        ("CRURAL", "L. 111-2-1", "2009-12-31", "not_yet_in_force", "exact"),
        ("CRURAL", "L. 111-3", "2000-01-01", "undetermined", "full"),
        ("CRURAL", "L. 111-3", "2026-03-27", "repealed", "full"),
        ("CRURAL", "L. 111-10", "2021-01-01", "in_force", "full"),
        ("CRURAL", "L. 111-10", "2021-06-01", "undetermined", "full"),
        ("CRURAL", "L. 111-10", "2021-12-15", "repealed", "full"),
        ("CRURAL", "L. 999-1", "2024-01-01", "absent", "exact"),
        ("CRURAL", "L. 999-1", "2026-03-28", "absent", "beyond"),
        ("CRURAL", "L. 111-1", "2026-03-28", "in_force", "beyond"),
        ("CGCT", "L. 3121-14", "2023-12-06", "in_force", "full"),
        ("CGCT", "L. 3121-14", "2025-06-01", "in_force", "full"),
        ("CGCT", "L. 3121-14", "2025-06-02", "in_force", "beyond"),
        ("CGCT", "L. 3121-15", "2015-03-21", "undetermined", "full"),
        ("CGCT", "L. 3121-15", "2015-03-22", "in_force", "full"),
        ("CGCT", "L. 3121-99", "2024-03-01", "absent", "beyond"),
        ("CGCT", "1609 nonies C", None, "undetermined", "full"),
        ("CDEONTPM", "2", "2010-01-01", "absent", "partial"),
        ("CJA", "L. 1", "2010-01-01", "undetermined", "none"),
        ("no such code", "L. 1", "2010-01-01", "undetermined", "none"),
    ],
)
def test_an_article_on_a_day(
    small: LawIndex, code: str, article: str, on: str | None, state: str, assurance: str
) -> None:
    found = small.find(code, article, day(on) if on else None)
    assert (found.state, found.assurance) == (State(state), Assurance(assurance))


def test_a_code_that_had_two_texts_is_read_in_the_one_of_the_day(small: LawIndex) -> None:
    before, after = (small.find("CRURAL", "L. 111-1", day(on)) for on in ("1992-12-11", "1992-12-12"))
    assert [found.history.legi_id for found in (before, after) if found.history] == [
        "LEGITEXT000006071366",
        "LEGITEXT000022197698",
    ]
    assert before.in_force is after.in_force is True
    assert small.find("CRURAL", "39", day("2024-01-01")).history == small.history("LEGITEXT000006071366")
    assert small.find("LEGITEXT000022197698", "39", day("2024-01-01")).state is State.ABSENT


def test_the_days_of_an_article(small: LawIndex) -> None:
    found = small.find("CRURAL", "L. 111-2-1", day("2014-12-20"))
    assert (found.first_day, found.since, found.ended_on) == (day("2010-01-01"), day("2010-01-01"), None)
    assert found.next_change == found.changes_within(12) == day("2015-01-01")
    assert found.changes_within(11) is None
    ended = small.find("CRURAL", "L. 111-2", day("2024-01-01"))
    assert (ended.ended_on, ended.next_change) == (day("2028-01-01"), day("2028-01-01"))
    assert small.find("CRURAL", "L. 111-10", day("2024-01-01")).ended_on is None
    assert small.find("CGCT", "L. 3121-15", day("2024-01-01")).first_day is None
    assert small.find("CGCT", "L. 3121-14", day("2024-01-01")).next_change is None


def test_addresses_on_legifrance(small: LawIndex) -> None:
    site = "https://www.legifrance.gouv.fr/codes"
    urls = [
        small.find("CRURAL", "L111-1", day("2024-01-01")).url,
        small.find("CRURAL", "L111-2", day("2023-01-01")).url,
        small.find("CGCT", "L3121-14", day("2023-01-01")).url,
        small.find("CJA", "L1", day("2023-01-01")).url,
    ]
    assert urls == [
        f"{site}/article_lc/LEGIARTI000006581608/2024-01-01",
        f"{site}/article_lc/LEGIARTI000006581609",
        f"{site}/texte_lc/LEGITEXT000006070633",
        None,
    ]


@pytest.mark.parametrize("written", ["L3121-14", "L. 3121-14", "l.3121-14", "L.* 3121\u201114", "L 3121.14"])
def test_a_number_is_found_however_it_is_written(small: LawIndex, written: str) -> None:
    found = small.find("CGCT", written, None)
    assert (found.article, found.known) == ("L3121-14", True)
    assert small.exists("CGCT", written)


@pytest.mark.parametrize("written", ["1609NONIESC", "1609 nonies C", "1609-nonies-C"])
def test_a_suffix_is_found_with_or_without_its_hyphens(small: LawIndex, written: str) -> None:
    assert small.find("CGCT", written, None).article == "1609-NONIES-C"


@pytest.mark.parametrize("absent", ["L31211-4", "L312-114", "L3121", "LO3121-14", "3121-14", "", "-"])
def test_another_number_is_not_found(small: LawIndex, absent: str) -> None:
    assert not small.exists("CGCT", absent)


@pytest.mark.parametrize(
    ("first", "last", "numbers"),
    [
        ("L. 111-1", "L. 111-3", ("L111-1", "L111-2", "L111-2-1", "L111-3")),
        ("L. 111-2", "L. 111-2", ("L111-2",)),
        ("L. 111-4", "L. 111-11", ("L111-10",)),
        ("L. 111-2", None, ("L111-2", "L111-2-1", "L111-3", "L111-10")),
        ("L. 111-3", "L. 111-1", ()),
        ("L. 111-1", "R. 111-1", ()),
    ],
)
def test_a_range_follows_the_order_of_the_code(
    small: LawIndex, first: str, last: str | None, numbers: tuple[str, ...]
) -> None:
    assert small.range("CRURAL", first, last) == numbers


def test_of_a_code_that_is_not_there_nothing_is_known(small: LawIndex) -> None:
    assert small.range("CJA", "L1", "L2") == small.numbers("CJA") == ()
    assert small.history("CJA") is None


def test_before_repealed_articles_are_kept_an_absence_proves_little(tmp_path: Path) -> None:
    path = tmp_path / "codes.tsv"
    path.write_text(
        "#LEGITEXT000006072050\tCode du travail\texact\t2026-03-27\t2026-03-27\t2020-11-01\n"
        "L1\tE\t20080501-\t000019000000\n",
        encoding="utf-8",
    )
    law = LawIndex.open(path)
    on = [day("2020-10-31"), day("2020-11-01")]
    assert [law.find("CTRAV", "L2", each).assurance for each in on] == [Assurance.PARTIAL, Assurance.EXACT]
    assert law.find("CTRAV", "L1", on[0]).assurance is Assurance.EXACT
    early = law.find("CTRAV", "L1", day("2008-04-30"))
    assert (early.state, early.assurance) == (State.NOT_YET_IN_FORCE, Assurance.PARTIAL)


def test_only_the_codes_asked_for_are_read(small: LawIndex) -> None:
    assert small.codes_read == frozenset()
    small.find("CGCT", "L1", None)
    assert small.codes_read == {"LEGITEXT000006070633"}
    assert len(small.legi_ids) == 4


@pytest.mark.usefixtures("nothing_chosen")
def test_articles_of_the_shipped_index() -> None:
    law = index.default()
    assert {code: len(law.numbers(code)) > 400 for code in ("CTRAV", "CSS", "CRURAL", "CRPA")} == dict.fromkeys(
        ("CTRAV", "CSS", "CRURAL", "CRPA"), True
    )
    for article in ("L. 223-5", "L. 223-8"):
        found = law.find("CSS", article, day("2024-12-09"))
        assert (found.state, found.assurance) == (State.IN_FORCE, Assurance.EXACT)
        assert found.changes_within(30) == day("2024-12-15")


@pytest.mark.usefixtures("nothing_chosen")
def test_the_index_is_the_one_chosen_else_the_environment_s_else_the_shipped(
    codes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert index.default().path.name == "articles.zip"
    other = tmp_path / "other.tsv"
    other.write_bytes(codes.read_bytes())
    monkeypatch.setenv("ACTCHECK_LAW_INDEX", str(other))
    index.use(None)
    assert index.default().path == other
    index.use(codes)
    assert index.default().path == codes
    assert index.default() is index.default()


@pytest.mark.usefixtures("nothing_chosen")
def test_an_act_that_cites_no_code_opens_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> LawIndex:
        raise AssertionError(path)

    monkeypatch.setattr(LawIndex, "open", refuse)
    report = pipeline.check("DELIBERATION\n\nLe conseil municipal,\n\nDécide :\n\nArticle 1 : la fête aura lieu.\n")
    assert report.verdicts


def damaged_files(codes: Path) -> dict[str, bytes]:
    content = codes.read_bytes()
    packed = codes.with_name("index.zip")
    from actcheck.law.build import build

    build([codes], packed)
    whole = packed.read_bytes()
    with zipfile.ZipFile(codes.with_name("foreign.zip"), "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return {
        "empty": b"",
        "truncated.tsv": content[:-10],
        "foreign.tsv": b"name\tprice\napple\t3\n",
        "latin.tsv": content.decode().encode("latin-1"),
        "truncated.xz": b"\xfd7zXZ\x00\x00\x04",
        "truncated.zip": whole[: len(whole) // 2],
        "foreign.zip": codes.with_name("foreign.zip").read_bytes(),
        "page.zip": b"<!DOCTYPE html>",
    }


@pytest.mark.parametrize(
    "name",
    ["empty", "truncated.tsv", "foreign.tsv", "latin.tsv", "truncated.xz", "truncated.zip", "foreign.zip", "page.zip"],
)
def test_a_file_that_is_no_index_is_refused(codes: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"bad-{name}"
    path.write_bytes(damaged_files(codes)[name])
    with pytest.raises(ActcheckError, match="law index truncated, damaged or foreign") as caught:
        LawIndex.open(path)
    assert caught.value.where == str(path)
    assert "actcheck law build" in (caught.value.hint or "")


def test_a_code_damaged_within_a_whole_index_is_refused_when_it_is_read(codes: Path, tmp_path: Path) -> None:
    damaged_files(codes)
    path = tmp_path / "index.zip"
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        member = archive.getinfo("LEGITEXT000006070633.tsv")
    content[member.header_offset + 30 + len(member.filename) + 5] ^= 0xFF
    path.write_bytes(content)
    law = LawIndex.open(path)
    assert law.find("CRURAL", "L111-1", day("2024-01-01")).in_force
    with pytest.raises(ActcheckError, match="damaged"):
        law.find("CGCT", "L3121-14", None)


def test_a_missing_index_is_said(tmp_path: Path) -> None:
    with pytest.raises(ActcheckError, match="unreadable file") as caught:
        LawIndex.open(tmp_path / "none.zip")
    assert caught.value.where == str(tmp_path / "none.zip")


def test_without_a_cache_folder_a_text_of_codes_is_read_all_the_same(
    codes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("ACTCHECK_CACHE", str(in_the_way))
    assert LawIndex.open(codes).exists("CGCT", "L3121-14")


def written(number: str, rng: random.Random) -> str:
    """A number as people might write it."""
    letters = number[: len(number) - len(number.lstrip("LORDA"))]
    if not letters or not number[len(letters) :][:1].isdigit():
        return rng.choice([number, number.lower(), number.replace("-", " ") if "-" in number else number])
    between = rng.choice(["", ". ", ".", " ", "*", ".* "])
    rest = number[len(letters) :]
    return rng.choice([letters, letters.lower()]) + between + rng.choice([rest, rest.replace("-", "\u2011")])


@given(st.data())
def test_what_is_in_the_index_is_found_and_what_is_not_never_is(largest: LawIndex, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(sorted(largest.legi_ids)))
    numbers = largest.numbers(code)
    known = {squeezed(number) for number in numbers}
    rng = data.draw(st.randoms(use_true_random=False))
    for number in rng.sample(numbers, min(200, len(numbers))):
        found = largest.find(code, written(number, rng), None)
        assert found.known
        assert squeezed(found.article) == squeezed(number)
        start = found.versions[-1].start
        if start is not None and found.versions[-1].covers(start):
            assert largest.find(code, number, start).in_force
        altered = f"{number}{rng.randrange(10, 99)}" if number[-1].isdigit() else f"{number}-{rng.randrange(500, 999)}"
        if squeezed(altered) not in known:
            assert largest.find(code, altered, start).state is State.ABSENT
