"""The marked copy of a file of a run, and its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.intake.collect import read_content
from fokusmanad.marked_copy.create import marked_copy

if TYPE_CHECKING:
    from fokusmanad.campaign.model import Campaign
    from fokusmanad.intake.collection import File
    from fokusmanad.text import Lang


def mark_file(file: File, campaign: Campaign, lang: Lang) -> bytes:
    """Return the marked copy of a checked file."""
    return marked_copy(read_content(file.source), file.source.raw_name, file.checked, campaign, lang)


def name_of_copy(file: File) -> str:
    """Return the name of the marked copy of a file, with the kommun where it has a part of an export."""
    kommun = file.checked.kommun if file.checked.exported_rows is not None else None
    return f"{Path(file.name).stem}{f' {kommun.name}' if kommun else ''}-att-rätta.xlsx"
