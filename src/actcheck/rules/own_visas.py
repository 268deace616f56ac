"""What the act says in its own visas, those of its annexes and of its report left aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.facts.model import PartKind


class _Cited(Protocol):
    @property
    def part(self) -> PartKind: ...

    @property
    def in_citation(self) -> bool: ...


C = TypeVar("C", bound=_Cited)


def in_own_visas(stated: Iterable[C]) -> list[C]:
    """The references, acts, agreements or opinions that the act's own visas name, in their order."""
    return [one for one in stated if one.in_citation and one.part not in ("attachment", "report")]
