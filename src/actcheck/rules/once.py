"""What several rules compute from one act, computed once."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts

T = TypeVar("T")


def once_an_act(compute: Callable[[Facts], T]) -> Callable[[Facts], T]:
    """Keep the answer for the act asked about last: an engine applies all its rules to one act, then to the next.

    :param compute: a pure function of the facts.
    """
    last: tuple[Facts, T] | None = None

    @wraps(compute)
    def computed(facts: Facts) -> T:
        nonlocal last
        kept = last
        if kept is not None and kept[0] is facts:
            return kept[1]
        answer = compute(facts)
        last = facts, answer
        return answer

    return computed
