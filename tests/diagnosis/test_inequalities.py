import itertools

from hypothesis import given
from hypothesis import strategies as st

from actcheck.diagnosis.inequalities import Inequalities

MOST = 4
rows = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, 3), st.sampled_from([-2, -1, 1, 2]), min_size=1, max_size=3),
        st.integers(-6, 6),
    ),
    max_size=5,
)
ranges = st.dictionaries(st.integers(0, 3), st.tuples(st.integers(0, MOST), st.integers(0, MOST)), max_size=3)


@given(rows, ranges)
def test_feasible_where_some_values_satisfy_all(rows, ranges):
    system = Inequalities(MOST)
    for _ in range(4):
        system.variable()
    for terms, bound in rows:
        system.at_most(terms, bound)
    some = any(
        all(sum(f * values[v] for v, f in terms.items()) <= bound for terms, bound in rows)
        and all(low <= values[v] <= high for v, (low, high) in ranges.items())
        for values in itertools.product(range(MOST + 1), repeat=4)
    )
    assert system.feasible(ranges) is some


def test_a_variable_has_its_own_bound():
    system = Inequalities(9)
    small, other = system.variable(1), system.variable()
    system.equal(small, other)
    assert system.feasible({other: (1, 1)})
    assert not system.feasible({other: (2, 9)})
