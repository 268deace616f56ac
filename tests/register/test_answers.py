"""What the register answers: the two seeds, the invented archive, and whatever the order in which acts came."""

from __future__ import annotations

import datetime
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actcheck import pipeline
from actcheck.register.database import open_in_memory
from actcheck.register.questions import answers, asker, records_about, told_of, whole_chain
from tests.register.conftest import archive_module, of_file, written

if TYPE_CHECKING:
    from types import ModuleType

    from actcheck.register.database import FileRecords, Register
    from actcheck.rules import Engine


def filled(register: Register, archive: object) -> list[str]:
    """The texts of an archive, once they are in a register; each is known by its place."""
    texts = [act.text() for act in archive.every()]  # type: ignore[attr-defined]
    register.add(of_file(str(place), *written(text)) for place, text in enumerate(texts))
    return texts


def found(register: Register, archive: object, engine: Engine) -> Counter[tuple[str, str]]:
    """Rule and number of the act of each finding."""
    texts = filled(register, archive)
    return Counter(
        (finding.name, act.number)
        for place, (act, text) in enumerate(zip(archive.every(), texts, strict=True))  # type: ignore[attr-defined]
        for finding in pipeline.check(text, engine, None, asker(register, str(place))).findings
    )


@pytest.mark.parametrize("seed", [0, 1])
def test_nothing_is_found_in_an_archive_without_fault(
    seed: int, register: Register, invented: ModuleType, across: Engine
) -> None:
    archive = invented.build(seed)
    assert len(archive.every()) >= 60
    assert len({act.day.year for act in archive.acts.values()}) == 4
    assert found(register, archive, across) == Counter()


@pytest.mark.parametrize("seed", [0, 1])
def test_every_fault_planted_is_found_and_nothing_else(
    seed: int, register: Register, invented: ModuleType, across: Engine
) -> None:
    archive = invented.plant(invented.build(seed))
    planted = Counter((rule, number) for _, rule, number in archive.planted)
    assert len(archive.planted) == len({name for name, _, _ in archive.planted}) == 30
    assert found(register, archive, across) == planted


def test_every_rule_that_asks_the_register_has_a_fault_planted(invented: ModuleType, across: Engine) -> None:
    archive = invented.plant(invented.build())
    assert {rule for _, rule, _ in archive.planted} == {rule.name for rule in across.rules}


# --- the seeds ------------------------------------------------------------------------------------


@pytest.fixture
def both(seeds: dict[str, str], register: Register) -> Register:
    register.add(of_file(stem, *written(text)) for stem, text in seeds.items())
    return register


@pytest.mark.seeds
def test_two_spellings_of_one_name_in_the_seeds(seeds: dict[str, str], both: Register, across: Engine) -> None:
    said = [
        (stem[:3], finding.name, text[slice(*finding.place.span)], finding.message.fr)
        for stem, text in seeds.items()
        for finding in pipeline.check(text, across, None, asker(both, stem)).findings
    ]
    ((act, rule, at, message),) = said
    assert (act, rule, at.removeprefix("M. ")) == ("000", "member-spelled-two-ways", "André KUHCINSKI")
    assert "KUCHCINSKI" in message


@pytest.mark.seeds
@pytest.mark.parametrize(
    ("number", "day", "title"),
    [
        ("2021-257", datetime.date(2021, 7, 1), "Délégation d'attributions à la Commission Permanente"),
        ("2022-503", datetime.date(2022, 12, 12), None),
    ],
)
def test_the_seeds_agree_on_what_both_cite(both: Register, number: str, day: datetime.date, title: str | None) -> None:
    told = told_of(both, number)
    assert [each.by for each in told] == ["2024-584", "2025-53"]
    assert {each.date for each in told} == {day}
    assert len({each.title for each in told}) == 1
    assert title is None or told[0].title == title
    assert list(both.kept(number=number)) == []


@pytest.mark.seeds
def test_the_chain_of_the_seeds_is_unbroken_and_known_through_witnesses(both: Register) -> None:
    (kept,) = both.kept(number="2024-584")
    chain = whole_chain(both, kept.record)
    assert chain is not None
    assert chain.verdict == "unbroken"
    shown = [
        (link.number, link.act.number if link.act else None, str(link.signed_on), str(link.term), link.witnessed)
        for link in chain.links
    ]
    assert shown == [
        (0, "2023-331", "2023-09-26", "2024-06-30", True),
        (1, "2024-251", "2024-06-30", "2024-12-31", True),
        (2, "2024-584", "None", "2025-12-31", False),
    ]
    assert [record.number for record in records_about(both, "2024-251")] == ["2024-584"]


# --- order ------------------------------------------------------------------------------------------

_ARCHIVE = archive_module().plant(archive_module().build(3))
_CHOSEN = [
    place
    for place, act in enumerate(_ARCHIVE.every())
    if act.number in {number for _, _, number in _ARCHIVE.planted[6:26:2]}
    or act.number in ("2021-01", "2021-05", "2021-06", "2021-17", "2022-17", "2023-17", "2021-07", "2022-18")
]


def _files() -> list[FileRecords]:
    """Some acts of the archive, two of them read from two files that do not say quite the same."""
    texts = [act.text() for act in _ARCHIVE.every()]
    files = [of_file(f"{place:03d}", *written(texts[place])) for place in _CHOSEN]
    again = [(place, texts[place].replace("Mme ", "Madame ")) for place in _CHOSEN[2:4]]
    return files + [of_file(f"copy of {place}", *written(text)) for place, text in again]


_FILES = _files()


def _told(register: Register) -> list[str]:
    return [answers(register, file.records[0], file.path).model_dump_json() for file in _FILES]


@pytest.fixture(scope="module")
def in_order() -> tuple[list[str], list[str]]:
    """What a register answers to which the acts were added in one go, and its lines."""
    with open_in_memory() as register:
        register.add(_FILES)
        return _told(register), list(register.export())


@settings(max_examples=10)
@given(
    order=st.permutations(range(len(_FILES))),
    cuts=st.sets(st.integers(1, len(_FILES) - 1), max_size=6),
    again=st.lists(st.sampled_from(range(len(_FILES))), max_size=4),
    astray=st.lists(st.sampled_from(range(len(_FILES))), max_size=3),
)
def test_the_order_and_the_batches_change_no_answer(
    in_order: tuple[list[str], list[str]], order: list[int], cuts: set[int], again: list[int], astray: list[int]
) -> None:
    """Nor do files that were read before, otherwise, and are read again."""
    edges = [0, *sorted(cuts), len(order)]
    with open_in_memory() as register:
        for place in astray:
            register.add([_FILES[place]._replace(digest="then", records=_FILES[(place + 1) % len(_FILES)].records)])
        for start, end in pairwise(edges):
            register.add(_FILES[place] for place in order[start:end])
        register.add(_FILES[place] for place in again)
        assert list(register.problems()) == []
        assert (_told(register), list(register.export())) == in_order


def test_the_answers_are_those_of_any_database(shared: Register, in_order: tuple[list[str], list[str]]) -> None:
    shared.add(_FILES)
    assert (_told(shared), list(shared.export())) == in_order
