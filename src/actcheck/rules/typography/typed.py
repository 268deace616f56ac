"""What the rules of typography have in common: one finding for each kind of slip, with all its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Edit, Fix
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def typed(facts: Facts, *kinds: str, safe: bool = True) -> Iterator[Observation]:
    """A fault at the first place, the others related to it, put right together where the usual form is known.

    :param safe: whether putting them right changes no word.
    """
    found = [oddity for oddity in facts.oddities if oddity.what in kinds]
    if not found:
        return
    first, *others = found
    edits = tuple(
        Edit(span=oddity.span, replacement=oddity.usual)
        for oddity in found
        # Markup in between: what stands there is not only what is read.
        if oddity.usual is not None and oddity.span.end - oddity.span.start == len(oddity.written)
    )
    yield Fault(
        at=first.span,
        values={"written": first.written, "usual": first.usual or "", "times": len(found)},
        related=[(other.span, None) for other in others],
        notes=["several"] if others else [],
        fix=Fix(edits=edits, safe=safe) if edits else None,
    )
