"""What an act leaves behind."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from pydantic import ValidationError

from actcheck import pipeline
from actcheck.register import Record
from actcheck.register.record import RecordedAgreement, RecordedEnding
from tests.invariants.fragments import acts

if TYPE_CHECKING:
    from pathlib import Path

ACT = """COMMUNE DE VAL-SUR-ORNETTE

DELIBERATION DU CONSEIL MUNICIPAL

SEANCE DU 2 DECEMBRE 2024

Délibération n° 2024-77

Objet : Convention relative à l'entretien des chemins - avenant n°2 prolongeant la convention jusqu'au 31/12/2025

Étaient présents : Mme Lucie VALMORENE, M. Yann QUERESTAN.

Vu la convention en date du 2 avril 2023 ;

Vu la délibération n° 2024-12 du Conseil municipal en date du 5 mars 2024 « Convention relative à l'entretien des
chemins - avenant n°1 prolongeant la convention jusqu'au 31/12/2024 » ;

Vu la démission de M. Marius PEYSSEGUR de son mandat de conseiller municipal ;

Après en avoir délibéré,

DECIDE :

Article 1 : L'avenant n°2 est approuvé.

Article 2 : La délibération n° 2024-03 du 8 janvier 2024 est abrogée.
"""


def test_what_it_holds() -> None:
    (record,) = pipeline.records(ACT)
    assert (record.version, record.number, record.date) == (1, "2024-77", datetime.date(2024, 12, 2))
    assert record.authority == "COMMUNE DE VAL-SUR-ORNETTE"
    assert [member.key for member in record.members] == ["LUCIE VALMORENE", "QUERESTAN YANN"]
    assert [(step.amendment, step.act_number, str(step.term)) for step in record.steps] == [
        (2, None, "2025-12-31"),
        (1, "2024-12", "2024-12-31"),
    ]
    assert record.agreement == RecordedAgreement(
        signed=((0, datetime.date(2023, 4, 2)),), old_terms=(datetime.date(2024, 12, 31),)
    )
    assert record.endings == (RecordedEnding(how="repealed", number="2024-03"),)
    assert record.leavings == (("Marius PEYSSEGUR", "MARIUS PEYSSEGUR"),)
    assert [cited.number for cited in record.citations] == ["2024-12", "2024-03"]


def test_it_comes_with_its_findings() -> None:
    rules = [rule for rule in pipeline.standard_rules() if rule.id == "DAT001"]
    (record,) = pipeline.records(ACT.replace("8 janvier 2024", "31 février 2024"), rules)
    assert [(found.rule, found.severity) for found in record.findings] == [("DAT001", "error")]


def test_of_minutes_the_whole_has_the_members(repository: Path) -> None:
    records = pipeline.records((repository / "examples" / "commune-proces-verbal.md").read_text(encoding="utf-8"))
    kinds = [record.kind for record in records]
    assert kinds == ["minutes", *["minutes_item"] * (len(kinds) - 1)]
    assert [bool(record.members) for record in records] == [True, *[False] * (len(kinds) - 1)]


@given(acts)
def test_it_can_be_written_and_read_again(text: str) -> None:
    for record in pipeline.records(text):
        assert Record.model_validate_json(record.model_dump_json(exclude_defaults=True)) == record


def test_one_of_a_newer_version_is_refused() -> None:
    (record,) = pipeline.records(ACT)
    with pytest.raises(ValidationError, match="version"):
        Record.model_validate({**record.model_dump(), "version": 2})
