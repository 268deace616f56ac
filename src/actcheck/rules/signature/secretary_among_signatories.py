"""Whether the place of the secretary's signature stands where an act is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.formalities import formalities
from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, Signatory


# In characters. Further up, and in longer words, "Le maire" opens a sentence.
_FOOT = 1200
_LONGEST = 60


def secretary_signs(facts: Facts) -> Iterator[Observation]:
    """A fault where somebody's capacity is written at the foot of the act, and the secretary's is not."""
    foot = (facts.own or facts.span).end - _FOOT
    signed = [who for who in facts.signatories if _capacity(who) and who.span.start >= foot]
    if not signed:
        yield Missing("signature.signed")
    elif not any(words.span.end > signed[0].span.start for words in formalities(facts, "secretary")):
        yield Fault(at=signed[0].span)


def _capacity(signatory: Signatory) -> bool:
    return signatory.quality is not None and len(signatory.quality) <= _LONGEST
