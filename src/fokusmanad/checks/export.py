"""Exports of survey tools and case systems: one table for several kommuner, split into a form for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.checks.find_form import SURVEY_COLUMNS, export_columns, find_form
from fokusmanad.checks.find_head import FoundHead, HeadCell, find_heads
from fokusmanad.checks.workbook import Checked, check_workbook
from fokusmanad.findings.problem import Place
from fokusmanad.form.kommuner import find_kommun
from fokusmanad.form.layout import VERSION, head_label
from fokusmanad.reading.book import as_text
from fokusmanad.text import fold, is_nothing

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.checks.find_form import FormSheet
    from fokusmanad.checks.rows import RowChecker
    from fokusmanad.form.layout import Layout
    from fokusmanad.reading.book import Book, CellValue


class _Part(NamedTuple):
    """The rows of one kommun and period, at their own places."""

    book: Book
    head: FoundHead
    rows: frozenset[int]
    """The numbers of its rows."""


def check_file(book: Book, name: str, campaign: Campaign, checker: RowChecker) -> list[Checked]:
    """Check a book as one form, or as one for each kommun if it is an export with a column `Kommun`."""
    form = _exported_form(book, campaign.layout)
    if form is None:
        return [check_workbook(book, name, campaign, checker)]
    parts = [
        replace(check_workbook(part.book, name, campaign, checker, part.head), exported_rows=part.rows)
        for part in _split(book, form, campaign)
    ]
    return [*_without_repeated(parts, form)] or [check_workbook(book, name, campaign, checker)]


def own_part(book: Book, rows: Collection[int], layout: Layout) -> Book:
    """Return the headings and the `rows` of one kommun in an export, with the columns that are read and nothing else.

    What a survey tool added, other sheets and the rows of other kommuner are no business of whoever gets the copy.
    """
    form = _exported_form(book, layout)
    assert form is not None, "the book was split before"  # noqa: S101 - narrows the type
    sheet = form.sheet
    headings = sheet.rows[form.heading_row - sheet.first_row]
    columns = set(export_columns(sheet, form.heading_row, layout).values())
    columns |= {number for number, text in enumerate(headings, sheet.first_column) if layout.by_heading(as_text(text))}
    kept = [
        [
            value if number in columns and (row == form.heading_row or row in rows) else ""
            for number, value in enumerate(cells, sheet.first_column)
        ]
        for row, cells in enumerate(sheet.rows, sheet.first_row)
    ]
    return book._replace(sheets=(sheet._replace(rows=kept),), loose_texts=())


def _exported_form(book: Book, layout: Layout) -> FormSheet | None:
    """Return the sheet of rows with a column `Kommun`, if there is no sheet `Kommun` that says whose they are."""
    if any("kommun" in head.cells for head in find_heads(book)):
        return None
    forms = find_form(book, layout)
    return next((form for form in forms if "kommun" in export_columns(form.sheet, form.heading_row, layout)), None)


def _split(book: Book, form: FormSheet, campaign: Campaign) -> Iterator[_Part]:
    sheet, columns = form.sheet, export_columns(form.sheet, form.heading_row, campaign.layout)
    offsets = {key: number - sheet.first_column for key, number in columns.items()}
    first = form.heading_row + 1 - sheet.first_row
    groups: dict[Hashable, list[int]] = {}
    for place, cells in enumerate(sheet.rows[first:], start=first):
        if not all(is_nothing(as_text(cell)) for cell in cells):
            said = {key: as_text(cells[offset]) for key, offset in offsets.items()}
            kommun = find_kommun(said["kommun"]) or fold(said["kommun"])
            groups.setdefault((kommun, *(fold(said[key]) for key in said if key != "kommun")), []).append(place)
    blank: list[CellValue] = [""] * max(map(len, sheet.rows))
    for places in groups.values():
        own = set(places)
        rows = [row if place < first or place in own else blank for place, row in enumerate(sheet.rows)]
        sheets = tuple(each._replace(rows=rows) if each is sheet else each for each in book.sheets)
        head = _head(form, places[0], columns, campaign)
        yield _Part(book._replace(sheets=sheets), head, frozenset(place + sheet.first_row for place in places))


def _head(form: FormSheet, row: int, columns: dict[str, int], campaign: Campaign) -> FoundHead:
    """Return the head that the columns of a row give; the period is the campaign's where there is no column for it."""
    sheet = form.sheet
    cells = {"version": HeadCell(VERSION, Place(sheet.name))}
    for key, number in columns.items():
        place = Place(sheet.name, row + sheet.first_row, number, head_label(key))
        cells[key] = HeadCell(sheet.rows[row][number - sheet.first_column], place)
    if "period" not in cells and campaign.period:
        cells["period"] = HeadCell(str(campaign.period), Place(sheet.name))
    return FoundHead(sheet.name, cells)


def _without_repeated(parts: Sequence[Checked], form: FormSheet) -> Iterator[Checked]:
    """Yield the parts with one FM203 for the columns that a survey tool added, and one FM306 for addresses there."""
    sheet = form.sheet
    headings = sheet.rows[form.heading_row - sheet.first_row]
    survey = {
        number
        for number, heading in enumerate(headings, start=sheet.first_column)
        if fold(as_text(heading)) in SURVEY_COLUMNS
    }
    reported: set[str] = set()
    for part in parts:
        kept = []
        for problem in part.problems:
            is_of_tool = problem.place.column in survey and problem.code in {"FM203", "FM306"}
            if not (is_of_tool and problem.code in reported):
                kept.append(problem)
            if is_of_tool:
                reported.add(problem.code)
        yield replace(part, problems=tuple(kept))
