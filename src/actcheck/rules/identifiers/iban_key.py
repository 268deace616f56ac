"""Account numbers (IBAN) whose key does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# ISO 13616: letters stand for 10 to 35; the number divided by 97, its first four signs put last, leaves 1.
_FIRST_LETTER = 10
_MODULUS = 97
_FRENCH, _FRENCH_LENGTH = "FR", 27


def check(facts: Facts) -> Iterator[Observation]:
    if not facts.ibans:
        yield NotApplicable()
    for iban in facts.ibans:
        signs = "".join(filter(str.isalnum, iban.value)).upper()
        if signs.startswith(_FRENCH) and len(signs) != _FRENCH_LENGTH:
            yield Fault(at=iban.span, values={"iban": iban}, notes=["length"])
        elif not valid(signs):
            yield Fault(at=iban.span, values={"iban": iban}, notes=["key"])


def valid(signs: str) -> bool:
    """Whether the key of an IBAN fits.

    :param signs: capital letters and figures, without spaces.
    """
    turned = signs[4:] + signs[:4]
    digits = "".join(s if s.isdigit() else str(ord(s) - ord("A") + _FIRST_LETTER) for s in turned)
    return int(digits) % _MODULUS == 1
