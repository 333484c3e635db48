"""The intervals agree with the values in the papers that define them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.counting.intervals import newcombe, wilson

shares = st.integers(1, 10**6).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_values(part: int, whole: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3."""
    assert wilson(part, whole) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("earlier", "later", "low", "high"),
    [
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
        ((2, 7), (6, 7), 0.0582, 0.8062),
        ((0, 29), (5, 56), -0.0381, 0.1926),
        ((0, 20), (0, 10), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((0, 20), (10, 10), 0.6791, 1.0),
        ((0, 10), (10, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_gives_the_published_values(
    earlier: tuple[int, int], later: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 10."""
    assert newcombe(earlier, later) == pytest.approx((low, high), abs=5e-5)


@given(shares)
def test_wilson_stays_within_its_bounds_around_the_share(share: tuple[int, int]) -> None:
    """The bounds hold also for a share of 0 or 1."""
    low, high = wilson(*share)
    assert 0 <= low <= share[0] / share[1] <= high <= 1


@given(shares, shares)
def test_newcombe_stays_within_its_bounds_around_the_difference(
    earlier: tuple[int, int], later: tuple[int, int]
) -> None:
    """Both bounds are within -1 and 1, and the difference is between them."""
    interval = newcombe(earlier, later)
    assert -1 <= interval.low <= later[0] / later[1] - earlier[0] / earlier[1] <= interval.high <= 1
    assert interval.width == interval.high - interval.low


@given(shares, shares)
def test_a_rise_read_backwards_is_as_large_a_fall(earlier: tuple[int, int], later: tuple[int, int]) -> None:
    """Swapping the two samples changes only the sign."""
    there, back = newcombe(earlier, later), newcombe(later, earlier)
    assert (back.low, back.high) == pytest.approx((-there.high, -there.low), abs=1e-12)
