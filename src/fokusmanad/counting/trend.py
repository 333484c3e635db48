"""Several periods in the order of time: the kommuner in all of them, each kommun's figures, and those pooled."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from fokusmanad.counting.comparison import Pair, reasons_of, total_of
from fokusmanad.counting.tally import Tally, total
from fokusmanad.errors import UsageError
from fokusmanad.form.kommuner import in_order
from fokusmanad.form.layout import answers_of, groups_of_reasons
from fokusmanad.form.period import first_overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fokusmanad.counting.summary import Summary
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.suppression.counts import Counts


@dataclass(frozen=True)
class Trend:
    """Two periods or more, with exact figures: working material, not for publication."""

    summaries: tuple[Summary, ...]
    """In the order of time."""
    kommuner: tuple[Kommun, ...]
    """Every kommun that took part in any of them, by dictionary order."""
    in_all: tuple[Kommun, ...]
    """Those that took part in every one."""

    @property
    def like_for_like(self) -> tuple[Tally, ...]:
        """The total of the kommuner in all periods, for each period."""
        return tuple(total_of(summary, self.in_all) for summary in self.summaries)

    @property
    def all(self) -> tuple[Tally, ...]:
        """The total of all that took part, for each period."""
        return tuple(summary.total for summary in self.summaries)

    def periods_of(self, kommun: Kommun) -> tuple[Tally | None, ...]:
        """Return a kommun's figures in each period; None where it took no part."""
        return tuple(summary.kommuner.get(kommun) for summary in self.summaries)

    @property
    def can_be_pooled(self) -> bool:
        """Whether no two periods overlap, so that nobody is counted twice in all of them together."""
        return first_overlap(summary.period for summary in self.summaries) is None

    def pooled(self, kommuner: Iterable[Kommun]) -> Tally:
        """Return the figures of some kommuner in all periods added up."""
        return total(tally for kommun in kommuner for tally in self.periods_of(kommun) if tally)

    @property
    def first_to_last(self) -> Pair:
        """The kommuner in all periods, in the first one and in the last."""
        return Pair(self.like_for_like[0], self.like_for_like[-1])

    def listed(self, counts: Counts) -> Counts:
        """Return counts with every key of any period's forms, also those at 0."""
        columns = (column for summary in reversed(self.summaries) for column in summary.after_yes)
        return counts.listed(groups_of_reasons(reasons_of(self.summaries)), answers_of(columns))


def trend(summaries: Sequence[Summary]) -> Trend:
    """Put periods in the order of time.

    Raises:
        UsageError: Two of them are the same, or there is only one.
    """
    ordered = tuple(sorted(summaries, key=lambda summary: summary.period.span))
    if len(ordered) < 2:
        raise UsageError("one_period")
    for earlier, later in pairwise(ordered):
        if earlier.period == later.period:
            raise UsageError("same_period", period=later.period.words)
    everyone = in_order({kommun for summary in ordered for kommun in summary.kommuner})
    in_all = tuple(kommun for kommun in everyone if all(kommun in summary.kommuner for summary in ordered))
    return Trend(ordered, everyone, in_all)
