"""Annexes announced by number of which the dossier holds some and not the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    announced, present = facts.attachments.announced, facts.attachments.present
    numbers = {annex.value: annex for annex in reversed(announced) if annex.value}
    named = {annex.value for annex in facts.attachments.named}
    missing = [annex for number, annex in numbers.items() if number not in named]
    if len(numbers) < 2:
        yield NotApplicable()
    # Annexes without a number in their headings: nobody can tell which are there.
    elif present is None or (missing and len(missing) == len(numbers)):
        yield Missing("attachments.present")
    elif missing:
        first = min(missing, key=lambda annex: annex.span)
        yield Fault(
            at=first.span,
            values={
                "missing": tuple(sorted(annex.value for annex in missing)),
                "present": tuple(sorted(numbers.keys() & named)),
            },
            related=[(annex.span, None) for annex in missing],
        )
