"""The ledgers that a visit to the page knows: the file that the user chose, and those of its own reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.campaign.model import LEDGER_NAME
from fokusmanad.errors import UsageError
from fokusmanad.publishing.ledger_files import prior_releases

if TYPE_CHECKING:
    from pathlib import Path

    from fokusmanad.publishing.publication import PeriodToPublish


class Ledgers:
    """The ledger of each period that was published in this visit, and the one that was chosen for the next report."""

    def __init__(self, place: Path) -> None:
        self._place = place / "ledgers"
        self.chosen_folder = place / "chosen"
        for folder in (self._place, self.chosen_folder):
            folder.mkdir()
        self._chosen = self.chosen_folder / LEDGER_NAME

    def folder(self, period: str) -> Path:
        """Return the folder of a period's own ledger; a period is named as in the name of a file."""
        folder = self._place / period
        folder.mkdir(exist_ok=True)
        return folder

    def restore(self, period: str, ledger: str) -> None:
        """Restore the ledger of what was published before the program was restarted."""
        self._own(period).write_bytes(ledger.encode())

    def choose(self, ledger: bytes | None) -> None:
        """Set the ledger that the user chose for the next report; None if there is none."""
        self._chosen.unlink(missing_ok=True)
        if ledger is not None:
            self._chosen.write_bytes(ledger)

    def require(self, now: PeriodToPublish, *, is_draft: bool, is_first: bool) -> None:
        """Refuse to publish where it cannot be known what has been published; `is_first` is the user's word for it.

        Raises:
            UsageError: Nothing is known, or the chosen ledger is not that of this period.
        """
        own = self._own(now.summary.period.file_name)
        if self._chosen.exists():
            self._settle(own, now)
        elif not (is_draft or is_first or own.exists()):
            raise UsageError("ledger_unknown")

    def _settle(self, own: Path, now: PeriodToPublish) -> None:
        """Go by the longer of two ledgers, if one continues the other; others differ, and nothing is published."""
        chosen = prior_releases(self._chosen.relative_to(self.chosen_folder), now.period, now.rules).releases
        if not own.exists():
            return
        kept = prior_releases(own, now.period, now.rules).releases
        if kept[: len(chosen)] == chosen:
            self._chosen.unlink()
        elif chosen[: len(kept)] == kept:
            own.unlink()

    def keep(self, period: str) -> str:
        """Keep the ledger of a report that was just made as the period's own, and return it."""
        own = self._own(period)
        if own.exists():
            self._chosen.unlink(missing_ok=True)
        else:
            self._chosen.replace(own)
        return own.read_bytes().decode()

    def _own(self, period: str) -> Path:
        return self.folder(period) / LEDGER_NAME
