"""The input: exact counts in the contract's shape, and the rules of publishing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ANSWERS = ("yes", "no", "declined", "not_stated")
WHEN = ("last_year", "earlier", "both", "not_stated")


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

    @property
    def width(self) -> int:
        """W: how far apart the least and the greatest possible value of a primary cell are, at least."""
        return self.k - 2


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of a group of persons, each key present also at 0. `when` is published for totals only."""

    eligible: int
    asked: int
    not_asked: int
    answers: Mapping[str, int]
    reasons: Mapping[str, int]
    when: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the sums.

        Raises:
            ValueError: The counts contradict docs/form.md, "What is counted".
        """
        wrong = (
            self.eligible != self.asked + self.not_asked
            or self.asked != sum(self.answers.values())
            or self.not_asked != sum(self.reasons.values())
            or (self.when and self.answers["yes"] != sum(self.when.values()))
            or set(self.answers) != set(ANSWERS)
        )
        if wrong:
            raise ValueError("the counts of a group do not add up")

    def measures(self) -> Iterator[tuple[str, int]]:
        """Every count with its key in the JSON contract, such as ("answers.yes", 9)."""
        yield from (("eligible", self.eligible), ("asked", self.asked), ("not_asked", self.not_asked))
        for name, split in (("answers", self.answers), ("reasons", self.reasons), ("when", self.when)):
            yield from ((f"{name}.{key}", value) for key, value in split.items())


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A like-for-like total: the counts with which each kommun takes part (all of its own, or some units').

    A total that is not `printed` is protected all the same: an earlier release has it.
    """

    name: str
    parts: Mapping[str, Counts]
    printed: bool = True


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """A month's counts: each kommun's, the total, the groups of each attribute, and further totals that are printed."""

    month: str
    kommuner: Mapping[str, Counts]
    total: Counts
    by: Mapping[str, Mapping[str, Counts]] = field(default_factory=dict)
    subtotals: tuple[Subtotal, ...] = ()
    left_out: int | None = None


def added(groups: tuple[Counts, ...], like: Counts) -> Counts:
    """Return the sum of groups, with the keys of `like` (so that no groups give zeros)."""

    def split(name: str) -> dict[str, int]:
        keys: Mapping[str, int] = getattr(like, name)
        return {key: sum(getattr(group, name).get(key, 0) for group in groups) for key in keys}

    return Counts(
        eligible=sum(group.eligible for group in groups),
        asked=sum(group.asked for group in groups),
        not_asked=sum(group.not_asked for group in groups),
        answers=split("answers"),
        reasons=split("reasons"),
        when=split("when") if like.when and all(group.when for group in groups) else {},
    )
