"""Whether a few inequalities between whole numbers can hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Row(NamedTuple):
    """``sum(factor * variable) <= bound``."""

    terms: tuple[tuple[int, int], ...]
    bound: int


class Inequalities:
    """Variables from 0 to ``most``, and inequalities between them.

    The search is exhaustive: bounds are drawn as near as the inequalities allow, then the widest range is
    divided, and each piece searched.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._highs: list[int] = []
        self._rows: list[_Row] = []

    def variable(self, most: int | None = None) -> int:
        """A new variable, from 0 to ``most``; its number."""
        self._highs.append(self.most if most is None else most)
        return len(self._highs) - 1

    def at_most(self, terms: Mapping[int, int], bound: int = 0) -> None:
        """``sum(factor * variable) <= bound``, for the factor of each variable."""
        self._rows.append(_Row(tuple(terms.items()), bound))

    def equal(self, one: int, other: int) -> None:
        """Two variables with the same value."""
        self.at_most({one: 1, other: -1})
        self.at_most({other: 1, one: -1})

    def feasible(self, ranges: Mapping[int, tuple[int, int]]) -> bool:
        """Whether there are values within these ranges, and within their bounds for the other variables."""
        lows, highs = [0] * len(self._highs), list(self._highs)
        for variable, (low, high) in ranges.items():
            lows[variable], highs[variable] = max(low, 0), min(high, highs[variable])
            if lows[variable] > highs[variable]:
                return False
        return self._search(lows, highs)

    def _search(self, lows: list[int], highs: list[int]) -> bool:
        if not self._draw_near(lows, highs):
            return False
        open_ones = [v for v in range(len(lows)) if lows[v] < highs[v]]
        if not open_ones:
            return True
        widest = max(open_ones, key=lambda v: highs[v] - lows[v])
        # The least value is most often one that will do.
        for least, most in _divided(lows[widest], highs[widest]):
            some_lows, some_highs = list(lows), list(highs)
            some_lows[widest], some_highs[widest] = least, most
            if self._search(some_lows, some_highs):
                return True
        return False

    def _draw_near(self, lows: list[int], highs: list[int]) -> bool:
        """Narrow the ranges to what each inequality leaves of them; False where one leaves nothing."""
        changed = True
        while changed:
            changed = False
            for terms, bound in self._rows:
                left = bound
                for v, f in terms:
                    left -= f * (lows[v] if f > 0 else highs[v])
                if left < 0:
                    return False
                for v, f in terms:
                    if f > 0 and lows[v] + left // f < highs[v]:
                        highs[v] = lows[v] + left // f
                        changed = True
                    elif f < 0 and highs[v] - left // -f > lows[v]:
                        lows[v] = highs[v] - left // -f
                        changed = True
        return True


def _divided(least: int, most: int) -> list[tuple[int, int]]:
    """The least value, then the two halves of what is left."""
    middle = (least + 1 + most) // 2
    return [(least, least), (least + 1, middle), *([(middle + 1, most)] if middle < most else [])]
