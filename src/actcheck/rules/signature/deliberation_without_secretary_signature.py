"""Deliberations signed without their secretary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.formalities import said
from actcheck.rules.notice.delay import in_alsace_moselle
from actcheck.rules.observation import NotApplicable, Observation
from actcheck.rules.signature.secretary_among_signatories import secretary_signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    if said(facts, "extract") or in_alsace_moselle(facts):
        yield NotApplicable()
    else:
        yield from secretary_signs(facts)
