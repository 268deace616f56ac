"""A mayor or a president of whom nothing says that he or she withdrew from the vote on the accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.findings import Severity
from actcheck.rules.attendance.persons import maybe_listed, most_present, movements
from actcheck.rules.formalities import said
from actcheck.rules.observation import Fault, NotApplicable, Observation
from actcheck.rules.voting.accounts import accounts_voted
from actcheck.rules.voting.headcount import proxies_at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    accounts, act = accounts_voted(facts), facts.act.kind
    if accounts is None or act is None or not facts.votings:
        yield NotApplicable()
        return
    withdrew = said(facts, "withdrawn") or any(voting.not_voting is not None for voting in facts.votings)
    if withdrew:
        if not said(facts, "elected_chair"):
            yield Fault(at=accounts.span, notes=["no_chair"], severity=Severity.INFORMATION)
        return
    total = facts.voting.total
    if act.value == "minutes_item" or said(facts, "elected_chair"):
        yield Fault(at=accounts.span, notes=["nothing_said"], severity=Severity.INFORMATION)
    elif total is not None and _counted(facts) == total.value and said(facts, "head_chairs") and _chair_listed(facts):
        yield Fault(at=total.span, values={"total": total}, notes=["counted"])
    else:
        yield Fault(at=accounts.span, notes=["nothing_said"], severity=Severity.WARNING)


def _counted(facts: Facts) -> int | None:
    """The members who could vote, the chair among them."""
    present, proxies = most_present(facts), proxies_at_most(facts)
    return None if present is None or proxies is None or movements(facts) else present + proxies


def _chair_listed(facts: Facts) -> bool:
    chair = facts.sitting.chair
    return chair is not None and maybe_listed(facts, chair.value)
