"""The earlier periods that a report compares with, from saved summaries or forms, and their ledgers."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.campaign.file import require_campaign
from fokusmanad.campaign.model import FILE_NAME, Campaign
from fokusmanad.counting.saved import SUFFIX, read_saved
from fokusmanad.counting.summary import summary_of
from fokusmanad.errors import UsageError
from fokusmanad.intake.collect import collect
from fokusmanad.suppression.ledger import month_of_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fokusmanad.counting.summary import Summary
    from fokusmanad.intake.choices import Duplicates


class EarlierPeriod(NamedTuple):
    """An earlier period, and the ledger that was chosen with it."""

    summary: Summary
    campaign: Campaign
    ledger: bytes | None


def load_earlier(folder: Path, campaign: Campaign, duplicates: Duplicates) -> list[EarlierPeriod]:
    """Return the periods in a folder: one for each saved summary, and one for all forms.

    A campaign file in the folder holds for its own period; without one, `campaign` tells which columns the forms have.

    Raises:
        UsageError: A file cannot be read, no form is counted, or a ledger belongs to none of the periods.
    """
    with chdir(folder):
        own = Path(FILE_NAME)
        campaign = require_campaign(own) if own.is_file() else replace(campaign, period=None)
        ledgers, others = _told_apart(sorted(Path().iterdir()))
        saved = [path for path in others if path.suffix.casefold() == SUFFIX]
        summaries = [read_saved(path, campaign.layout) for path in saved]
        if len(others) > len(saved) + own.is_file():
            summaries.append(_counted(campaign, duplicates))
        of_period = _by_period(ledgers, {summary.period for summary in summaries})
    return [
        EarlierPeriod(
            summary,
            campaign if campaign.period in {None, summary.period} else Campaign(),
            of_period.get(summary.period),
        )
        for summary in summaries
    ]


def _told_apart(paths: Iterable[Path]) -> tuple[dict[Path, str], list[Path]]:
    """Return the ledgers, each with its period, and the other files."""
    ledgers, others = dict[Path, str](), list[Path]()
    for path in paths:
        month = month_of_ledger(path) if path.suffix.casefold() == SUFFIX else None
        if month is None:
            others.append(path)
        else:
            ledgers[path] = month
    return ledgers, others


def _counted(campaign: Campaign, duplicates: Duplicates) -> Summary:
    summary = summary_of(collect(["."], campaign, duplicates=duplicates), campaign)
    if not summary.kommuner:
        raise UsageError("nothing_counted", path="")
    return summary


def _by_period(ledgers: dict[Path, str], periods: Iterable[str]) -> dict[str, bytes]:
    """Return the content of each period's ledger.

    Raises:
        UsageError: One is of another period, or two of a period differ.
    """
    found: dict[str, bytes] = {}
    for path, month in ledgers.items():
        if month not in periods:
            raise UsageError("ledger_month", path=str(path))
        content = path.read_bytes()
        if found.setdefault(month, content) != content:
            raise UsageError("ledgers_differ", paths=_of(month, ledgers))
    return found


def _of(month: str, ledgers: dict[Path, str]) -> tuple[str, ...]:
    return tuple(str(path) for path, each in ledgers.items() if each == month)
