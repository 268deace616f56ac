"""Which of the two rules on an absent secretary is for which assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actcheck.rules import Fault, Missing, NotApplicable
from actcheck.rules.sitting import chair_not_present, secretary_absent_from_lists

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts


@pytest.mark.parametrize(
    ("kind", "assembly", "expected"),
    [
        ("commune", "council", NotApplicable),
        ("epci", "council", NotApplicable),
        ("epci", "bureau", Fault),
        ("epci", None, Missing),
        ("departement", "council", Fault),
        ("departement", None, Fault),
        (None, None, Missing),
    ],
)
def test_councils_of_members_have_their_own_rule(
    build: Callable[..., Facts], kind: str | None, assembly: str | None, expected: type
) -> None:
    facts = build(
        kind=kind, assembly=assembly, secretary="Louis CARRON", present=["Jean LENOIR"], away=["Louis CARRON"]
    )
    assert [type(observation) for observation in secretary_absent_from_lists.check(facts)] == [expected]


def test_without_lists_nobody_is_away(build: Callable[..., Facts]) -> None:
    assert list(chair_not_present.check(build(chair="Odile FARGE"))) == [Missing("attendance.present")]
