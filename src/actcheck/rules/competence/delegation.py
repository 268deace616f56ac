"""Whether an act shows the delegation that it is taken under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from actcheck.facts import Facts, LegalReference
    from actcheck.source import Span


def delegation(facts: Facts, articles: Collection[str], at: Span) -> Iterator[Observation]:
    """A fault where the act cites neither one of the articles nor any earlier act; its annexes and report do not count.

    An earlier act may be the délibération that delegates, whatever its title: nobody can tell.

    :param articles: the articles of the CGCT on the delegation, normalized ("L3211-2").
    :param at: the place of the fault.
    """
    if any(covers(reference, article) for reference in facts.references for article in articles):
        return
    if not facts.citations:
        yield Missing("citations")
    elif any(act.part not in ("attachment", "report") for act in facts.cited_acts):
        yield Missing("cited_acts")
    else:
        yield Fault(at=at)


def covers(reference: LegalReference, article: str) -> bool:
    """Whether a reference names an article of the CGCT, alone, in a range or in what follows.

    A reference whose code is not named is taken for the CGCT's.
    """
    if reference.article is None or reference.code not in (None, "CGCT"):
        return False
    if article in (reference.article, reference.through):
        return True
    chapter, number = _split(article)
    first_chapter, first = _split(reference.article)
    last_chapter, last = _split(reference.through or "")
    if first_chapter != chapter or number < first:
        return False
    return reference.et_seq or (last_chapter == chapter and number <= last)


def _split(article: str) -> tuple[str, int]:
    """The chapter of an article and its number in it: ("L3211", 2)."""
    chapter, _, number = article.rpartition("-")
    return chapter, int(number) if number.isdigit() else 0
