"""What parts state besides who, when and by which texts, each with the part that it stands in."""

from __future__ import annotations

import string
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from actcheck.ast import DeliberationList, Minutes
from actcheck.syntax.agreement_titles import read_agreement_title
from actcheck.syntax.amounts import read_amounts
from actcheck.syntax.circumstances import read_circumstances
from actcheck.syntax.effects import read_effects
from actcheck.syntax.formalities import formalities_of_title, read_formalities
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.matters import matter_of_title, read_matters
from actcheck.syntax.succession import read_succession
from actcheck.syntax.typography import read_oddities
from actcheck.syntax.windows import places, windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from actcheck.ast import Node, Part
    from actcheck.source import Document, Span
    from actcheck.syntax.islands import Island
    from actcheck.syntax.windows import Window

# How far around the words that announce it a thing may stand, in characters before and behind.
_REACH = {
    "MONEY": (150, 60),
    "EFFECT": (60, 70),
    "MATTER": (60, 50),
    "DEAL": (1, 330),
    "CIRCUMSTANCE": (95, 95),
    "FORMALITY": (130, 190),
    "SUCCESSION": (140, 180),
}

_SIGNS_OF_MONEY = "€%"
_LETTERS = frozenset(string.ascii_lowercase)

_GRAMMAR = Grammar("particulars", gaps=False)


def with_particulars(document: Document, text: str, parts: Iterable[Part], *, typography: bool) -> tuple[Part, ...]:
    """The parts, and the items of minutes, with the sums, effects, matters and circumstances in them.

    :param text: the folded text in lower case.
    :param typography: with what typists let slip too.
    """
    tokens = _GRAMMAR.islands(text, 0, len(text))
    money = [at for sign in _SIGNS_OF_MONEY for at in places(text, sign)]
    hours = _outside(tokens, _hours(text))

    def near(*kinds: str, marks: Sequence[int] = ()) -> list[Window]:
        before, after = _REACH[kinds[0]]
        announced = sorted([*(t.start_pos for t in tokens if t.type in kinds), *marks])
        return windows(announced, len(text), before, after)

    read: dict[str, tuple[Any, ...]] = {
        **read_amounts(document, text, near("MONEY", marks=money))._asdict(),
        "effects": read_effects(document, text, near("EFFECT")),
        "matters": read_matters(document, text, [*near("MATTER"), *near("DEAL")]),
        "circumstances": read_circumstances(document, text, near("CIRCUMSTANCE", "QUORUM")),
        **read_succession(document, text, near("SUCCESSION"))._asdict(),
        "formalities": read_formalities(document, text, near("FORMALITY", "QUORUM", marks=hours)),
        "oddities": read_oddities(document, text) if typography else (),
    }
    return tuple(_completed(part, read) for part in parts)


def _hours(text: str) -> Iterable[int]:
    """Where figures end before an "h": in "18h30", "9 h"."""
    for at in places(text, "h"):
        before = text[at - 1 : at]
        if before.isdecimal():
            figure = at - 1
        elif before.isspace() and text[at - 2 : at - 1].isdecimal():
            figure = at - 2
        else:
            continue
        if text[at + 1 : at + 2] not in _LETTERS:
            yield figure


def _outside(tokens: Sequence[Island], at: Iterable[int]) -> list[int]:
    """The places that stand inside none of the tokens."""
    ends = [0, *(token.end_pos for token in tokens)]
    starts = [token.start_pos for token in tokens]
    return [place for place in at if place >= ends[bisect_right(starts, place)]]


def _completed(part: Part, read: Mapping[str, tuple[Any, ...]]) -> Part:
    fields: dict[str, Any] = {name: _within(nodes, part.span) for name, nodes in read.items() if nodes}
    title = part.preface.title
    named = None if title is None else matter_of_title(title)
    if named is not None:
        fields["matters"] = (named, *fields.get("matters", ()))
    agreement = None if title is None else read_agreement_title(title.text, title.span)
    if agreement is not None:
        fields["title_agreement"] = agreement
    formal = () if title is None else formalities_of_title(title)
    if formal:
        fields["formalities"] = (*formal, *fields.get("formalities", ()))
    items = part.items if isinstance(part, Minutes | DeliberationList) else ()
    if items:
        fields["items"] = tuple(_completed(item, read) for item in items)
    return part.model_copy(update=fields)


def _within(nodes: tuple[Node, ...], span: Span) -> tuple[Node, ...]:
    first = bisect_left(nodes, span.start, key=_place)
    return nodes[first : bisect_left(nodes, span.end, key=_place)]


def _place(node: Node) -> int:
    return node.span.start
