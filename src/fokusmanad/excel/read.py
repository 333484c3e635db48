"""A workbook file in, a Book or the reason why there is none out; the values are read by calamine behind a guard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.excel import excel_xml
from fokusmanad.excel.limits import LIMITS, MEGABYTE, RefusalError, refuse, too_large
from fokusmanad.excel.package import open_package
from fokusmanad.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from fokusmanad.excel.book import Book


def read(source: Path | bytes, name: str) -> Book | Problem:
    """Read a workbook file, or the bytes of one, called `name`. What it is, is told by its content.

    Returns FM101 to FM104 for what cannot be read; nothing about the file is ever raised.
    """
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
    except OSError:
        return Problem("FM101", variant="unreadable")
    if len(data) > LIMITS.packed * MEGABYTE:
        return too_large("packed")
    try:
        return excel_xml.read(open_package(data))
    except RefusalError as refusal:
        return refusal.problem
