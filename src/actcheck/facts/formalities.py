"""The form of an act, from the tree to the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from actcheck.facts.model import FormalityFact, Signatory

if TYPE_CHECKING:
    from actcheck.ast import Part


_STAMPED = ("posted", "published")


class Forms(TypedDict):
    """The fields of ``Facts`` of the same names."""

    formalities: tuple[FormalityFact, ...]
    signatories: tuple[Signatory, ...]


def forms(main: Part) -> Forms:
    """What the act itself says of its form, and who signs it."""
    signatures = main.conclusions.signatures if main.conclusions else ()
    return Forms(
        formalities=(
            *(
                FormalityFact(
                    span=formality.span,
                    what=formality.what,
                    date=formality.date.value if formality.date else None,
                    months=formality.months,
                    name=formality.name,
                )
                for formality in main.formalities
            ),
            *(
                FormalityFact(span=stamp.span, what=stamp.role, date=stamp.date.value if stamp.date else None)
                for stamp in main.stamps
                if stamp.role in _STAMPED
            ),
        ),
        signatories=tuple(
            Signatory(span=s.span, quality=s.quality, name=s.person.name if s.person else None, on_behalf=s.on_behalf)
            for s in signatures
        ),
    )
