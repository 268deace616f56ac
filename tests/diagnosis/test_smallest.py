import itertools

from hypothesis import given
from hypothesis import strategies as st

from actcheck.diagnosis.smallest import parts_of, smallest_sets, supports


def sets(*members: str) -> list[frozenset[int]]:
    return [frozenset(map(int, one)) for one in members]


def test_all_sets_of_the_least_size():
    conflicts = sets("01", "12")
    hit = lambda found: all(found & conflict for conflict in conflicts)  # noqa: E731
    assert smallest_sets(frozenset(range(4)), hit, 3) == sets("1")
    conflicts += sets("03")
    assert smallest_sets(frozenset(range(4)), hit, 3) == sets("01", "02", "13")


def test_nothing_where_all_agrees_or_too_much_is_wrong():
    assert smallest_sets(frozenset(range(3)), lambda _: True, 3) == []
    assert smallest_sets(frozenset(range(3)), lambda found: len(found) > 2, 2) == []


def test_independent_faults_come_apart():
    assert parts_of(sets("02", "12")) == [sets("0", "1"), sets("2")]
    assert parts_of(sets("0")) == [sets("0")]


def test_sets_that_are_no_product_stay_together():
    assert parts_of(sets("01", "12", "03")) == [sets("01", "03", "12")]


@given(st.sets(st.frozensets(st.integers(0, 5), min_size=2, max_size=2), min_size=1, max_size=6))
def test_parts_multiply_to_the_sets(given_sets):
    parts = parts_of(sorted(given_sets, key=sorted))
    product = {frozenset().union(*chosen) for chosen in itertools.product(*parts)}
    assert product == given_sets


def test_supports_are_disjoint_and_the_smallest_come_first():
    leads = lambda some: 3 in some or {0, 1} <= some or {1, 2} <= some  # noqa: E731
    assert supports([0, 1, 2, 3], leads) == sets("3", "01")
    assert supports([0, 2], leads) == []
