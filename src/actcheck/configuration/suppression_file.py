"""The file of an act's suppressions (``act.actcheck.toml``), or what stands at its head under ``actcheck``."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class WrittenSuppression(_Written):
    """A finding to set aside."""

    rule: Annotated[str, Field(min_length=1)]
    """The id or the name of the rule ("VOT001", "votes-unexplained-by-attendance")."""
    quote: Annotated[str, Field(min_length=1)] | None = None
    """Words of the act that the finding's place touches; without them, all that the rule finds."""
    reason: str = ""
    """Why the finding is set aside; without a reason it is not."""


class SuppressionFile(_Written):
    """Findings that were looked at and are set aside."""

    suppress: Annotated[tuple[WrittenSuppression, ...], Field(strict=False)] = ()


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the file."""
    return SuppressionFile.model_json_schema()
