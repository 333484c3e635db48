"""The ledgers that a visit to the page knows: the files that the user chose, and those of its own reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.campaign.model import LEDGER_NAME
from fokusmanad.errors import UsageError
from fokusmanad.publishing.ledger_files import prior_releases

if TYPE_CHECKING:
    from fokusmanad.form.period import Period
    from fokusmanad.publishing.publication import PeriodToPublish
    from fokusmanad.suppression.counts import Rules
    from fokusmanad.suppression.ledger import Ledger


class Ledgers:
    """The ledger of each period that was published in this visit, and those that were chosen for the next report.

    A chosen one lies in `chosen_folder`: that of the period itself at the top, an earlier one's in a folder of its own.
    """

    def __init__(self, place: Path) -> None:
        self._place = place / "ledgers"
        self.chosen_folder = place / "chosen"
        for folder in (self._place, self.chosen_folder):
            folder.mkdir()

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
        self._choose(Path(), ledger)

    def choose_earlier(self, period: Period, ledger: bytes | None) -> Path:
        """Set the ledger that the user chose for an earlier period, None if there is none; return its folder."""
        return self._choose(Path(period.file_name), ledger)

    def require(self, each: PeriodToPublish, now: PeriodToPublish, *, is_allowed: bool) -> None:
        """Refuse to publish a period, or one before it, where it cannot be known what has been published of it.

        `is_allowed` says that nothing needs to be known: it is a draft, or the user says that nothing is published.

        Raises:
            UsageError: Nothing is known, or the chosen ledger is not that of this period.
        """
        if self._is_known(each, now.rules.with_stricter(each.rules)) or is_allowed:
            return
        if each is now:
            raise UsageError("ledger_unknown")
        raise UsageError("earlier_ledger_unknown", period=each.summary.period.words)

    def keep(self, published: PeriodToPublish) -> str:
        """Keep the ledger of a report that was just made as the period's own, and return it."""
        own, chosen = self._both(published)
        if own.exists():
            chosen.unlink(missing_ok=True)
        else:
            chosen.replace(own)
        return own.read_bytes().decode()

    def _choose(self, place: Path, ledger: bytes | None) -> Path:
        folder = self.chosen_folder / place
        folder.mkdir(exist_ok=True)
        (folder / LEDGER_NAME).unlink(missing_ok=True)
        if ledger is not None:
            (folder / LEDGER_NAME).write_bytes(ledger)
        return place

    def _is_known(self, each: PeriodToPublish, rules: Rules) -> bool:
        """Return whether a period has a ledger. Of two, one that the other continues is removed."""
        own, chosen = self._both(each)
        if not chosen.exists():
            return own.exists()
        found = prior_releases(chosen, each.period, rules)
        if own.exists():
            kept = prior_releases(own, each.period, rules)
            if _continues(kept, found):
                chosen.unlink()
            elif _continues(found, kept):
                own.unlink()
        return True

    def _both(self, each: PeriodToPublish) -> tuple[Path, Path]:
        """Return the period's own ledger and the chosen one, either of which may be missing."""
        own, chosen = each.folders
        return own / LEDGER_NAME, chosen / LEDGER_NAME

    def _own(self, period: str) -> Path:
        return self.folder(period) / LEDGER_NAME


def _continues(later: Ledger, earlier: Ledger) -> bool:
    """Return whether a ledger has all that another has, and in the same order."""
    return (
        later.releases[: len(earlier.releases)] == earlier.releases
        and later.pools[: len(earlier.pools)] == earlier.pools
    )
