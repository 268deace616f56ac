"""The delay between a notice and its sitting, and what shortens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actcheck.rules.observation import Missing
from actcheck.rules.sitting_days import latest_day

if TYPE_CHECKING:
    import datetime

    from actcheck.facts import Fact, Facts

_ALSACE_MOSELLE = frozenset({"057", "067", "068"})


class Delay(NamedTuple):
    """
    :param days: from the day of the notice to that of the sitting.
    """

    notice: Fact[datetime.date]
    sitting: Fact[datetime.date]
    days: int

    @property
    def clear_days(self) -> int:
        """The days between the two, neither of which counts."""
        return self.days - 1


def delay(facts: Facts) -> Delay | Missing:
    """The longest delay that the act's dates allow, or what it does not state."""
    notice, sitting = facts.notice.date, facts.sitting.date
    if notice is None or sitting is None:
        return Missing(*(name for name, fact in (("notice.date", notice), ("sitting.date", sitting)) if fact is None))
    return Delay(notice, sitting, (latest_day(facts, sitting) - notice.value).days)


def in_alsace_moselle(facts: Facts) -> bool | None:
    """Whether the local law applies; None where neither the words nor the transmission's number tell."""
    if facts.circumstances.local_law is not None:
        return True
    departement = facts.receipt.departement
    return None if departement is None else departement.value in _ALSACE_MOSELLE
