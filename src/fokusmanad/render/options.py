"""What a report is made for: its language, its date, and the one kommun it may be about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from fokusmanad.text import Lang


@dataclass(frozen=True)
class Edition:
    """One making of a report. The date is given, so that the same input gives the same bytes."""

    lang: Lang
    made: date
    focus: str | None = None
    """The name of the kommun that the report is about; None for the whole area."""
