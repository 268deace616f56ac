"""The delay of a notice where the configuration says how many inhabitants a commune has."""

from __future__ import annotations

import pytest

from actcheck import pipeline
from actcheck.facts import Profile
from actcheck.findings import Severity
from actcheck.rules import find, load

ACT = """COMMUNE DE VAL-SUR-ORNETTE

DÉLIBÉRATION DU CONSEIL MUNICIPAL

Séance du 17 mars 2025

Convocation du 12 mars 2025

Conseillers en exercice : 33

Après en avoir délibéré, le conseil municipal approuve la convention.
"""


@pytest.mark.parametrize(
    ("population", "verdict", "severities"),
    [
        (3500, "faulty", [Severity.ERROR]),
        (3499, "not_applicable", []),
        (None, "faulty", [Severity.INFORMATION]),
    ],
)
def test_five_days_from_3500_inhabitants(population: int | None, verdict: str, severities: list[Severity]) -> None:
    rule = find(load(), "notice-under-five-clear-days")
    report = pipeline.check(ACT, [rule], Profile(population=population))
    assert [v.verdict.value for v in report.verdicts] == [verdict]
    assert [finding.severity for finding in report.findings] == severities
