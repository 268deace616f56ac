"""The same thing stated in several places of a dossier."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.facts import Facts
    from actcheck.source import Span

T = TypeVar("T")


class Statement(NamedTuple):
    """What one piece of the dossier says.

    :param piece: "title" for the act's own title, or the kind of part it stands in.
    """

    piece: str
    value: object
    span: Span


def holds(whole: Span, stretch: Span) -> bool:
    """Whether one stretch lies inside another."""
    return whole.start <= stretch.start and stretch.end <= whole.end


def piece_of(facts: Facts, span: Span, part: str) -> str:
    """The piece that a stretch stands in: the act's title is one apart from the act."""
    title = facts.act.title
    return "title" if title is not None and holds(title.span, span) else part


def odd_ones(statements: Iterable[Statement]) -> tuple[Statement, list[Statement]] | None:
    """What most pieces say, the first of them, and the statements that differ from it.

    None where fewer than two pieces say something, or where a piece says several things: it then speaks of
    several amendments, or of an earlier one.
    """
    pieces: dict[str, list[Statement]] = {}
    for statement in statements:
        pieces.setdefault(statement.piece, []).append(statement)
    if len(pieces) < 2 or any(len({s.value for s in said}) > 1 for said in pieces.values()):
        return None
    said_once = [said[0] for said in pieces.values()]
    usual, _ = Counter(statement.value for statement in said_once).most_common(1)[0]
    first = next(statement for statement in said_once if statement.value == usual)
    return first, [statement for statement in said_once if statement.value != usual]
