"""What parts state besides who, when and by which texts, each with the part that it stands in."""

from __future__ import annotations

from bisect import bisect_left
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
from actcheck.syntax.windows import windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from actcheck.ast import Node, Part
    from actcheck.source import Document, Span
    from actcheck.syntax.windows import Window

# How far around the words that announce it a thing may stand, in characters before and behind.
_REACH = {
    "MONEY": (150, 60),
    "MARK_MONEY": (150, 60),
    "EFFECT": (60, 70),
    "MATTER": (60, 50),
    "DEAL": (1, 330),
    "CIRCUMSTANCE": (95, 95),
    "FORMALITY": (130, 190),
    "SUCCESSION": (140, 180),
}

_GRAMMAR = Grammar("particulars", gaps=False)


def with_particulars(document: Document, parts: Iterable[Part], *, typography: bool) -> tuple[Part, ...]:
    """The parts, and the items of minutes, with the sums, effects, matters and circumstances in them.

    :param typography: with what typists let slip too.
    """
    lower = document.folded.lower()
    text = lower if len(lower) == len(document.folded) else document.folded
    tokens = _GRAMMAR.islands(text, 0, len(text))

    def near(*kinds: str) -> list[Window]:
        before, after = _REACH[kinds[0]]
        return windows((t.start_pos for t in tokens if t.type in kinds), len(text), before, after)

    read: dict[str, tuple[Any, ...]] = {
        **read_amounts(document, text, near("MONEY", "MARK_MONEY"))._asdict(),
        "effects": read_effects(document, text, near("EFFECT")),
        "matters": read_matters(document, text, [*near("MATTER"), *near("DEAL")]),
        "circumstances": read_circumstances(document, text, near("CIRCUMSTANCE", "QUORUM")),
        **read_succession(document, text, near("SUCCESSION"))._asdict(),
        "formalities": read_formalities(document, text, near("FORMALITY", "MARK_FORMALITY", "QUORUM")),
        "oddities": read_oddities(document, text) if typography else (),
    }
    return tuple(_completed(part, read) for part in parts)


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
