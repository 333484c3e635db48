"""A campaign: what a coordinator decides for one month, with its default where nobody has decided."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fokusmanad.form.layout import Layout

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from fokusmanad.form.kommuner import Kommun

FILE_NAME = "fokusmanad.toml"
LEDGER_NAME = "publicerat.json"
"""What has been handed on of the campaign's month (docs/publishing.md)."""
OWN_FILES = re.compile(r"fokusmanad\.toml|publicerat(-\d{4}-\d\d)?\.json(\.lock)?")
"""What the program itself keeps in a campaign's folder, by its whole name."""


def ledger_name_of(month: str) -> str:
    """Return what a month's ledger is called in a folder where `LEDGER_NAME` is another month's."""
    return LEDGER_NAME.replace(".", f"-{month}.")


LEAST_THRESHOLD = 3
"""No campaign may protect less than this: with 2, a count of 2 would tell each of the two about the other."""


@dataclass(frozen=True)
class Campaign:
    """A campaign as the rest of the program uses it. Without a file everything has its default."""

    title: str = ""
    month: str | None = None
    expected: tuple[Kommun, ...] = ()
    """The kommuner that should send a form, in the order of a Swedish dictionary; empty where nobody has said."""
    last_day: date | None = None
    threshold: int = 5
    """The least count that may be shown in what is handed on."""
    least_asked: int = 10
    """Answers are shown only where so many were asked, in what is handed on."""
    least_percent: int = 20
    """A percentage is shown only of so many, in what is handed on."""
    target: int | None = None
    """The share that should be asked, in whole per cent, where the campaign has set itself one."""
    columns: tuple[str, ...] = ()
    """The keys of the optional columns that the form of this campaign has."""
    layout: Layout = field(default_factory=Layout)
    folder: Path | None = None
    """Where the campaign's file lies; None without one."""
