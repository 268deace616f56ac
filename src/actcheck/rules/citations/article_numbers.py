"""How article numbers are written, for the rules that look at the writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Edit, Fix
from actcheck.law.article_numbers import printed
from actcheck.rules.observation import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actcheck.ast import Flaw
    from actcheck.facts import Facts, LegalReference


def usual_form(reference: LegalReference) -> str:
    """The number as Légifrance prints it: "L. 262-25"."""
    return printed(reference.article or "")


def written_with(facts: Facts, flaw: Flaw) -> list[LegalReference]:
    """The articles whose number is written in this way."""
    return [reference for reference in facts.references if reference.article and flaw in reference.flaws]


def rewritten(found: Iterable[LegalReference]) -> Fix:
    """Each number as it is usually written: the article stays the same one."""
    return Fix(edits=tuple(Edit(span=one.span, replacement=usual_form(one)) for one in found), safe=True)


def once(found: list[LegalReference]) -> Iterator[Fault]:
    """One fault for all, since such a habit of writing runs through a whole act."""
    if found:
        first, *others = found
        yield Fault(
            at=first.span,
            values={"written": first.raw, "usual": usual_form(first), "times": len(found)},
            related=[(other.span, None) for other in others],
            notes=["several"] if others else (),
            fix=rewritten(found),
        )
