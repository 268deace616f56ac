"""Articles created after the days that indexes of the law know of. They stand in ``law/newer_articles.json``."""

from __future__ import annotations

import datetime
from functools import cache

from pydantic import Field

from actcheck.frozen import Frozen
from actcheck.law.tables import load_table


class NewerArticle(Frozen):
    """
    :param code: its abbreviation ("CGCT").
    :param article: its canonical number ("L3132-5").
    :param created_by: "loi n° 2025-1249 du 22 décembre 2025".
    :param created_on: the day of that text: before it, the article cannot have been.
    :param in_force_from: the first day of the article.
    """

    code: str
    article: str
    created_by: str
    created_on: datetime.date
    in_force_from: datetime.date


class _Table(Frozen):
    schema_file: str = Field(alias="$schema")
    source: str
    articles: tuple[NewerArticle, ...]


def newer_article(code: str, article: str) -> NewerArticle | None:
    """What is known of an article that indexes may not have.

    :param code: its abbreviation.
    :param article: its canonical number.
    """
    return _by_article().get((code, article))


@cache
def _by_article() -> dict[tuple[str, str], NewerArticle]:
    return {(each.code, each.article): each for each in load_table("newer_articles.json", _Table).articles}
