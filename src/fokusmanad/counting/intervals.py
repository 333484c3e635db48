"""How much chance alone moves a share, and a difference between two shares: 95 % intervals in closed form."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

_Z = NormalDist().inv_cdf(0.975)
"""The normal deviate of a two-sided 95 % interval, 1.96."""


class Interval(NamedTuple):
    """The ends of an interval, as fractions: 0.05 is five per cent, or five percentage points."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How far apart the ends are."""
        return self.high - self.low


def wilson(part: int, whole: int) -> Interval:
    """Return the score interval for `part` of `whole` (at least 1), within 0 and 1.

    Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212; it is
    method 3, without continuity correction, of Newcombe, Statistics in Medicine 17 (1998), 857–872.
    """
    square = _Z * _Z
    centre = part + square / 2
    half = _Z * sqrt(part * (whole - part) / whole + square / 4)
    # At the ends the formula gives 0 and 1 exactly, which floating point misses by a hair.
    low = (centre - half) / (whole + square) if part else 0.0
    high = (centre + half) / (whole + square) if part < whole else 1.0
    return Interval(low, high)


def newcombe(earlier: tuple[int, int], later: tuple[int, int]) -> Interval:
    """Return the interval for the later share less the earlier, each given as (part, whole), within -1 and 1.

    The shares are of two independent groups. Newcombe, "Interval estimation for the difference between independent
    proportions", Statistics in Medicine 17 (1998), 873–890, method 10: from the ends of the two Wilson intervals,
    the squares of the distances to the shares added.
    """
    before, now = earlier[0] / earlier[1], later[0] / later[1]
    before_ends, now_ends = wilson(*earlier), wilson(*later)
    difference = now - before
    down = sqrt((now - now_ends.low) ** 2 + (before_ends.high - before) ** 2)
    up = sqrt((now_ends.high - now) ** 2 + (before - before_ends.low) ** 2)
    return Interval(max(-1.0, difference - down), min(1.0, difference + up))
