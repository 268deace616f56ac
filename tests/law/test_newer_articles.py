"""Articles that indexes do not have yet."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from actcheck.law import index, named
from actcheck.law.article_numbers import canonical
from actcheck.law.index import Assurance, State
from actcheck.law.newer_articles import newer_article
from actcheck.resources import folder

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("nothing_chosen")


def day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)


def test_data_file_follows_its_schema() -> None:
    law = folder("law")
    table = json.loads((law / "newer_articles.json").read_bytes())
    jsonschema.validate(table, json.loads((law / "newer_articles.schema.json").read_bytes()))
    for article in table["articles"]:
        assert named(article["code"]) is not None
        assert canonical(article["article"]) == article["article"]
        assert article["created_on"] <= article["in_force_from"]


@pytest.mark.parametrize("code", ["CGCT", "LEGITEXT000006070633"])
@pytest.mark.parametrize(
    ("on", "state", "assurance"),
    [
        ("2025-03-17", State.NOT_YET_IN_FORCE, Assurance.EXACT),
        ("2025-12-21", State.NOT_YET_IN_FORCE, Assurance.EXACT),
        ("2025-12-22", State.NOT_YET_IN_FORCE, Assurance.FULL),
        ("2025-12-23", State.NOT_YET_IN_FORCE, Assurance.FULL),
        ("2025-12-24", State.IN_FORCE, Assurance.FULL),
        ("2025-12-25", State.IN_FORCE, Assurance.BEYOND),
        (None, State.UNDETERMINED, Assurance.FULL),
    ],
)
def test_an_article_created_by_a_law(code: str, on: str | None, state: State, assurance: Assurance) -> None:
    status = index.find(code, "L. 3132-5", day(on) if on else None)
    assert (status.state, status.assurance) == (state, assurance)
    assert status.first_day == day("2025-12-24")
    assert status.history is not None
    assert status.history.created_by == "loi n° 2025-1249 du 22 décembre 2025"
    assert status.history.origin == "Journal officiel"


def test_an_index_that_has_the_article_answers_for_it(tmp_path: Path) -> None:
    newer = tmp_path / "codes.tsv"
    newer.write_text(
        "#LEGITEXT000006070633\tCode général des collectivités territoriales\texact\t2026-11-01\t2026-11-01\n"
        "L3132-5\tE\t20251224-20260601,20260601-\t000053000000\n",
        encoding="utf-8",
    )
    index.use(newer)
    status = index.find("CGCT", "L3132-5", day("2026-05-20"))
    assert (status.assurance, status.next_change) == (Assurance.EXACT, day("2026-06-01"))


def test_of_another_article_nothing_is_known() -> None:
    assert newer_article("CGCT", "L3132-6") is None
    assert newer_article("CASF", "L3132-5") is None
    assert index.find("CGCT", "L3132-6", day("2026-01-01")).assurance is Assurance.NONE
