"""The smallest sets of statements whose correction makes the others agree (minimal diagnoses)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Set = frozenset[int]


def smallest_sets(among: Set, agrees_without: Callable[[Set], bool], most: int) -> list[Set]:
    """All sets of the least size, up to ``most``, without which the rest agrees; none where all agree already."""
    for size in range(most + 1):
        found = [s for s in map(frozenset, itertools.combinations(sorted(among), size)) if agrees_without(s)]
        if found:
            return found if size else []
    return []


def parts_of(sets: Sequence[Set]) -> list[list[Set]]:
    """Sets of one size as a product: one set of each part, put together, is one of these sets, and the reverse.

    Faults that have nothing to do with one another come apart; a single part where they do not.
    """
    culprits = sorted(set[int]().union(*sets))
    together = {pair for s in sets for pair in itertools.permutations(s, 2)}
    left = set(culprits)
    groups: list[Set] = []
    while left:
        # Two culprits that never stand in one set take each other's place.
        group, waiting = set[int](), [min(left)]
        while waiting:
            one = waiting.pop()
            if one in left:
                left.remove(one)
                group.add(one)
                waiting.extend(other for other in left if (one, other) not in together)
        groups.append(frozenset(group))
    parts = [sorted({s & group for s in sets}, key=sorted) for group in groups]
    product = {frozenset[int]().union(*chosen) for chosen in itertools.product(*parts)}
    return parts if product == set(sets) else [sorted(sets, key=sorted)]


def supports(others: Sequence[int], leads_there: Callable[[Set], bool]) -> list[Set]:
    """Disjoint sets of statements, each of which leads to the new value, the smallest first.

    :param others: in the order in which they had better be named.
    :param leads_there: whether these statements, all others being unknown, leave no other value.
    """
    found = [frozenset((one,)) for one in others if leads_there(frozenset((one,)))]
    left = [one for one in others if not any(one in single for single in found)]
    while left and leads_there(frozenset(left)):
        needed = frozenset(left)
        for one in reversed(left):
            if leads_there(needed - {one}):
                needed -= {one}
        found.append(needed)
        left = [one for one in left if one not in needed]
    return sorted(found, key=len)
