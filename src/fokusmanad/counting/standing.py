"""Where the kommuner stand: the ratings and indicators of each, from all its forms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fokusmanad.checks.standing import lines_of
from fokusmanad.form.kommuner import in_order
from fokusmanad.form.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fokusmanad.campaign.model import Campaign, IndicatorKind
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.model import Indicator, Rating
    from fokusmanad.intake.collection import Collection, File

_NO_ROWS = {"FM105", "FM201", "FM407", "FM502", "FM503", "FM504"}
"""A file that is refused for these alone has no rows that count, and its ratings stand."""


@dataclass(frozen=True)
class KommunStanding:
    """The ratings and indicators of one kommun. Officials rate their own work: these are no clients' figures."""

    ratings: tuple[Rating, ...]
    indicators: Mapping[str, Indicator]

    @property
    def scores(self) -> list[float]:
        """The scores, from the lowest to the highest."""
        return sorted(rating.score for rating in self.ratings if rating.score is not None)

    @property
    def median(self) -> float | None:
        """The median score; None without any."""
        scores = self.scores
        return (scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2 if scores else None

    def points(self, about: str) -> list[str]:
        """Return the list of what works, comes next or needs support ("works", "next", "support")."""
        return lines_of([getattr(rating, about) for rating in self.ratings])


@dataclass(frozen=True)
class Standings:
    """Where the kommuner of some forms stand, by dictionary order."""

    period: Period
    kommuner: Mapping[Kommun, KommunStanding]
    indicators: tuple[IndicatorKind, ...]
    show_roles: bool
    """Whether the campaign lets the role of who rated be shown."""


def standings(collection: Collection, campaign: Campaign) -> Standings:
    """Gather the ratings and indicators of all files that are not refused for something else than their rows."""
    files = [file for file in collection.files if file.checked.standing and _may_stand(file)]
    by_kommun: dict[Kommun, list[File]] = {}
    for file in files:
        if file.checked.kommun:
            by_kommun.setdefault(file.checked.kommun, []).append(file)
    periods = Counter(file.checked.head.period for file in files if file.checked.head)
    period = campaign.period or (periods.most_common(1)[0][0] if periods else Period())
    kommuner = {kommun: _of_kommun(by_kommun[kommun]) for kommun in in_order(by_kommun)}
    return Standings(period, kommuner, campaign.indicators, campaign.show_roles)


def _may_stand(file: File) -> bool:
    codes = {problem.code for problem in file.checked.problems if problem.is_refusing}
    return file.checked.head is not None and codes <= _NO_ROWS


def _of_kommun(files: list[File]) -> KommunStanding:
    found = [file.checked.standing for file in files if file.checked.standing]
    indicators = {key: value for standing in found for key, value in standing.indicators.items()}
    return KommunStanding(tuple(rating for standing in found for rating in standing.ratings), indicators)
