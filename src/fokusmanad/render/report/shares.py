"""A share of a group with its two counts; what is hidden, or of too few, has neither share nor interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fokusmanad.counting.comparison import Difference
from fokusmanad.counting.comparison import Share as Compared
from fokusmanad.counting.intervals import wilson
from fokusmanad.render.report import words
from fokusmanad.render.values import Percent, Sign, count_of, share_of, written
from fokusmanad.text import in_percent

if TYPE_CHECKING:
    from fokusmanad.counting.figures import Figures
    from fokusmanad.counting.intervals import Interval
    from fokusmanad.text import Lang


@dataclass(frozen=True)
class Portion:
    """A share as it may be published: both counts are shown if `share` is a percentage."""

    part: int | Sign
    whole: int | Sign
    share: Percent | Sign

    @property
    def counts(self) -> tuple[int, int] | None:
        """The counts, where there is a share of them (rule R5)."""
        if isinstance(self.part, int) and isinstance(self.whole, int) and isinstance(self.share, Percent):
            return self.part, self.whole
        return None

    @property
    def fraction(self) -> float | None:
        """The share before rounding, to be drawn."""
        return self.counts[0] / self.counts[1] if self.counts else None

    @property
    def interval(self) -> Interval | None:
        """Its 95 % interval (Wilson), as fractions."""
        return wilson(*self.counts) if self.counts else None

    @property
    def is_uncertain(self) -> bool:
        """Whether it is of few persons."""
        return self.counts is not None and self.counts[1] < words.UNCERTAIN_BELOW


def portion(figures: Figures, group: tuple[str, ...], part: str, whole: str) -> Portion:
    """Return the share that `part` is of `whole` in a group."""
    return Portion(
        count_of(figures, *group, part), count_of(figures, *group, whole), share_of(figures, group, part, whole)
    )


def asked(figures: Figures, group: tuple[str, ...]) -> Portion:
    """Return the share of a group that was asked."""
    return portion(figures, group, "asked", "eligible")


def said_yes(figures: Figures, group: tuple[str, ...]) -> Portion:
    """Return the share that said yes, of those of a group who were asked."""
    return portion(figures, group, "answers.yes", "asked")


def difference(earlier: Portion, later: Portion) -> Difference | None:
    """Return how two shares differ; nothing where either cannot be shown."""
    if earlier.counts is None or later.counts is None:
        return None
    return Difference(Compared(*earlier.counts), Compared(*later.counts))


def with_warning(portion: Portion, lang: Lang) -> str:
    """Write a share, one of few persons with a warning: "78 % (osäkert)"."""
    warning = f" ({words.UNCERTAIN.to(lang)})" if portion.is_uncertain else ""
    return f"{written(portion.share, lang)}{warning}"


def interval_of(portion: Portion, lang: Lang) -> str:
    """Return the interval of a share in whole per cent, "74–85 %", or the sign in place of the share."""
    interval = portion.interval
    if interval is None:
        return written(portion.share, lang)
    warning = f", {words.UNCERTAIN.to(lang)}" if portion.is_uncertain else ""
    return in_percent(f"{_whole(interval.low)}–{_whole(interval.high)}", lang) + warning


def _whole(fraction: float) -> int:
    """Return whole per cent, halves up."""
    return int(100 * fraction + 0.5)
