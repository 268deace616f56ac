"""Matters that the law keeps from those to whom powers are delegated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from actcheck.facts import Facts


def reserved(facts: Facts, certain: Collection[str], likely: Collection[str] = ()) -> Iterator[Observation]:
    """A fault for the first of these matters that the act decides on, a lesser one where its title alone names it.

    :param certain: subjects whose name leaves no doubt.
    :param likely: subjects that a part of, or something near, may go by; never more than a warning.
    """
    matters = [matter for matter in facts.matters if matter.subject in certain or matter.subject in likely]
    if not matters:
        yield NotApplicable()
        return
    first = next((m for m in matters if m.decided and m.subject in certain), None) or next(
        (m for m in matters if m.decided), matters[0]
    )
    sure = first.decided and first.subject in certain
    yield Fault(
        at=first.span,
        related=[(other.span, None) for other in matters if other.subject == first.subject],
        notes=[first.subject],
        severity=None if sure else Severity.WARNING,
    )
