"""Deliberations signed without their secretary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.formalities import formalities, said
from actcheck.rules.notice.delay import in_alsace_moselle
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    signed = [signatory for signatory in facts.signatories if signatory.quality is not None]
    if said(facts, "extract") or in_alsace_moselle(facts):
        yield NotApplicable()
    elif not signed:
        yield Missing("signature.signed")
    elif not any(words.span.end > signed[0].span.start for words in formalities(facts, "secretary")):
        yield Fault(at=signed[0].span)
