"""Which committee an opinion comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actcheck.facts import OpinionFact


def same_committee(one: OpinionFact, other: OpinionFact) -> bool:
    """Whether both opinions are certainly of one committee: by number, else by name."""
    if one.committee_number is not None and other.committee_number is not None:
        return one.committee_number == other.committee_number
    return one.committee_key is not None and one.committee_key == other.committee_key


def designation(opinion: OpinionFact) -> str:
    """The committee as a sentence names it: its number, its name, or both."""
    number = f"n°{opinion.committee_number}" if opinion.committee_number else ""
    name = f"« {opinion.committee_name} »" if opinion.committee_name else ""
    return " ".join(filter(None, (number, name)))
