"""Members present at the vote on a matter in which the act itself says that they have a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts.names import key
from actcheck.findings import Severity
from actcheck.law.newer_articles import newer_article
from actcheck.rules.attendance.persons import most_present, movements, present, same
from actcheck.rules.formalities import formalities, said
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.voting.headcount import proxies_at_most

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from actcheck.facts import Facts, Member

_WORDS = 2
# Created by the law that no longer lets mere presence count.
_CREATED_WITH_IT = ("CGCT", "L3132-5")


def check(facts: Facts) -> Iterator[Observation]:
    concerned = [words for words in formalities(facts, "interested") if words.name]
    if not concerned or said(facts, "withdrawn") or any(voting.not_voting for voting in facts.votings):
        yield NotApplicable()
        return
    sitting, kind = facts.sitting.date, facts.authority.kind
    if sitting is None or kind is None:
        yield Missing("sitting.date", "authority.kind")
        return
    for words in concerned:
        member = _member(facts, words.name or "")
        if member is None:
            continue
        if not _all_voted(facts) and _presence_alone_does_not_count(sitting.value):
            yield Missing("voting.total", "attendance.present")
            continue
        yield Fault(
            at=words.span,
            values={"name": member.name},
            related=[(member.span, "present")],
            notes=["all_voted"] if _all_voted(facts) else [],
            severity=Severity.INFORMATION if kind.value == "epci" else None,
        )


def _presence_alone_does_not_count(day: datetime.date) -> bool:
    created = newer_article(*_CREATED_WITH_IT)
    return created is not None and day >= created.in_force_from


def _all_voted(facts: Facts) -> bool:
    total, present, proxies = facts.voting.total, most_present(facts), proxies_at_most(facts)
    if total is None or present is None or proxies is None or movements(facts):
        return False
    return total.value == present + proxies


def _member(facts: Facts, written: str) -> Member | None:
    """The member present who bears the first words of what is written, unless this is the chair."""
    chair = facts.sitting.chair
    words = written.split()
    for length in range(len(words), _WORDS - 1, -1):
        name = key(" ".join(words[:length]))
        if chair is not None and same(name, key(chair.value)):
            return None
        found = next((m for m in present(facts) if len(m.key.split()) >= _WORDS and same(name, m.key)), None)
        if found is not None:
            return found
    return None
