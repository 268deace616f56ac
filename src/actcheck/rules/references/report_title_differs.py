"""A report whose title is not the act's."""

from __future__ import annotations

import re
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
    if title.value == other.value:
        return
    words, other_words = _words(title.value), _words(other.value)
    shorter, longer = sorted((words, other_words), key=len)
    # A title may be cut, by a page or by its reader: only words that differ are a fault.
    if longer[: len(shorter)] == shorter or longer[len(longer) - len(shorter) :] == shorter:
        return
    start = 0
    while words[start] == other_words[start]:
        start += 1
    end = 1
    while words[-end] == other_words[-end] and len(shorter) - end >= start:
        end += 1
    # Two words before the difference show where it is.
    shown = slice(max(start - 2, 0), None)
    yield Fault(
        at=other.span,
        values={
            "act_words": " ".join(words[: len(words) - end + 1][shown]),
            "report_words": " ".join(other_words[: len(other_words) - end + 1][shown]),
        },
        related=[(title.span, "act")],
    )


def _words(title: str) -> list[str]:
    """The words of a title, without case, accent or punctuation."""
    return _PUNCTUATION.sub(" ", fold(title).casefold()).split()


_PUNCTUATION = re.compile(r"[\W_]+")
