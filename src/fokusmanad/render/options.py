"""What a report is made for: its language, its date, and the kommun that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fokusmanad.text import Lang


@dataclass(frozen=True)
class ReportOptions:
    """The language, date and focus of one report. The date is given, so the same input gives the same bytes."""

    lang: Lang
    made: date
    focus: str | None = None
    """The name of the kommun that the report is about; None for the whole area."""


def options_of_today(lang: Lang, focus: str | None = None) -> ReportOptions:
    """Return options with today's date, about the kommun `focus` where one is given."""
    return ReportOptions(lang, date.today(), focus)  # noqa: DTZ011 - the user's own day, not Greenwich's
