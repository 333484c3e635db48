"""Which kommuner were waited for and what became of them: names and codes, never a count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Refused(NamedTuple):
    """A file that was sent and is not counted: its name, its kommun where that could be read, and why."""

    file: str
    kommun: str | None
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """Which kommuner were waited for, and what became of them. Names stand in the order of a Swedish dictionary."""

    expected: tuple[str, ...]
    """Empty where no campaign says."""
    received: tuple[str, ...]
    missing: tuple[str, ...]
    nil: tuple[str, ...]
    """Those of the received that took part and met nobody."""
    refused: tuple[Refused, ...]
    outside: tuple[str, ...]
    """Those of the received that the campaign did not expect; they are counted."""
    last_day: date | None

    @property
    def came(self) -> tuple[str, ...]:
        """Those of the received that were waited for; all of them where no campaign says."""
        return tuple(name for name in self.received if name not in self.outside)
