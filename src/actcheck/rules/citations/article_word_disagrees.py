""" "article" before several numbers, "articles" before one."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, LegalReference


# In characters: ", " or " et "; a longer stretch may hold another "article".
_SEPARATOR = 5
# In characters: " et suivants".
_ET_SEQ = 12


def check(facts: Facts) -> Iterator[Observation]:
    for reference, following in zip_longest(facts.references, facts.references[1:]):
        if reference.announced is None or reference.announced_span is None:
            continue
        several = (reference.list_size > 1 and _beside(reference, following)) or reference.through is not None
        # After one article, "et suivants" makes it several, and usage accepts the singular.
        one = reference.list_size == 1 and reference.through is None and not reference.et_seq
        if (reference.announced == "article" and several) or (reference.announced == "articles" and one):
            yield Fault(
                at=reference.announced_span,
                values={"word": reference.announced, "first": reference.raw},
                notes=["singular_for_several" if several else "plural_for_one"],
            )


def _beside(one: LegalReference, other: LegalReference | None) -> bool:
    """Whether nothing but a separator stands between a reference and the next one."""
    reach = _SEPARATOR + (_ET_SEQ if one.et_seq else 0)
    return other is not None and 0 < other.span.start - one.span.end <= reach
