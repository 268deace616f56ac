"""Whatever an act states, the corrections of a diagnosis do what it says that they do."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from actcheck.diagnosis import diagnose
from actcheck.facts import AttendanceFacts, Fact, Facts, VotingFacts
from actcheck.source import Span

ATTENDANCE = (
    "members_in_office",
    "present_stated",
    "present_listed",
    "proxies_stated",
    "voters_stated",
    "absent_stated",
)
VOTING = ("votes_for", "votes_against", "abstentions", "not_voting", "group_total")
NAMES = (*ATTENDANCE, *VOTING)

figures = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 40))


def facts_with(stated: dict[str, int]) -> Facts:
    def fact(name: str) -> Fact[int] | None:
        at = NAMES.index(name)
        return Fact[int](value=stated[name], span=Span(at, at + 1)) if name in stated else None

    voting = VotingFacts(span=Span(0, 99), **{name: fact(name) for name in VOTING})
    return Facts(
        span=Span(0, 99),
        attendance=AttendanceFacts(**{name: fact(name) for name in ATTENDANCE}),
        voting=voting,
        votings=(voting,),
    )


def counts_proxies(stated: dict[str, int]) -> bool:
    """Whether the count of those present, as it stands, may be read as that of those represented too."""
    if "present_stated" not in stated or not stated.get("proxies_stated"):
        return False
    if "present_listed" in stated:
        return stated["present_stated"] - stated["present_listed"] == stated["proxies_stated"]
    return stated["present_stated"] == stated.get("voters_stated")


@given(figures)
def test_a_single_correction_makes_all_agree(stated):
    for diagnosis in diagnose(facts_with(stated)):
        if len(diagnosis.parts) > 1:
            continue
        for alternative in diagnosis.parts[0]:
            if len(alternative.corrections) > 1:
                continue
            (correction,) = alternative.corrections
            name = correction.statement.fact.split(".")[1]
            assert correction.statement.value == stated[name]
            for value in (correction.least, correction.most):
                if value is not None:
                    assert value != stated[name]
                    corrected = {**stated, name: value}
                    # A count that was one of those represented too may no longer be read so once it is another.
                    if counts_proxies(corrected) == counts_proxies(stated):
                        assert diagnose(facts_with(corrected)) == ()


@given(figures)
def test_what_is_not_wrong_may_be_left_out(stated):
    """A figure that the act does not state cannot be at odds with others."""
    # Without the proxies, a count of those present is no longer one of those represented too.
    assume("proxies_stated" not in stated or "present_stated" not in stated)
    for diagnosis in diagnose(facts_with(stated)):
        wrong = {c.statement.fact.split(".")[1] for part in diagnosis.parts for c in part[0].corrections}
        assert diagnose(facts_with({name: value for name, value in stated.items() if name not in wrong})) == ()


@given(figures)
def test_supports_are_enough(stated):
    """The statements that are said to lead to a value leave no other, all else being unknown."""
    for diagnosis in diagnose(facts_with(stated)):
        for correction in diagnosis.corrections:
            name = correction.statement.fact.split(".")[1]
            for reason in correction.supports:
                named = {s.fact.split(".")[1]: s.value for s in reason}
                if name.startswith("present") and "proxies_stated" in named:
                    continue  # another count of those present may be one of those present or represented
                below = None if correction.least is None else correction.least - 1
                above = None if correction.most is None else correction.most + 1
                for outside in (below, above):
                    if outside is not None and outside >= 0:
                        assert diagnose(facts_with({**named, name: outside})) != ()
