"""Diagnoses for programs."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from actcheck.findings import Words
from actcheck.reporters.diagnosis import message
from actcheck.source import Span

if TYPE_CHECKING:
    from actcheck.diagnosis import Correction, Diagnosis, Statement
    from actcheck.source import Document


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class StatementRecord(_Frozen):
    """A place that states a figure or a day."""

    fact: str
    """The dotted name of the fact."""
    value: datetime.date | int | None
    """As stated; of a list of names, how many they are; null for a date that no calendar has."""
    span: Span
    """[start, end] in characters of the text."""
    line: int = Field(ge=1)
    """Line of the first character, from 1."""
    column: int = Field(ge=1)
    """Column of the first character, from 1, in characters."""


class CorrectionRecord(_Frozen):
    """What a statement has to say instead."""

    statement: StatementRecord
    least: datetime.date | int | None
    """The smallest value that agrees, or the first day; null where there is no such bound."""
    most: datetime.date | int | None
    """The largest, or the last day; the same as ``least`` where one value only agrees."""
    supports: tuple[tuple[StatementRecord, ...], ...]
    """Disjoint sets of other statements that lead to these values."""


class DiagnosisRecord(_Frozen):
    """The fewest corrections after which all figures, or all dates, agree."""

    determined: bool
    """Whether no other set of as few corrections will do."""
    message: Words | None
    """In words; null where there are too many ways to be told."""
    parts: tuple[tuple[tuple[CorrectionRecord, ...], ...], ...]
    """All agrees once one of the sets of each part is corrected."""


def record(document: Document, diagnosis: Diagnosis) -> DiagnosisRecord:
    """A diagnosis for programs."""
    return DiagnosisRecord(
        determined=diagnosis.determined,
        message=message(diagnosis),
        parts=tuple(
            tuple(tuple(_correction(document, c) for c in alternative.corrections) for alternative in part)
            for part in diagnosis.parts
        ),
    )


def _correction(document: Document, correction: Correction) -> CorrectionRecord:
    return CorrectionRecord(
        statement=_statement(document, correction.statement),
        least=correction.least,
        most=correction.most,
        supports=tuple(tuple(_statement(document, s) for s in reason) for reason in correction.supports),
    )


def _statement(document: Document, statement: Statement) -> StatementRecord:
    line, column = document.location(statement.span.start)
    return StatementRecord(fact=statement.fact, value=statement.value, span=statement.span, line=line, column=column)
