"""What a reviewer concluded, as the HTML report exports it: findings kept or not, and words of conclusion."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from actcheck.errors import InputError
from actcheck.source import Span


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class ExaminedFinding(_Frozen):
    """A finding, known by its rule and its place."""

    rule: str
    span: Span
    """[start, end] in characters of the text: its primary place."""
    kept: bool


class ExaminedAct(_Frozen):
    """What is concluded on one text."""

    path: str
    """As the report shows it."""
    sha256: str
    """The digest of the text in UTF-8, in hexadecimal: the conclusions are about this very text."""
    at: int = 0
    """When it was last changed, in milliseconds since 1970; 0 where it never was."""
    follow_up: Literal["", "none", "documents", "observations", "appeal", "referral"] = ""
    reviewer: str = ""
    conclusion: str = ""
    findings: tuple[ExaminedFinding, ...] = ()

    def keeps(self, rule: str, span: Span) -> bool | None:
        """Whether a finding is kept; None where the reviewer has not seen it."""
        return next((one.kept for one in self.findings if one.rule == rule and one.span == span), None)


class Examination(_Frozen):
    """The acts of one report."""

    format: Literal["actcheck-review"]
    version: Literal[1]
    acts: tuple[ExaminedAct, ...]

    def of(self, digest: str) -> ExaminedAct | None:
        """What is concluded on the text of a digest (:func:`actcheck.reporters.review.sheet.digest`)."""
        return next((act for act in self.acts if act.sha256 == digest), None)


def load_examination(path: str) -> Examination:
    """Read an exported examination.

    :raises InputError: when the file cannot be read, or is something else.
    """
    hint = "l'exporter du rapport HTML / export it from the HTML report"
    try:
        return Examination.model_validate_json(Path(path).read_bytes())
    except OSError as error:
        raise InputError(f"fichier illisible / cannot be read: {error.strerror}", where=path, hint=hint) from None
    except ValidationError as error:
        first: dict[str, Any] = dict(error.errors(include_url=False)[0])
        place = ".".join(map(str, first["loc"]))
        raise InputError(
            f"examen mal formé / malformed review: {place}: {first['msg']}", where=path, hint=hint
        ) from None


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an exported examination."""
    return Examination.model_json_schema()
