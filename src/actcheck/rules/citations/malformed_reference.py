"""Article numbers that are cut, doubled or mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Flaw
from actcheck.rules.citations.article_numbers import rewritten, usual_form
from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_MALFORMED = (Flaw.INNER_SPACE, Flaw.DOUBLED_DOT, Flaw.LETTER_FOR_DIGIT)


def check(facts: Facts) -> Iterator[Observation]:
    for reference in facts.references:
        if not reference.flaws:
            continue
        flaws = [flaw for flaw in _MALFORMED if flaw in reference.flaws]
        # The end of a line may cut a number without anybody having typed a space.
        if reference.article and flaws and "\n" not in reference.raw:
            yield Fault(
                at=reference.span,
                values={"written": reference.raw, "usual": usual_form(reference)},
                notes=[flaw.value for flaw in flaws],
                fix=None if Flaw.LETTER_FOR_DIGIT in flaws else rewritten([reference]),
            )
