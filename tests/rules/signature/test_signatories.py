"""Signatures where the examples of the rules are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts import CircumstanceFacts, Fact, FormalityFact, Signatory
from actcheck.rules import Fault, Missing, NotApplicable
from actcheck.rules.signature import minutes_without_secretary_signature, signatory_not_fully_named
from actcheck.rules.sitting import minutes_incomplete, secretary_not_present
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts

SPAN = Span(0, 5)


def minutes(facts: Facts) -> Facts:
    return facts.model_copy(update={"formalities": (FormalityFact(span=SPAN, what="official_minutes"),)})


def in_alsace(facts: Facts) -> Facts:
    return facts.model_copy(update={"circumstances": CircumstanceFacts(local_law=Fact[bool](value=True, span=SPAN))})


def signed(facts: Facts, *signatories: Signatory) -> Facts:
    return facts.model_copy(update={"signatories": signatories})


def test_the_local_law_has_its_own_secretaries(build: Callable[..., Facts]) -> None:
    facts = build(kind="commune", assembly="council", present=["Jean LENOIR"], secretary="Anne BRISSON")
    assert list(secretary_not_present.check(in_alsace(facts))) == [NotApplicable()]
    assert list(minutes_without_secretary_signature.check(minutes(in_alsace(facts)))) == [NotApplicable()]


def test_a_sentence_that_begins_with_the_mayor_is_no_signature(build: Callable[..., Facts]) -> None:
    sentence = Signatory(span=Span(9900, 9980), quality="Le maire présente le plan de la place, que le conseil examine")
    assert list(minutes_without_secretary_signature.check(minutes(signed(build(), sentence)))) == [
        Missing("signature.signed")
    ]


def test_a_name_that_was_not_read_is_not_missing(build: Callable[..., Facts]) -> None:
    further_up, at_the_end = (Signatory(span=Span(start, start + 8), quality="Le maire") for start in (9000, 9985))
    assert list(signatory_not_fully_named.check(signed(build(), further_up))) == [Missing("signatories")]
    with_a_name = at_the_end.model_copy(update={"quality": "La préfète SIGNÉ Odile FARGE DE LENOIR"})
    assert list(signatory_not_fully_named.check(signed(build(), with_a_name))) == [Missing("signatories")]
    (fault,) = signatory_not_fully_named.check(signed(build(), at_the_end))
    assert isinstance(fault, Fault)
    assert fault.notes == ["no_name"]


def test_minutes_that_name_nobody_say_so(build: Callable[..., Facts]) -> None:
    (fault,) = minutes_incomplete.check(minutes(build()))
    assert isinstance(fault, Fault)
    assert fault.notes == ["hour", "chair", "present", "secretary", "quorum", "agenda"]
