"""The input: exact counts in the contract's shape, and the rules of publishing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NOT_STATED = "not_stated"
"""The key of a value that is missing or cannot be read."""
ANSWERS = ("yes", "no", "declined", NOT_STATED)
WHEN = ("last_year", "earlier", "both", NOT_STATED)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of docs/publishing.md: counts below `k` are hidden, never with a `k` below 3.

    `least_asked` is the number of asked persons for an answer split (R1), `least_percent` the least denominator of a
    percentage (R5).
    """

    k: int = 5
    least_asked: int = 10
    least_percent: int = 20

    def __post_init__(self) -> None:
        """Check the thresholds.

        Raises:
            ValueError: A threshold is too low to protect anyone.
        """
        if self.k < 3 or self.least_asked < self.k or self.least_percent < self.least_asked:
            raise ValueError("k is at least 3, least_asked at least k, least_percent at least least_asked")

    def cover(self, other: Rules) -> bool:
        """Return whether these rules are as strict as `other`, or stricter."""
        return self.with_stricter(other) == self

    def with_stricter(self, other: Rules) -> Rules:
        """Return the stricter of each limit."""
        return Rules(
            max(self.k, other.k),
            max(self.least_asked, other.least_asked),
            max(self.least_percent, other.least_percent),
        )

    @property
    def width(self) -> int:
        """W: how far apart the least and the greatest possible value of a primary cell are, at least."""
        return self.k - 2


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of some rows. `eligible = asked + not_asked`; each is the sum of its parts (docs/form.md)."""

    answers: Counter[str] = field(default_factory=Counter)
    when: Counter[str] = field(default_factory=Counter)
    """Among the rows that answer yes, as is `after_yes`; both are empty where they are not published."""
    reasons: Counter[str] = field(default_factory=Counter)
    reason_groups: Counter[str] = field(default_factory=Counter)
    """Filled in by `listed`."""
    after_yes: Mapping[str, Counter[str]] = field(default_factory=dict)
    """For each column that any of the forms has; a form without it has all of its yes as not stated."""

    def listed(self, reasons: Mapping[str, str], after_yes: Mapping[str, Iterable[str]]) -> Counts:
        """Return the counts with every key of a form, also those at 0, in its order.

        `reasons` has the group of each reason, `after_yes` the answers of each column that is wanted.
        """
        groups = {**reasons, NOT_STATED: NOT_STATED}
        zeros = Counts(
            _zeros(ANSWERS),
            _zeros(WHEN),
            _zeros(groups),
            _zeros(groups.values()),
            {key: _zeros((*answers, NOT_STATED)) for key, answers in after_yes.items()},
        )
        listed = zeros + replace(self, reason_groups=Counter())
        for reason, count in listed.reasons.items():
            listed.reason_groups[groups[reason]] += count
        return listed

    @property
    def asked(self) -> int:
        """How many were asked; someone who declined to answer was asked."""
        return self.answers.total()

    @property
    def not_asked(self) -> int:
        """How many were not asked."""
        return self.reasons.total()

    @property
    def eligible(self) -> int:
        """How many should have been asked."""
        return self.asked + self.not_asked

    def __add__(self, other: Counts) -> Counts:
        columns = {**self.after_yes, **other.after_yes}
        return Counts(
            _added(self.answers, other.answers),
            _added(self.when, other.when),
            _added(self.reasons, other.reasons),
            _added(self.reason_groups, other.reason_groups),
            {key: _added(self._followed(key), other._followed(key)) for key in columns},
        )

    def _followed(self, column: str) -> Counter[str]:
        return self.after_yes.get(column) or Counter({NOT_STATED: self.answers["yes"]})

    def without_after_yes(self) -> Counts:
        """Return the counts as they are published of a group that is not the whole area: not what followed a yes."""
        return Counts(self.answers, reasons=self.reasons, reason_groups=self.reason_groups)

    def measures(self) -> Iterator[tuple[str, int]]:
        """Yield every count with its key in the JSON contract, such as ("answers.yes", 9)."""
        yield from (("eligible", self.eligible), ("asked", self.asked), ("not_asked", self.not_asked))
        splits = {"answers": self.answers, "when": self.when, "reasons": self.reasons}
        splits |= {"reason_groups": self.reason_groups}
        splits |= {f"after_yes.{column}": counter for column, counter in self.after_yes.items()}
        for name, split in splits.items():
            yield from ((f"{name}.{key}", value) for key, value in split.items())


def _zeros(keys: Iterable[str]) -> Counter[str]:
    return Counter(dict.fromkeys(keys, 0))


def _added(some: Counter[str], others: Counter[str]) -> Counter[str]:
    """Return the sum; unlike `+`, it keeps the keys at 0."""
    return Counter({key: some[key] + others[key] for key in {**some, **others}})


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A like-for-like total: the counts with which each kommun takes part (all of its own, or some units').

    A total that is not `printed` is protected all the same: an earlier release has it.
    """

    name: str
    parts: Mapping[str, Counts]
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Pool:
    """Columns of several periods that are added up under one name: each a period and a kommun, with all of its rows."""

    name: str
    columns: tuple[tuple[str, str], ...]

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods, in the order of the columns."""
        return tuple(dict.fromkeys(period for period, _ in self.columns))

    @property
    def kommuner(self) -> tuple[str, ...]:
        """The kommuner, in the order of the columns."""
        return tuple(dict.fromkeys(kommun for _, kommun in self.columns))


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """A month's counts: each kommun's, the total, the groups of each attribute, and further totals that are printed."""

    month: str
    kommuner: Mapping[str, Counts]
    total: Counts
    by: Mapping[str, Mapping[str, Counts]] = field(default_factory=dict)
    subtotals: tuple[Subtotal, ...] = ()
    left_out: int | None = None
    reason_groups: Mapping[str, str] = field(default_factory=dict)
    """The group of each reason, as in the counts; empty where these have no groups."""
    own: Mapping[str, Mapping[str, Mapping[str, Counts]]] = field(default_factory=dict)
    """What each kommun counts itself in the groups of `by`, by kommun and attribute; empty where that is not known."""
