"""Decisions that do not say how, and until when, they may be challenged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.rules.formalities import said
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    if facts.remedies.stated is None and facts.act.kind is not None:
        individual = said(facts, "individual")
        yield Fault(
            at=facts.act.kind.span,
            notes=["individual"] if individual else [],
            severity=None if individual else Severity.INFORMATION,
        )
