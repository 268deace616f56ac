"""The form of an act, from the tree to the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from actcheck.facts.model import FormalityFact, Signatory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.ast import Part


_STAMPED = ("posted", "published")


# In characters: what is printed below the signatures, when the text sets it apart.
_FOOT = 800


class Forms(TypedDict):
    """The fields of ``Facts`` of the same names."""

    formalities: tuple[FormalityFact, ...]
    signatories: tuple[Signatory, ...]


def forms(main: Part, followers: Sequence[Part]) -> Forms:
    """What the act itself says of its form, and who signs it."""
    signatures = main.conclusions.signatures if main.conclusions else ()
    parts = [main, *_foot(followers)]
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
                for part in parts
                for formality in part.formalities
            ),
            *(
                FormalityFact(span=stamp.span, what=stamp.role, date=stamp.date.value if stamp.date else None)
                for part in parts
                for stamp in part.stamps
                if stamp.role in _STAMPED
            ),
        ),
        signatories=tuple(
            Signatory(span=s.span, quality=s.quality, name=s.person.name if s.person else None, on_behalf=s.on_behalf)
            for s in signatures
        ),
    )


def _foot(followers: Sequence[Part]) -> Sequence[Part]:
    """What stands below the signatures, if it is no annex with a heading of its own."""
    first = followers[:1]
    if not first or first[0].kind != "attachment" or first[0].span.end - first[0].span.start > _FOOT:
        return ()
    preface = first[0].preface
    return first if preface.document_title is None and preface.title is None else ()
