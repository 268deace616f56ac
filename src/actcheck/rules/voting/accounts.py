"""Votes on the yearly accounts, which are adopted unless a majority votes against them (CGCT L1612-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.formalities import said
from actcheck.rules.once import once_an_act

if TYPE_CHECKING:
    from actcheck.facts import Facts, MatterFact

_ADOPTION = "CGCT L1612-12"


@once_an_act
def accounts_voted(facts: Facts) -> MatterFact | None:
    """Where the act says that it is about the yearly accounts, what it decides before what its title names."""
    found = [matter for matter in facts.matters if matter.subject == "accounts"]
    if said(facts, "after_accounts") and all(matter.decided for matter in found):
        # "Après avoir approuvé le compte administratif": an earlier decision.
        return None
    return next((matter for matter in found if matter.decided), found[0] if found else None)


def on_accounts(facts: Facts) -> bool:
    """Whether the act decides on them, or cites the article on their adoption."""
    return accounts_voted(facts) is not None or any(r.canonical == _ADOPTION for r in facts.references)
