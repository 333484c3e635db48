"""Which campaign file applies: the one named, else the one next to the input or in the working directory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.campaign.model import FILE_NAME, Campaign
from fokusmanad.errors import UsageError
from fokusmanad.form.kommuner import Kommun, find_kommun, near_kommun
from fokusmanad.form.period import read_period

if TYPE_CHECKING:
    from collections.abc import Sequence


def find_campaign(paths: Sequence[str], named: Path | None, period: str | None = None) -> Campaign:
    """Return the campaign of a call, an empty one where there is no campaign file; a `period` that is given decides.

    Raises:
        UsageError: The file has faults, all of which are listed, several files might apply, or the period cannot be
            read.
    """
    file = named or _find_file(paths)
    campaign = _load(file) if file else Campaign()
    return replace(campaign, period=read_period(period)) if period else campaign


def _load(file: Path) -> Campaign:
    from fokusmanad.campaign.file import require_campaign  # noqa: PLC0415 - only where there is one

    return require_campaign(file)


def find_named_kommun(name: str) -> Kommun:
    """Return the kommun that the user named.

    Raises:
        UsageError: There is none; the nearest name is suggested.
    """
    if kommun := find_kommun(name):
        return kommun
    if near := near_kommun(name):
        raise UsageError("no_such_kommun_near", near=near)
    raise UsageError("no_such_kommun")


def _find_file(paths: Sequence[str]) -> Path | None:
    found = {file.resolve(): file for path in paths if (file := _file_next_to(Path(path)))}
    if len(found) > 1:
        raise UsageError("several_campaign_files", files=", ".join(map(str, found.values())))
    here = Path(FILE_NAME)
    return next(iter(found.values()), here if here.is_file() else None)


def _file_next_to(path: Path) -> Path | None:
    folders = (path, path.parent) if path.is_dir() else (path.parent,)
    return next((folder / FILE_NAME for folder in folders if (folder / FILE_NAME).is_file()), None)
