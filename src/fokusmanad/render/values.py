"""The content of a cell in a published table: a count, a share or a sign, never a hidden figure."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fokusmanad.text import in_percent, number, tenths

if TYPE_CHECKING:
    from fokusmanad.counting.figures import Figures
    from fokusmanad.text import Lang


class Sign(Enum):
    """The sign in place of a figure (docs/publishing.md)."""

    HIDDEN = ".."
    NOT_AVAILABLE = "–"


class Percent(NamedTuple):
    """A share in whole per cent."""

    value: int


Value: TypeAlias = str | int | Percent | Sign
"""A name, a count, a share, or a sign in its place."""


def count_of(figures: Figures, *name: str) -> int | Sign:
    """Return a count, or the sign of one that is hidden or in no table."""
    if name not in figures.cells:
        return Sign.NOT_AVAILABLE
    count = figures.count(*name)
    return Sign.HIDDEN if count is None else count


def share_of(figures: Figures, group: tuple[str, ...], part: str, whole: str) -> Percent | Sign:
    """Return a share; the sign of a hidden one where either count is hidden, else that it is of too few."""
    counts = [count_of(figures, *group, key) for key in (part, whole)]
    if signs := [count for count in counts if isinstance(count, Sign)]:
        return signs[0]
    share = figures.percent(group, part, whole)
    return Sign.NOT_AVAILABLE if share is None else Percent(share)


def score_in_words(score: float, lang: Lang) -> str:
    """Write a score, with a decimal where it is not whole."""
    return number(int(score)) if score == int(score) else tenths(score, lang)


def written(value: Value, lang: Lang) -> str:
    """Write a value as people read it."""
    match value:
        case Sign():
            return value.value
        case Percent():
            return in_percent(value.value, lang)
        case int():
            return number(value)
    return value
