"""Where the kommuner stand, as it may be published: ratings as they are, indicators without their small counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fokusmanad.form.model import Indicator

if TYPE_CHECKING:
    from fokusmanad.counting.standing import KommunStanding, Standings


def hide_small(standings: Standings, least: int) -> Standings:
    """Hide indicators under `least`, or so near their whole that what remains is under it. A Ja or Nej is no count."""
    answers = {kind.key for kind in standings.indicators if kind.is_yes_no}

    def published(each: KommunStanding) -> KommunStanding:
        shown = {
            key: value if key in answers and value.count in {0, 1} else _shown(value, least)
            for key, value in each.indicators.items()
        }
        return replace(each, indicators=shown)

    return replace(standings, kommuner={kommun: published(each) for kommun, each in standings.kommuner.items()})


def _shown(indicator: Indicator, least: int) -> Indicator:
    count, whole = indicator.count, indicator.of
    if whole is not None and whole < least:
        return Indicator()
    if count is not None and (count < least or (whole is not None and 0 < whole - count < least)):
        return Indicator(of=whole)
    return indicator
