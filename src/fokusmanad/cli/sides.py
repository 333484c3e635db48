"""A month to compare, from what stands on the command line: forms, or a saved summary."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.campaign.model import Campaign
from fokusmanad.cli.campaign import campaign_for
from fokusmanad.cli.collecting import collected
from fokusmanad.cli.report import ledger_folder
from fokusmanad.cli.status import status_of
from fokusmanad.cli.summarize import summary_of
from fokusmanad.counting.saved import SUFFIX, read_saved
from fokusmanad.counting.side import Side, side_of
from fokusmanad.privacy import masked
from fokusmanad.publishing.publication import Beside

if TYPE_CHECKING:
    from fokusmanad.intake.choices import Duplicates
    from fokusmanad.intake.collection import Collection


def summary_side(path: str, named: Path | None, *, recursive: bool, duplicates: Duplicates) -> Side:
    """Return the month at `path`: a folder, a file, a glob, a zip archive, or a saved summary (`.json`).

    The campaign is the one `named`, else the one beside this month's files. Wrong use where nothing can be counted.
    """
    campaign = campaign_for((path,), named)
    saved = Path(path)
    if saved.suffix.casefold() == SUFFIX and saved.is_file():
        return read_saved(saved, campaign.layout)
    collection = _collected(path, campaign, recursive=recursive, duplicates=duplicates)
    summary = summary_of(collection, campaign)
    return side_of(summary, masked(path), flawed=bool(status_of(collection)), read=collection.paths)


def beside(path: str, *, recursive: bool, duplicates: Duplicates) -> Beside:
    """Return the earlier month at `path`, to publish beside another, with the folder of its ledger.

    A campaign file above both months is of one month only; then the ledger lies with the earlier month's files.
    """
    side = summary_side(path, None, recursive=recursive, duplicates=duplicates)
    campaign = campaign_for((path,), None)
    given = Path(path)
    folder = given if given.is_dir() else given.parent
    own = campaign if campaign.month in {None, side.month} else Campaign()
    return Beside(side, ledger_folder(own, folder))


def _collected(path: str, campaign: Campaign, *, recursive: bool, duplicates: Duplicates) -> Collection:
    collection = collected((path,), campaign, recursive=recursive, duplicates=duplicates)
    if collection.accepted or not _are_of_another_month(collection):
        return collection
    # One campaign file often lies above both months, or where the user stands: it is of one month, and not of this.
    return collected((path,), replace(campaign, month=None), recursive=recursive, duplicates=duplicates)


def _are_of_another_month(collection: Collection) -> bool:
    return any(problem.code == "FM206" for file in collection.refused for problem in file.checked.problems)
