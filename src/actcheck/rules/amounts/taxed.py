"""Sums without tax, of tax and with tax that are stated together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.once import once_an_act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actcheck.facts import Facts, StatedAmount

# From the end of one sum to the beginning of the next, in characters.
_NEAR = 90


@once_an_act
def runs(facts: Facts) -> tuple[tuple[StatedAmount, ...], ...]:
    """The sums of the dossier, cut where they stand too far apart to speak of one another."""
    if all(amount.tax is None for amount in facts.amounts):
        return ()
    cut: list[list[StatedAmount]] = []
    for amount in facts.amounts:
        last = cut[-1][-1] if cut else None
        if last is None or last.part != amount.part or not 0 <= amount.span.start - last.span.end <= _NEAR:
            cut.append([])
        cut[-1].append(amount)
    return tuple(map(tuple, cut))


def together(run: Iterable[StatedAmount], wanted: frozenset[str]) -> Iterator[dict[str, StatedAmount]]:
    """The sums of a run, as many at a time as there are kinds, by kind.

    None where the run is not made of all the kinds, one after another in one order, again and again: with a sum
    more or less, nobody can tell which ones go together.

    :param wanted: the kinds of sums compared: "excluded", "itself", "included".
    """
    amounts = tuple(run)
    size = len(wanted)
    order = [amount.tax for amount in amounts[:size]]
    # "1 200 € TTC, dont 200 € de TVA, pour 1 000 € HT" is one group; sums of tax alone open none.
    if len(amounts) % size or set(order) != wanted or order[0] == "itself":
        return
    if all(amount.tax == order[i % size] for i, amount in enumerate(amounts)):
        for first in range(0, len(amounts), size):
            yield {amount.tax: amount for amount in amounts[first : first + size] if amount.tax is not None}
