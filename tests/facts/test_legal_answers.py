"""What the law says of the articles that an act cites, on its day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from actcheck import read_facts
from actcheck.errors import ActcheckError
from actcheck.facts.legal_answers import articles_under, in_other_codes, in_other_parts, legal_answers
from actcheck.law import index
from actcheck.law.index import ENVIRONMENT_VARIABLE, Assurance, LawIndex, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from actcheck.facts import Facts

CODES = """\
#LEGITEXT000006070633\tCode général des collectivités territoriales\tfull\t2023-12-06\t2023-12-06
D2121-7\t\t20000101-
L2121-7\t\t19960224-
L2121-29\t\t19960224-
L2212-1\t\t19960224-
L2212-2\t\t19960224-20200101,20200101-
L2214-4\t\t20100101-
R2121-9\t\t20000409-
#LEGITEXT000006074075\tCode de l'urbanisme\tfull\t2023-12-06\t2023-12-06
L213-3\t\t19870101-
"""


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The index in use holds a few articles."""
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    path = tmp_path / "codes.tsv"
    path.write_text(CODES, encoding="utf-8")
    index.use(path)
    yield
    index.use(None)


def act(*visas: str, sitting: str = "SEANCE DU 17 MARS 2020") -> Facts:
    cited = "\n\n".join(visas)
    text = f"COMMUNE DE VALS\n\nDELIBERATION DU CONSEIL MUNICIPAL\n\n{sitting}\n\n{cited}\n\nDécide :\n"
    (facts,) = read_facts(text)
    return facts


def test_each_article_of_a_known_code_has_an_answer() -> None:
    facts = act(
        "Vu les articles L. 2121-29 et L. 2212-1 à L. 2212-2 du code général des collectivités territoriales ;",
        "Vu le code de l'urbanisme ;",
        "Vu la loi n° 2015-991 du 7 août 2015 ;",
    )
    answers = legal_answers(facts)
    assert [(answer.code, answer.article, answer.status.state) for answer in answers] == [
        ("CGCT", "L2121-29", State.IN_FORCE),
        ("CGCT", "L2212-1", State.IN_FORCE),
        ("CGCT", "L2212-2", State.IN_FORCE),
    ]
    assert [answer.status.on for answer in answers] == [datetime.date(2020, 3, 17)] * 3
    assert answers[2].span == answers[2].reference.through_span
    assert legal_answers(facts) is answers


def test_another_index_gives_other_answers() -> None:
    facts = act("Vu l'article L. 2121-29 du code général des collectivités territoriales ;")
    assert legal_answers(facts)[0].status.assurance is Assurance.FULL
    index.use(None)
    assert legal_answers(facts)[0].status.assurance is Assurance.NONE


def test_an_act_of_no_day_or_of_two_has_answers_that_hold_whatever_the_day() -> None:
    visa = "Vu l'article L. 2214-4 du code général des collectivités territoriales ;"
    (undated,) = legal_answers(act(visa, sitting=""))
    assert (undated.status.on, undated.status.state) == (None, State.UNDETERMINED)
    two = (
        "SEANCE DU 17 MARS 2020\n\nL'an deux mille neuf, le dix-sept mars, le conseil municipal "
        "s'est réuni sous la présidence de M. Paul MARTINET, maire."
    )
    (of_two,) = legal_answers(act(visa, sitting=two))
    assert (of_two.status.on, of_two.status.state) == (None, State.UNDETERMINED)


def test_only_the_codes_cited_are_read() -> None:
    legal_answers(act("Vu l'article L. 213-3 du code de l'urbanisme ;"))
    assert index.default().codes_read == {"LEGITEXT000006074075"}


@pytest.mark.parametrize(
    "visa", ["Vu la loi n° 2015-991 du 7 août 2015 ;", "Vu le code de l'urbanisme ;", "Vu l'article L. 12-3 ;"]
)
def test_without_an_article_of_a_code_no_index_is_opened(visa: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> LawIndex:
        raise AssertionError(path)

    index.use(None)
    monkeypatch.setattr(LawIndex, "open", refuse)
    assert legal_answers(act(visa)) == ()


def test_an_index_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    index.use(tmp_path / "none.zip")
    with pytest.raises(ActcheckError, match="unreadable file"):
        legal_answers(act("Vu l'article L. 213-3 du code de l'urbanisme ;"))


def test_the_number_in_other_parts_of_the_code() -> None:
    numbers = "L. 2121-9, R. 2121-29, R. 2121-7 et R. 2121-8"
    answers = legal_answers(act(f"Vu les articles {numbers} du code général des collectivités territoriales ;"))
    assert [in_other_parts(answer) for answer in answers] == [("R2121-9",), ("L2121-29",), ("L2121-7", "D2121-7"), ()]


def test_in_another_part_it_must_be_in_force() -> None:
    cited = "Vu l'article L. 2121-9 du code général des collectivités territoriales ;"
    (before,) = legal_answers(act(cited, sitting="SEANCE DU 17 MARS 1999"))
    assert in_other_parts(before) == ()


def test_the_number_in_other_codes_that_the_act_cites() -> None:
    visas = (
        "Vu le code général des collectivités territoriales, notamment son article L. 213-3 ;",
        "Vu le code de l'urbanisme ;",
    )
    both, alone = act(*visas), act(visas[0])
    assert in_other_codes(both, legal_answers(both)[0])
    assert not in_other_codes(alone, legal_answers(alone)[0])


def test_the_articles_of_a_chapter() -> None:
    answers = legal_answers(act("Vu les articles L. 2212 et L. 2213 du code général des collectivités territoriales ;"))
    assert [articles_under(answer) for answer in answers] == [("L2212-1", "L2212-2"), None]
