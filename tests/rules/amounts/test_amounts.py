"""The edges of sums: rounding, distance, order."""

from __future__ import annotations

import pytest

from actcheck.facts import Facts
from actcheck.facts.model import StatedAmount, StatedRate, SumColumn
from actcheck.rules.amounts import (
    column_does_not_add_up,
    tax_does_not_add_up,
    tax_rate_differs,
    words_differ_from_figures,
)
from actcheck.rules.amounts.sums import euros, percent
from actcheck.rules.observation import Fault, NotApplicable
from actcheck.source import Span

KINDS = {"HT": "excluded", "TVA": "itself", "TTC": "included", "": None}


def amounts(*stated: tuple[int, str], gap: int = 10, part: str = "deliberation") -> tuple[StatedAmount, ...]:
    """Sums of eight characters in a row, so many characters apart."""
    return tuple(
        StatedAmount(span=Span(at, at + 8), part=part, cents=cents, tax=KINDS[tax])
        for at, (cents, tax) in zip(range(100, 9999, 8 + gap), stated, strict=False)
    )


def rate(hundredths: int, at: int, part: str = "deliberation") -> StatedRate:
    return StatedRate(span=Span(at, at + 4), part=part, hundredths=hundredths, of="tax")


def facts(*, rates: tuple[StatedRate, ...] = (), sums: tuple[StatedAmount, ...] = ()) -> Facts:
    return Facts(span=Span(0, 9999), amounts=sums, rates=rates)


@pytest.mark.parametrize(
    ("cents", "french", "english"),
    [
        (120_000, "1 200 €", "€1,200"),
        (120_050, "1 200,50 €", "€1,200.50"),
        (5, "0,05 €", "€0.05"),
        (0, "0 €", "€0"),
        (-100, "-1 €", "-€1"),
    ],
)
def test_a_sum_is_written_as_sentences_have_it(cents: int, french: str, english: str) -> None:
    assert euros(cents).fr.replace("\N{NO-BREAK SPACE}", " ") == french
    assert euros(cents).en == english


@pytest.mark.parametrize(
    ("hundredths", "french", "english"),
    [(2000, "20 %", "20%"), (550, "5,5 %", "5.5%"), (1234, "12,34 %", "12.34%"), (0, "0 %", "0%")],
)
def test_a_percentage_is_written_as_sentences_have_it(hundredths: int, french: str, english: str) -> None:
    assert percent(hundredths).fr.replace("\N{NO-BREAK SPACE}", " ") == french
    assert percent(hundredths).en == english


@pytest.mark.parametrize(
    ("total", "faults"),
    [(120_005, 0), (120_006, 1), (119_995, 0), (119_994, 1)],
)
def test_centimes_are_rounded_by_five_at_most(total: int, faults: int) -> None:
    three = amounts((100_001, "HT"), (19_999, "TVA"), (total, "TTC"))
    assert len(list(tax_does_not_add_up.check(facts(sums=three)))) == faults


@pytest.mark.parametrize(("total", "faults"), [(120_100, 0), (120_200, 1), (119_900, 0), (119_800, 1)])
def test_whole_euros_are_rounded_by_one_and_a_half_at_most(total: int, faults: int) -> None:
    three = amounts((100_000, "HT"), (20_000, "TVA"), (total, "TTC"))
    assert len(list(tax_does_not_add_up.check(facts(sums=three)))) == faults


@pytest.mark.parametrize(("gap", "compared"), [(90, True), (91, False)])
def test_sums_too_far_apart_are_not_compared(gap: int, compared: bool) -> None:
    three = amounts((100_000, "HT"), (20_000, "TVA"), (130_000, "TTC"), gap=gap)
    (observation,) = tax_does_not_add_up.check(facts(sums=three))
    assert isinstance(observation, Fault if compared else NotApplicable)


def test_sums_that_touch_are_compared() -> None:
    three = amounts((100_000, "HT"), (20_000, "TVA"), (130_000, "TTC"), gap=0)
    assert isinstance(next(tax_does_not_add_up.check(facts(sums=three))), Fault)


def test_sums_of_several_parts_are_not_compared() -> None:
    here = amounts((100_000, "HT"), (20_000, "TVA"))
    there = (StatedAmount(span=Span(150, 158), part="report", cents=130_000, tax="included"),)
    assert list(tax_does_not_add_up.check(facts(sums=here + there))) == [NotApplicable()]


def test_a_sum_that_stands_before_the_last_one_is_of_another_part_of_the_text() -> None:
    here = amounts((100_000, "HT"), (20_000, "TVA"))
    before = (StatedAmount(span=Span(50, 58), part="deliberation", cents=130_000, tax="included"),)
    assert list(tax_does_not_add_up.check(facts(sums=here + before))) == [NotApplicable()]


@pytest.mark.parametrize(
    "kinds", [("TVA", "HT", "TTC"), ("HT", "TVA", "TTC", ""), ("HT", "TVA", "TTC", "HT"), ("HT", "HT", "TTC")]
)
def test_sums_that_nobody_can_put_together_are_left(kinds: tuple[str, ...]) -> None:
    mixed = amounts(*((100_000 + 777 * i, kind) for i, kind in enumerate(kinds)))
    assert list(tax_does_not_add_up.check(facts(sums=mixed))) == [NotApplicable()]


@pytest.mark.parametrize(("total", "faults"), [(120_150, 0), (120_151, 1), (119_850, 0), (119_849, 1)])
def test_a_rate_gives_the_sum_with_tax_to_the_euro(total: int, faults: int) -> None:
    two = amounts((100_000, "HT"), (total, "TTC"))
    assert len(list(tax_rate_differs.check(facts(sums=two, rates=(rate(2000, 130),))))) == faults


@pytest.mark.parametrize(("at", "compared"), [(40, True), (39, False), (186, True), (187, False)])
def test_a_rate_stands_beside_its_sums(at: int, compared: bool) -> None:
    two = amounts((100_000, "HT"), (150_000, "TTC"))  # from 100 to 126
    (observation,) = tax_rate_differs.check(facts(sums=two, rates=(rate(2000, at),)))
    assert isinstance(observation, Fault if compared else NotApplicable)


def test_a_rate_of_another_part_is_not_this_one() -> None:
    two = amounts((100_000, "HT"), (150_000, "TTC"))
    assert list(tax_rate_differs.check(facts(sums=two, rates=(rate(2000, 130, "report"),)))) == [NotApplicable()]


def test_the_pair_behind_one_that_has_no_rate_is_compared() -> None:
    first = amounts((100_000, "HT"), (150_000, "TTC"))
    second = tuple(
        amount.model_copy(update={"span": Span(amount.span.start + 1000, amount.span.end + 1000)}) for amount in first
    )
    (fault,) = tax_rate_differs.check(facts(sums=first + second, rates=(rate(2000, 1130),)))
    assert isinstance(fault, Fault)
    assert fault.at == second[1].span


def columns(rows: tuple[int, ...], total: int) -> list[object]:
    column = SumColumn(span=Span(10, 15), part="deliberation", rows=rows, total=total)
    return list(column_does_not_add_up.check(Facts(span=Span(0, 99), columns=(column,))))


@pytest.mark.parametrize(("total", "faults"), [(302, 0), (303, 1), (298, 0), (297, 1)])
def test_each_line_may_be_rounded(total: int, faults: int) -> None:
    assert len(columns((100, 200), total)) == faults


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ((500, 200, 300), 500),  # a chapter above its articles
        ((200, 300, 500), 500),  # a subtotal below its lines
        ((900, 500, 200, 300), 1400),
        ((200, 300, 500, 900), 1400),
        ((500, 500, 900), 1400),  # a chapter of one article
        ((500, 500, 900, 900), 1400),  # each chapter above its own
        ((70, 50, 100, 200), 300),  # other sums above the column
        ((70, 100, 200), 298),
    ],
)
def test_lines_counted_twice_are_left(rows: tuple[int, ...], total: int) -> None:
    assert columns(rows, total) == []


@pytest.mark.parametrize(
    ("rows", "total"),
    [((500, 500, 900), 1500), ((0, 100, 200), 400), ((700, 200, 300), 800), ((5, 100, 200), 9), ((70, 100, 200), 200)],
)
def test_lines_that_are_no_subtotals_are_added(rows: tuple[int, ...], total: int) -> None:
    (fault,) = columns(rows, total)
    assert isinstance(fault, Fault)
    assert fault.values["gap"] == euros(abs(sum(rows) - total))


def test_words_for_nothing_are_no_words() -> None:
    amount = StatedAmount(span=Span(1, 5), part="deliberation", cents=500, spelled=0, spelled_span=Span(6, 9))
    (fault,) = words_differ_from_figures.check(Facts(span=Span(0, 99), amounts=(amount,)))
    assert isinstance(fault, Fault)
    assert fault.values["words"] == euros(0)
    assert fault.related == [(Span(6, 9), "words")]
