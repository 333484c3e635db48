"""Coverage: which kommuner were expected, what became of each and how it took part. Never a count of clients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from fokusmanad.form.model import HowAsked


class Refused(NamedTuple):
    """A file that was sent and is not counted: its name, its kommun where that could be read, and why."""

    file: str
    kommun: str | None
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """How a kommun took part, as far as its forms say: shares of kommuner that ask differently are not alike."""

    source: Literal["rows", "sums", "both"] = "rows"
    staff: int | None = None
    """How many handläggare share the forms; None if any form does not say."""
    care_assessors: bool | None = None
    """Whether biståndshandläggare took part."""
    how_asked: HowAsked | None = None
    """None if the forms do not say, or do not agree."""


@dataclass(frozen=True)
class Coverage:
    """Which kommuner were expected, and what became of each. Names are in Swedish alphabetical order."""

    expected: tuple[str, ...]
    """Empty without a campaign."""
    received: tuple[str, ...]
    missing: tuple[str, ...]
    nil: tuple[str, ...]
    """The received that took part and met no one."""
    refused: tuple[Refused, ...]
    outside: tuple[str, ...] = ()
    """Those of the received that the campaign did not expect; they are counted."""
    last_day: date | None = None

    @property
    def came(self) -> tuple[str, ...]:
        """The received that were expected; all of them without a campaign."""
        return tuple(name for name in self.received if name not in self.outside)
