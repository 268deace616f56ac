"""Whether somebody with a part in the sitting is among the members present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts.names import key
from actcheck.rules.attendance.persons import away, maybe_among, maybe_listed, movements, present, same, whole_list
from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Fact, Facts


def named_away(facts: Facts, name: str) -> bool:
    """Whether the name stands in a list of members away, and in none of members present."""
    own = key(name)
    return any(same(own, m.key) for m in away(facts)) and not any(same(own, m.key) for m in present(facts))


def secretary_present(facts: Facts, *, uncounted: bool = False) -> Iterator[Observation]:
    """A fault where the secretary is named as away, or is in no list though that of those present is whole.

    :param uncounted: a list beside which no count stands is taken as whole.
    """
    secretary = facts.sitting.secretary
    listed = present(facts)
    if secretary is None or not listed:
        yield Missing(
            *(["sitting.secretary"] if secretary is None else []), *([] if listed else ["attendance.present"])
        )
        return
    if movements(facts):
        yield Missing("attendance.present")
        return
    if named_away(facts, secretary.value):
        yield _fault(secretary, "named_away")
        return
    chair = facts.sitting.chair
    if maybe_listed(facts, secretary.value) or (chair and maybe_among(secretary.value, [chair.value])):
        return
    if not (whole_list(facts) or (uncounted and facts.attendance.present_stated is None)):
        yield Missing("attendance.present_stated")
        return
    yield _fault(secretary, "named_nowhere")


def _fault(secretary: Fact[str], note: str) -> Fault:
    return Fault(at=secretary.span, values={"name": secretary}, notes=[note])
