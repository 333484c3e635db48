"""The two ways to a copy: by openpyxl, which keeps nearly all, or from the template and the values alone."""

from __future__ import annotations

import re
import struct
import warnings
import zlib
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.utils.exceptions import InvalidFileException

from fokusmanad.campaign.model import Campaign
from fokusmanad.form.layout import CONTROL_SHEET, HEAD_SHEET, LISTS_SHEET
from fokusmanad.office import styles
from fokusmanad.reading.limits import RefusalError
from fokusmanad.reading.markup import check_depth
from fokusmanad.reading.package import open_package
from fokusmanad.template import control, lists, rows
from fokusmanad.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.reading.book import Book, CellValue, Sheet
    from fokusmanad.template.plan import Plan

# openpyxl needs about twenty times the size of what it reads; beyond this (25,000 rows) only the values are copied.
_LARGEST = 10_000_000
# The exceptions of openpyxl for workbooks that other programs can read; it has no class of its own for most. Damaged
# XML is a SyntaxError in both parsers that it may use.
_FAULTS = (
    ArithmeticError, AttributeError, BadZipFile, EOFError, InvalidFileException, LookupError, NotImplementedError,
    OSError, SyntaxError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
_NOT_IN_A_NAME = re.compile(r"[\[\]*?:/\\]")
# Characters that XML cannot hold.
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEEDED = {"unit", "sex", "asked", "reason", "answer"}


class Copy(NamedTuple):
    """A copy in the making, and its sheets by the names that they have in the original."""

    book: Workbook
    sheets: Mapping[str, Worksheet]


def copied(data: bytes) -> Copy | None:
    """Copy a workbook with openpyxl; return None where that fails or is not safe.

    Formulas are replaced by their values, except in `Kontroll`, which is recalculated: openpyxl keeps no values next to
    formulas, and a formula without one cannot be checked.
    """
    try:
        if not _is_safe(data):
            return None
        book, values = _load(data, data_only=False), _load(data, data_only=True)
    except _FAULTS:
        return None
    for sheet in book.worksheets:
        if fold(sheet.title) != fold(CONTROL_SHEET):
            _keep_values(sheet, values[sheet.title])
    return Copy(book, {sheet.title: sheet for sheet in book.worksheets}) if book.worksheets else None


def rebuilt(source: Book, plan: Plan | None) -> Copy:
    """Write the values into a new workbook, each in its own cell, with the dropdowns and formats of the template."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = {sheet.name: _rebuilt_sheet(book, sheet) for sheet in source.sheets}
    for loose_text in source.loose_texts:
        if loose_text.kind == "comment" and loose_text.row and loose_text.column and loose_text.sheet in sheets:
            cell = sheets[loose_text.sheet].cell(loose_text.row, loose_text.column)
            cell.comment = Comment(_CONTROL_CHARACTERS.sub("", loose_text.text), "")
    if plan and plan.form_sheet in sheets:
        _dress(book, sheets, plan)
    for sheet in source.sheets:
        for merge in sheet.facts.merges:
            sheets[sheet.name].merge_cells(None, merge.first_row, merge.first_column, merge.last_row, merge.last_column)
    return Copy(book, sheets)


def put(cell: Cell | MergedCell, value: CellValue) -> None:
    """Write a value as it is: text that begins with = stays text."""
    if isinstance(cell, MergedCell):
        return
    cell.value = _CONTROL_CHARACTERS.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))


def _is_safe(data: bytes) -> bool:
    """Return whether openpyxl can build trees of all parts without exhausting memory or stack."""
    try:
        package = open_package(data)
        if sum(package.size(name) for name in package.parts) > _LARGEST:
            return False
        for name in package.parts:
            if name.endswith((".xml", ".rels")):
                check_depth(b"".join(package.pieces(name)))
    except RefusalError:
        return False
    return True


def _load(data: bytes, *, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl warns of what it drops; checking the copy shows whether that matters.
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(data), data_only=data_only, rich_text=not data_only)


def _keep_values(sheet: Worksheet, values: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type != "f":
                continue
            known = values[cell.coordinate]
            value, kind = known.value, known.data_type
            if isinstance(value, (str, int, float, date, datetime, time, timedelta)):
                put(cell, value)
                cell.data_type = kind


def _rebuilt_sheet(book: Workbook, sheet: Sheet) -> Worksheet:
    written: Worksheet = book.create_sheet(_NOT_IN_A_NAME.sub("-", sheet.name)[:31])
    written.sheet_state = "hidden" if sheet.hidden else "visible"
    for row, values in enumerate(sheet.rows, start=sheet.first_row):
        for column, value in enumerate(values, start=sheet.first_column):
            if value != "":
                put(written.cell(row, column), value)
    for row, column in sheet.facts.error_cells:
        # Which error it was is not known; any will do to be found again.
        written.cell(row, column, "#N/A")
    for row in sheet.facts.hidden_rows:
        written.row_dimensions[row].hidden = True
    for letter, width in (("A", 30), ("B", 30), ("C", 60)):
        written.column_dimensions[letter].width = width
    styles.page(written, landscape=True)
    return written


def _dress(book: Workbook, sheets: dict[str, Worksheet], plan: Plan) -> None:
    """Give the form its dropdowns and formats, and rewrite `Listor` and `Kontroll`, whose formulas are lost."""
    form = sheets[plan.form_sheet]
    for number in plan.columns.values():
        heading = form.cell(plan.heading_row, number)
        heading.font, heading.fill, heading.alignment = styles.HEADING, styles.HEADING_FILL, styles.MIDDLE
    rows.dress(form, plan)
    form.freeze_panes = f"A{plan.first_row}"
    lists.write_lists_sheet(book, _fresh(book, sheets, LISTS_SHEET), plan, Campaign(), with_kommuner=False)
    # Formulas that refer to a missing sheet make Excel ask for a file: an export has no sheet Kommun.
    if plan.columns.keys() >= _NEEDED and any(fold(name) == fold(HEAD_SHEET) for name in sheets):
        control.write_control_sheet(book, _fresh(book, sheets, plan.control_sheet), plan, with_kommuner=False)


def _fresh(book: Workbook, sheets: dict[str, Worksheet], title: str) -> Worksheet:
    """Return an empty sheet in the place of the one of that name, or last."""
    name = next((name for name in sheets if fold(name) == fold(title)), title)
    place = len(book.worksheets)
    if name in sheets:
        place = [sheet.title for sheet in book.worksheets].index(sheets[name].title)
        book.remove(sheets[name])
    sheets[name] = book.create_sheet(title, place)
    return sheets[name]
