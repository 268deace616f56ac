"""How much an amendment changes a public contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.competence.delegation import covers

if TYPE_CHECKING:
    from actcheck.facts import Fact, Facts

_PERCENT = 100_00


def of_public_contract(facts: Facts) -> bool:
    """Whether the act decides on an amendment of a public contract, and not of an agreement between authorities."""
    return decision(facts) is not None and facts.contract.public is not None


def change_of(facts: Facts) -> Fact[int] | None:
    """What the amendment adds, as stated; else, for a first amendment, the new amount less the initial one."""
    contract, number = facts.contract, facts.amendment.number
    if contract.change is not None:
        return contract.change
    first = number is None or number.value == 1
    if contract.initial is None or contract.new is None or not first:
        return None
    return contract.new.model_copy(update={"value": contract.new.value - contract.initial.value, "derived": True})


def share(change: int, initial: int) -> int:
    """A change in hundredths of a percent of the initial amount, rounded."""
    return round(change * _PERCENT / initial)


def cites(facts: Facts, *articles: str) -> bool:
    """Whether the dossier names one of these articles of the code de la commande publique."""
    return any(
        reference.article is not None
        and reference.code in (None, "CCP")
        and any(covers(reference.model_copy(update={"code": "CGCT"}), article) for article in articles)
        for reference in facts.references
    )
