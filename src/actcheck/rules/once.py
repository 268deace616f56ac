"""What several rules compute from one act, computed once."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

A = TypeVar("A")
T = TypeVar("T")


def once_an_act(compute: Callable[[A], T]) -> Callable[[A], T]:
    """Keep the answer for the act asked about last: an engine applies all its rules to one act, then to the next.

    :param compute: a pure function of the facts, or of something that one act has one of.
    """
    last: tuple[A, T] | None = None

    @wraps(compute)
    def computed(asked: A) -> T:
        nonlocal last
        kept = last
        if kept is not None and kept[0] is asked:
            return kept[1]
        answer = compute(asked)
        last = asked, answer
        return answer

    return computed
