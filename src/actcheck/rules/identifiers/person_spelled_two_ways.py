"""A holder of a proxy, a chair or a secretary whose name is nearly that of a person in the lists."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from actcheck.facts.names import key
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, Member
    from actcheck.source import Span

# A short word that differs by a letter may be another person's.
_SHORTEST = 5


def check(facts: Facts) -> Iterator[Observation]:
    listed = {member.key: member for member in facts.attendance.members}
    if not listed:
        yield NotApplicable()
        return
    said: set[str] = set()
    for written, folded, span in _named(facts):
        if folded in listed or folded in said:
            continue
        near = [member for member in listed.values() if _one_letter_apart(folded, member.key)]
        if len(near) == 1:
            said.add(folded)
            yield _fault(written, span, near[0])


def _fault(written: str, span: Span, member: Member) -> Fault:
    return Fault(at=span, values={"here": written, "there": member.name}, related=[(member.span, "listed")])


def _named(facts: Facts) -> Iterator[tuple[str, str, Span]]:
    """The persons named beside the lists."""
    for proxy in facts.attendance.proxy_list:
        if proxy.holder is not None and proxy.holder_key is not None:
            yield proxy.holder, proxy.holder_key, proxy.holder_span or proxy.span
    for fact in (facts.sitting.secretary, facts.sitting.chair):
        if fact is not None:
            yield fact.value, key(fact.value), fact.span


@lru_cache(maxsize=4096)
def _one_letter_apart(one: str, other: str) -> bool:
    """Whether all words but a long one are the same, and that one differs by a letter added, left out or changed."""
    words, others = one.split(), other.split()
    if len(words) != len(others) or len(words) < 2:
        return False
    odd, odd_others = sorted(set(words) - set(others)), sorted(set(others) - set(words))
    if len(odd) != 1 or len(odd_others) != 1 or min(len(odd[0]), len(odd_others[0])) < _SHORTEST:
        return False
    # "Michel" and "Michèle" are two persons.
    if {odd[0], odd_others[0]} in ({odd[0], odd[0] + "E"}, {odd_others[0], odd_others[0] + "E"}):
        return False
    return _apart(odd[0], odd_others[0])


def _apart(one: str, other: str) -> bool:
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    swapped = rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]
    return rest[1:] == other_rest or rest == other_rest[1:] or rest[1:] == other_rest[1:] or swapped
