"""Fewer annexes in the dossier than the act announces by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    announced, present = facts.attachments.announced, facts.attachments.present
    numbers = {annex.value: annex for annex in reversed(announced) if annex.value}
    if len(numbers) < 2:
        yield NotApplicable()
    elif present is None:
        yield Missing("attachments.present")
    elif present.value < len(numbers):
        last = max(numbers.values(), key=lambda annex: annex.span)
        yield Fault(
            at=last.span,
            values={"announced": len(numbers), "present": present},
            related=[(annex.span, None) for annex in numbers.values()],
        )
