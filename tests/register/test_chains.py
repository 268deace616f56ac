"""The life of an agreement, made of what acts say of it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from actcheck.register.chains import chain_of
from actcheck.register.record import VERSION, Record, RecordedAgreement, RecordedContract, RecordedStep

if TYPE_CHECKING:
    from actcheck.facts.register_answers import Chain

TRAILS = "relative a l'entretien des chemins de randonnee"
LIKE = "relative a l'entretien des sentiers et chemins de randonnee"
SIGNED = datetime.date(2023, 4, 2)


def day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)


def record(
    number: str, on: str, amendment: int | None, term: str | None = None, *told: RecordedStep, **fields: Any
) -> Record:
    """The act that decides on a step, and what it tells of others."""
    own = RecordedStep(
        decided=True,
        amendment=amendment,
        object=fields.pop("object", TRAILS),
        parties=fields.pop("parties", ""),
        term=day(term) if term else None,
    )
    return Record(version=VERSION, actcheck="0", number=number, date=day(on), steps=(own, *told), **fields)


def told(amendment: int, number: str, on: str, term: str | None = None) -> RecordedStep:
    return RecordedStep(
        decided=False,
        amendment=amendment,
        object=TRAILS,
        act_number=number,
        act_date=day(on),
        term=day(term) if term else None,
    )


AGREEMENT = record("2023-14", "2023-03-06", 0, "2024-06-30")
FIRST = record("2024-12", "2024-06-17", 1, "2024-12-31")
SECOND = record("2024-77", "2024-12-09", 2, "2025-12-31")


def chain(own: Record, *others: Record, until: datetime.date | None = None) -> Chain:
    found = chain_of(own, lambda *_: others, until)
    assert found is not None
    return found


def test_unbroken() -> None:
    found = chain(SECOND, AGREEMENT, FIRST)
    assert found.verdict == "unbroken"
    assert [(link.number, link.act.number if link.act else None, link.troubles) for link in found.links] == [
        (0, "2023-14", ()),
        (1, "2024-12", ()),
        (2, "2024-77", ()),
    ]
    assert [link.changed for link in found.links] == [("made",), ("term",), ("term",)]
    assert [link.here for link in found.links] == [False, False, True]


def test_later_acts_are_of_the_chain_and_not_of_what_an_act_is_compared_with() -> None:
    assert [link.number for link in chain(FIRST, AGREEMENT, SECOND).links] == [0, 1, 2]
    assert [link.number for link in chain(FIRST, AGREEMENT, SECOND, until=FIRST.date).links] == [0, 1]


def test_a_witness_stands_for_an_act_that_is_not_held() -> None:
    found = chain(
        record("2024-77", "2024-12-09", 2, "2025-12-31", told(1, "2024-12", "2024-06-17", "2024-12-31")), AGREEMENT
    )
    first = found.link(1)
    assert first is not None
    assert first.witnessed
    assert first.act is not None
    assert (first.act.number, first.act.date, first.term) == ("2024-12", day("2024-06-17"), day("2024-12-31"))
    assert found.verdict == "unbroken"


def test_a_skipped_number_breaks_it() -> None:
    found = chain(record("2025-09", "2025-02-03", 3, "2026-12-31"), AGREEMENT, FIRST)
    assert found.missing == (2,)
    assert found.verdict == "broken"


def test_a_term_recalled_does_not_make_an_amendment_known() -> None:
    recalled = RecordedAgreement(old_terms=(day("2025-12-31"),))
    found = chain(record("2025-09", "2025-02-03", 3, "2026-12-31", agreement=recalled), AGREEMENT, FIRST)
    assert found.missing == (2,)
    assert [(claim.step, claim.of) for claim in found.claims if claim.value == day("2025-12-31")] == []


@pytest.mark.parametrize(
    ("others", "number", "trouble"),
    [
        ((AGREEMENT, record("2024-40", "2024-06-20", 1, "2024-12-31")), 1, "repeated"),
        ((record("2023-14", "2023-03-06", 0, "2024-05-31"),), 1, "late"),
        ((record("2023-14", "2023-03-06", 0, "2025-01-31"),), 1, "term_goes_back"),
    ],
)
def test_what_breaks_it(others: tuple[Record, ...], number: int, trouble: str) -> None:
    found = chain(FIRST, *others)
    link = found.link(number)
    assert link is not None
    assert trouble in link.troubles
    assert found.verdict == "broken"


def test_signed_after_the_term() -> None:
    signed = RecordedAgreement(signed=((0, SIGNED), (1, day("2024-07-02"))))
    found = chain(record("2024-12", "2024-06-17", 1, "2024-12-31", agreement=signed), AGREEMENT)
    link = found.link(1)
    assert link is not None
    assert link.troubles == ("signed_late",)
    assert [link.signed_on for link in found.links] == [SIGNED, day("2024-07-02")]


def test_an_amendment_that_is_signed_and_that_no_act_authorises() -> None:
    signed = RecordedAgreement(signed=((0, SIGNED), (1, day("2024-06-20"))))
    found = chain(record("2024-77", "2024-12-09", 2, "2025-12-31", agreement=signed), AGREEMENT)
    link = found.link(1)
    assert link is not None
    assert link.act is None
    assert link.troubles == ("not_authorised",)
    assert found.verdict == "undetermined"


def test_a_likely_link_says_so_and_why() -> None:
    other = record("2023-14", "2023-03-06", 0, "2024-06-30", object=LIKE)
    link = chain(FIRST, other).link(0)
    assert link is not None
    assert link.likely
    ((why,),) = {source.why for source in link.sources}
    assert why.startswith("objet à ")


def test_an_act_that_is_only_likely_leads_to_no_other() -> None:
    likely = record(
        "2023-14",
        "2023-03-06",
        0,
        "2024-06-30",
        told(1, "2024-99", "2024-06-17").model_copy(update={"object": LIKE}),
        object=LIKE,
    )
    asked: list[set[str]] = []

    def found_by(_steps: object, _days: object, acts: frozenset[str]) -> tuple[Record, ...]:
        asked.append(set(acts))
        return (likely,)

    assert chain_of(FIRST, found_by) is not None
    assert all("2024-99" not in acts for acts in asked)


def test_another_agreement_is_left_out() -> None:
    for other in (
        record("2023-20", "2023-03-06", 0, "2024-06-30", object="relative a la mediation numerique en milieu rural"),
        record("2023-21", "2023-03-06", 0, "2024-06-30", object=f"{TRAILS} 2019").model_copy(),
    ):
        own = record("2024-12", "2024-06-17", 1, "2024-12-31", object=f"{TRAILS} 2024")
        assert [link.number for link in chain(own, other).links] == [1]


def test_amounts_of_a_public_contract() -> None:
    own = record("2024-77", "2024-12-09", 2, None, contract=RecordedContract(initial=10_000, change=700))
    found = chain(own, record("2024-12", "2024-06-17", 1, None, contract=RecordedContract(initial=10_000, change=500)))
    assert [(link.number, link.amount) for link in found.links] == [(0, 10_000), (1, 500), (2, 700)]
    assert [(claim.of, claim.value, claim.decided) for claim in found.claims if claim.of in ("initial", "change")] == [
        ("initial", 10_000, False),
        ("change", 500, True),
    ]


def test_an_act_without_an_agreement_has_no_chain() -> None:
    assert chain_of(Record(version=VERSION, actcheck="0", number="2024-1"), lambda *_: (AGREEMENT,)) is None
