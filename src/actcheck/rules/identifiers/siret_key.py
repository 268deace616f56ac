"""SIRET numbers whose key does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_LENGTH = 14
# The establishments of La Poste bear numbers of their own: their figures add up to a multiple of 5.
_LA_POSTE = "356000000"


def check(facts: Facts) -> Iterator[Observation]:
    if not facts.sirets:
        yield NotApplicable()
    for siret in facts.sirets:
        digits = "".join(character for character in siret.value if character.isdigit())
        if len(digits) != _LENGTH:
            yield Fault(at=siret.span, values={"siret": siret}, notes=["length"])
        elif not valid(digits):
            yield Fault(at=siret.span, values={"siret": siret}, notes=["key"])


def valid(digits: str) -> bool:
    """Whether the last figure is the key of the others (Luhn), La Poste's own rule included.

    :param digits: the 14 figures.
    """
    if digits.startswith(_LA_POSTE) and sum(map(int, digits)) % 5 == 0:
        return True
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0
