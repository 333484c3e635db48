"""Two months compared: the kommuner in both, what changed, and what is too little to judge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from fokusmanad.counting.intervals import newcombe
from fokusmanad.counting.tally import Tally, total
from fokusmanad.errors import UsageError
from fokusmanad.form.kommuner import in_order
from fokusmanad.form.layout import NOT_STATED, answers_of, groups_of_reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fokusmanad.counting.intervals import Interval
    from fokusmanad.counting.summary import Summary
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Answer
    from fokusmanad.form.period import Period
    from fokusmanad.suppression.counts import Counts

CARE_UNITS = frozenset(("elderly_care", "disability"))
"""The units of biståndshandläggare; all others belong to individual and family services (IFO)."""
LEAST_FOR_SHARE = 20
"""A share of fewer is not shown (docs/form.md, "Comparing two months")."""
WIDEST_TOLD = 0.20
"""A wider interval that contains 0 only says that there are too few: the truth may be far off either way."""


class Verdict(Enum):
    """The verdict on a difference between two shares."""

    INCREASED = auto()
    DECREASED = auto()
    NO_SURE_DIFFERENCE = auto()
    TOO_FEW = auto()


@dataclass(frozen=True)
class Share:
    """A part of a whole, in rows."""

    part: int
    whole: int

    @property
    def is_told(self) -> bool:
        """Whether the whole is large enough for a share."""
        return self.whole >= LEAST_FOR_SHARE


@dataclass(frozen=True)
class Difference:
    """A share in the earlier month and in the later one."""

    earlier: Share
    later: Share

    @property
    def interval(self) -> Interval | None:
        """The 95 % interval of `change` (Newcombe's method 10), as fractions; None if either share is not shown."""
        if not (self.earlier.is_told and self.later.is_told):
            return None
        return newcombe((self.earlier.part, self.earlier.whole), (self.later.part, self.later.whole))

    @property
    def change(self) -> float | None:
        """The later share less the earlier, as a fraction; None if either share is not shown."""
        if not (self.earlier.is_told and self.later.is_told):
            return None
        return self.later.part / self.later.whole - self.earlier.part / self.earlier.whole

    @property
    def verdict(self) -> Verdict:
        """The verdict.

        In this order: too few if either share is not shown; a rise or a fall if the interval, to a tenth of a
        percentage point as it is shown, lies on one side of 0, however wide it is; too few if it is wider than
        `WIDEST_TOLD`; else no certain difference.
        """
        interval = self.interval
        if interval is None:
            return Verdict.TOO_FEW
        if round(interval.low, 3) > 0:
            return Verdict.INCREASED
        if round(interval.high, 3) < 0:
            return Verdict.DECREASED
        return Verdict.TOO_FEW if interval.width > WIDEST_TOLD else Verdict.NO_SURE_DIFFERENCE


@dataclass(frozen=True)
class Pair:
    """The figures of some kommuner together, in the earlier month and in the later one."""

    earlier: Tally
    later: Tally

    @property
    def asked(self) -> Difference:
        """The share that was asked, of those that should have been."""
        return Difference(*(Share(each.counts.asked, each.counts.eligible) for each in (self.earlier, self.later)))

    @property
    def yes(self) -> Difference:
        """The share that said yes, of those asked."""
        return Difference(
            *(Share(each.counts.answers["yes"], each.counts.asked) for each in (self.earlier, self.later))
        )

    def reason(self, key: str) -> Difference:
        """Return a reason's share of those not asked.

        It gets no verdict: with so many reasons, chance alone moves some beyond its interval most years.
        """
        return Difference(
            *(Share(each.counts.reasons[key], each.counts.not_asked) for each in (self.earlier, self.later))
        )


@dataclass(frozen=True)
class Comparison:
    """Two months compared, with exact figures: working material, not for publication."""

    earlier: Summary
    later: Summary
    both: tuple[Kommun, ...]
    """The kommuner that took part in both months, including nil returns, in Swedish alphabetical order."""
    only_earlier: tuple[Kommun, ...]
    only_later: tuple[Kommun, ...]
    like_for_like: Pair
    """Those in `both`."""
    all: Pair
    reasons: tuple[Answer, ...]
    """The reasons of either month: the later's in its order, then those that only the earlier had."""
    other_units: tuple[Kommun, ...]
    """Those in `both` with rows of care units, or of other units, in one month only; not known for saved summaries."""

    def listed(self, counts: Counts) -> Counts:
        """Return counts with every key of either month's forms, also those at 0."""
        columns = (*self.later.after_yes, *self.earlier.after_yes)
        return counts.listed(groups_of_reasons(self.reasons), answers_of(columns))


def compare(earlier: Summary, later: Summary) -> Comparison:
    """Compare two months.

    Raises:
        UsageError: They are the same month or in the wrong order, or share no kommun.
    """
    _require_order(earlier.period, later.period)
    both = in_order(earlier.kommuner.keys() & later.kommuner.keys())
    if not both:
        raise UsageError("none_in_common", earlier=earlier.period.words, later=later.period.words)
    return Comparison(
        earlier=earlier,
        later=later,
        both=both,
        only_earlier=in_order(earlier.kommuner.keys() - later.kommuner.keys()),
        only_later=in_order(later.kommuner.keys() - earlier.kommuner.keys()),
        like_for_like=Pair(total_of(earlier, both), total_of(later, both)),
        all=Pair(total_of(earlier, earlier.kommuner), total_of(later, later.kommuner)),
        reasons=reasons_of((earlier, later)),
        other_units=tuple(kommun for kommun in both if _has_other_units(earlier, later, kommun)),
    )


def _require_order(earlier: Period, later: Period) -> None:
    if earlier == later:
        raise UsageError("same_period", period=later.words)
    if earlier.first > later.first:
        raise UsageError("wrong_order", earlier=later.words, later=earlier.words)


def total_of(summary: Summary, kommuner: Iterable[Kommun]) -> Tally:
    """Return the figures of some kommuner of a period together."""
    return total(summary.kommuner[kommun] for kommun in kommuner)


def reasons_of(summaries: Sequence[Summary]) -> tuple[Answer, ...]:
    """Return the reasons of any of the periods, which are in the order of time: the last one's in its order first."""
    found: dict[str, Answer] = {}
    for answer in (answer for summary in reversed(summaries) for answer in summary.reasons):
        # One that is called by its key has lost its words; another period may still know them.
        if answer.key not in found or found[answer.key].label == answer.key:
            found[answer.key] = answer
    return tuple(found.values())


def _has_other_units(earlier: Summary, later: Summary, kommun: Kommun) -> bool:
    before, now = _kinds_of_unit(earlier.kommuner[kommun]), _kinds_of_unit(later.kommuner[kommun])
    return bool(before and now and before != now)


def _kinds_of_unit(tally: Tally) -> frozenset[bool]:
    """Return whether the rows are of care units (True), of other units (False) or of both; empty if not known."""
    return frozenset(unit in CARE_UNITS for unit in tally.by.get("unit", {}) if unit != NOT_STATED)
