"""What the paths of a command line hold, read with a bar on the terminal meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.cli.progress import bar
from fokusmanad.intake.choices import Duplicates
from fokusmanad.intake.collect import collect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.intake.collection import Collection


def collected(
    paths: Sequence[str], campaign: Campaign, *, recursive: bool, duplicates: Duplicates = Duplicates.REFUSE
) -> Collection:
    """Read and check every workbook that `paths` name."""
    with bar() as on_read:
        return collect(paths, campaign, recursive=recursive, duplicates=duplicates, on_read=on_read)
