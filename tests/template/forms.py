"""Forms written by the template, filled in like a contact person's, and opened in LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from fokusmanad.campaign.model import Campaign
from fokusmanad.checks import Checked, RowChecker, check_workbook
from fokusmanad.form.layout import FORM_SHEET, HEAD_SHEET
from fokusmanad.reading.book import Book
from fokusmanad.reading.read import read_workbook
from fokusmanad.template.plan import HEADING_ROW

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


def loaded(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(data: bytes, rows: Iterable[Mapping[str, object]], head: Mapping[str, object] | None = None) -> bytes:
    """Fill in a form from its first row; `rows` are values by heading, `head` values by label."""
    book = loaded(data)
    form = book[FORM_SHEET]
    columns = {str(cell.value): cell.column or 0 for cell in form[HEADING_ROW]}
    for number, row in enumerate(rows, start=HEADING_ROW + 1):
        for heading, value in row.items():
            form.cell(number, columns[heading]).value = value  # type: ignore[assignment]  # whatever a test puts there
    for cell in book[HEAD_SHEET]["A"]:
        if cell.value in (head or {}):
            book[HEAD_SHEET].cell(cell.row, 2).value = (head or {})[str(cell.value)]  # type: ignore[assignment]  # as above
    return saved(book)


def checked(data: bytes, campaign: Campaign, name: str = "form.xlsx") -> Checked:
    book = read_workbook(data)
    assert isinstance(book, Book), book
    return check_workbook(book, name, campaign, RowChecker(campaign.layout))


def found(data: bytes, campaign: Campaign, name: str = "form.xlsx") -> list[str]:
    """Return the problems of a form, each as "FM301 Formulär E7"."""
    problems = checked(data, campaign, name).problems
    return [" ".join(filter(None, (it.code, it.place.sheet, it.place.cell or ""))) for it in problems]


def convert(files: Iterable[Path], target: str, folder: Path) -> None:
    """Let LibreOffice open, calculate and save `files` as `target`, in one process with its own profile."""
    assert SOFFICE
    profile = (folder.parent / "profile").as_uri()
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", target, "--outdir"]
    subprocess.run([*command, str(folder), *map(str, files)], check=True, capture_output=True, timeout=300)
