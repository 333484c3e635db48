"""The shape of `fokusmanad.summary.v1` as it must be to be counted with, and whether its sums hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, NonNegativeInt, StringConstraints

from fokusmanad.counting.tally import Tally, total
from fokusmanad.form.period import Period
from fokusmanad.suppression.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMA = "fokusmanad.summary.v1"


def _checked_period(written: str) -> str:
    if Period.parse(written) != written:
        raise ValueError("no period as fokusmanad writes it")
    return written


_Month = Annotated[str, StringConstraints(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]
_Period = Annotated[str, AfterValidator(_checked_period)]
_Reason = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]


class _Part(BaseModel):
    # Ignore what a later version may add: it changes nothing in these keys.
    model_config = ConfigDict(strict=True, frozen=True)


class _Answers(_Part):
    yes: NonNegativeInt
    no: NonNegativeInt
    declined: NonNegativeInt
    not_stated: NonNegativeInt


class _When(_Part):
    last_year: NonNegativeInt
    earlier: NonNegativeInt
    both: NonNegativeInt
    not_stated: NonNegativeInt


class SavedCounts(_Part):
    """The counts of some rows."""

    eligible: NonNegativeInt
    asked: NonNegativeInt
    not_asked: NonNegativeInt
    answers: _Answers
    when: _When
    reasons: dict[_Reason, NonNegativeInt]
    """Whatever reasons that month's form had."""
    after_yes: dict[_Reason, dict[_Reason, NonNegativeInt]] = {}
    """Missing in summaries of the first edition."""

    def counts(self) -> Counts:
        """Return them as the rest of the program has them."""
        return Counts(
            Counter(self.answers.model_dump()),
            Counter(self.when.model_dump()),
            Counter(self.reasons),
            after_yes={column: Counter(answers) for column, answers in self.after_yes.items()},
        )

    def adds_up(self) -> bool:
        """Return whether each sum equals its parts."""
        counts = self.counts()
        sums = (counts.eligible, counts.asked, counts.not_asked, counts.when.total())
        return sums == (self.eligible, self.asked, self.not_asked, self.answers.yes) and all(
            split.total() == self.answers.yes for split in counts.after_yes.values()
        )


class _SavedGroup(SavedCounts):
    key: str


class SavedTally(SavedCounts):
    """The figures of a kommun, or of all."""

    files: NonNegativeInt
    rows: NonNegativeInt
    left_out: NonNegativeInt
    visitors: NonNegativeInt | None

    def tally(self) -> Tally:
        """Return them as the rest of the program has them, not split."""
        return Tally(self.files, self.left_out, self.visitors, self.counts())

    def adds_up(self) -> bool:
        """Return whether each sum equals its parts."""
        return super().adds_up() and self.rows == self.eligible + self.left_out


class _SavedKommun(SavedTally):
    kommun: str
    kommunkod: str


class _SavedRefused(_Part):
    file: str
    kommun: str | None
    codes: list[str]


class _Coverage(_Part):
    received: list[str]
    refused: list[_SavedRefused]


class SavedSummary(_Part):
    """The whole file."""

    month: _Month | None
    period: _Period | None = None
    """Missing in summaries of the first edition, which are of a month."""
    title: str
    coverage: _Coverage
    kommuner: list[_SavedKommun]
    total: SavedTally
    by: dict[str, list[_SavedGroup]]

    def adds_up(self) -> bool:
        """Return whether every sum holds and the kommuner are those listed as received."""
        groups = [group for listed in self.by.values() for group in listed]
        return (
            all(part.adds_up() for part in (*self.kommuner, self.total, *groups))
            and total(kommun.tally() for kommun in self.kommuner) == self.total.tally()
            and all(_sum(listed) == self.total.counts() for listed in self.by.values())
            and sorted(self.coverage.received) == sorted(kommun.kommun for kommun in self.kommuner)
        )


def _sum(groups: Iterable[SavedCounts]) -> Counts:
    return sum((group.counts() for group in groups), start=Counts())
