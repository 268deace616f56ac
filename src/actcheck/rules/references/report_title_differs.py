"""A report whose title is not the act's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.source.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    title, other = facts.act.title, facts.report.title
    if title is None or other is None:
        yield Missing(*(name for name, fact in (("act.title", title), ("report.title", other)) if fact is None))
        return
    words, other_words = _words(title.value), _words(other.value)
    shorter, longer = sorted((words, other_words), key=len)
    # A title may be cut, by a page or by its reader: only words that differ are a fault.
    if longer[: len(shorter)] == shorter or longer[len(longer) - len(shorter) :] == shorter:
        return
    while words and other_words and words[0] == other_words[0]:
        del words[0], other_words[0]
    while words and other_words and words[-1] == other_words[-1]:
        del words[-1], other_words[-1]
    yield Fault(
        at=other.span,
        values={"act_words": " ".join(words) or "∅", "report_words": " ".join(other_words) or "∅"},
        related=[(title.span, "act")],
    )


def _words(title: str) -> list[str]:
    """The words of a title, without case, accent or punctuation."""
    return "".join(c if c.isalnum() else " " for c in fold(title).casefold()).split()
