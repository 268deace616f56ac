"""What an act decides on, where the law says who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Matter
from actcheck.source.folding import fold
from actcheck.syntax.amounts import cents_of
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.ast import Heading
    from actcheck.source import Document
    from actcheck.syntax.islands import Island
    from actcheck.syntax.windows import Window

_SUBJECTS = {
    "BUDGET": "budget",
    "ACCOUNTS": "accounts",
    "DEBATE": "budget_debate",
    "RATES": "rates",
    "STATUTES": "statutes",
    "MEMBERSHIP": "membership",
    "SERVICE": "service_delegation",
    "PLANNING": "planning",
    "TARIFF": "tariff",
    "LEASE": "lease",
    "SALE": "movable_sale",
}

_GRAMMAR = Grammar("matters", gaps=False)


def read_matters(document: Document, text: str, near: Iterable[Window]) -> tuple[Matter, ...]:
    """What verbs of decision govern, in order of the text.

    :param text: the folded text in lower case.
    :param near: where words that name such matters stand.
    """
    found = []
    for start, end in near:
        for token in _GRAMMAR.islands(text, start, end):
            verb, _, subject = token.type.partition("_")
            if verb == "DECIDED":
                found.append(
                    Matter(
                        span=document.span(token.start_pos, token.end_pos),
                        subject=_SUBJECTS[subject],
                        decided=True,
                        figure=_figure(token, subject),
                    )
                )
    return tuple(sorted({matter.span: matter for matter in found}.values(), key=_place))


def matter_of_title(title: Heading) -> Matter | None:
    """What a title begins with."""
    words = fold(title.text).lower()
    token = next(iter(_GRAMMAR.islands(words, 0, len(words))), None)
    if token is None or token.start_pos or not token.type.startswith("TITLE_"):
        return None
    return Matter(span=title.span, subject=_SUBJECTS[token.type.partition("_")[2]], decided=False)


def _figure(token: Island, subject: str) -> int | None:
    if subject == "SALE":
        figures = str(token).rstrip("€euros ")
        at = len(figures)
        while at and (figures[at - 1].isdigit() or figures[at - 1] in " .,"):
            at -= 1
        return cents_of(figures[at:].strip(" .,"))
    if subject != "LEASE":
        return None
    words = str(token).rsplit(None, 1)[0].rpartition(" de ")[2].partition("(")[0].strip()
    return int(words) if words.isdigit() else read_number(words)


def _place(matter: Matter) -> int:
    return matter.span.start
