""" "article" before several numbers, "articles" before one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    for reference in facts.references:
        if reference.announced is None or reference.announced_span is None:
            continue
        several = reference.list_size > 1 or reference.through is not None
        # After one article, "et suivants" makes it several, and usage accepts the singular.
        one = reference.list_size == 1 and not several and not reference.et_seq
        if (reference.announced == "article" and several) or (reference.announced == "articles" and one):
            yield Fault(
                at=reference.announced_span,
                values={"word": reference.announced, "first": reference.raw},
                notes=["singular_for_several" if several else "plural_for_one"],
            )
