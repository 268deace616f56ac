"""Articles younger than the index of articles. They stand in ``law/created_articles.json``."""

from __future__ import annotations

import datetime
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from actcheck.law.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CreatedArticle(_Frozen):
    """
    :param article: "CGCT L3132-5".
    :param law: the law that created it ("LOI 2025-1249 2025-12-22").
    :param in_force_from: the first day of its first version.
    """

    article: str
    law: str
    in_force_from: datetime.date


class _Table(_Frozen):
    schema_file: str = Field(alias="$schema")
    articles: tuple[CreatedArticle, ...]


@cache
def created_articles() -> Mapping[str, CreatedArticle]:
    """These articles by canonical name."""
    return {created.article: created for created in load_table("created_articles.json", _Table).articles}
