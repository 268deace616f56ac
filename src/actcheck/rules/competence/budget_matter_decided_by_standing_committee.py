"""Standing committees that decide on the budget or the accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.competence.reserved import reserved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts
    from actcheck.rules.observation import Observation

_SUBJECTS = frozenset({"budget", "accounts"})
# The debate on the budget is the departmental council's by the same article; the regional one's is not named.
_OF_DEPARTMENTS = _SUBJECTS | {"budget_debate"}


def check(facts: Facts) -> Iterator[Observation]:
    kind = facts.authority.kind
    of_department = kind is not None and kind.value == "departement"
    yield from reserved(facts, _OF_DEPARTMENTS if of_department else _SUBJECTS)
