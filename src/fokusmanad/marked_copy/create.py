"""A checked file becomes a copy with its problems marked; whether the copy can be sent is found out by checking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.checks import RowChecker, check_file, own_part
from fokusmanad.checks.find_form import find_form
from fokusmanad.checks.find_head import find_heads
from fokusmanad.findings.problem import Problem
from fokusmanad.marked_copy.workbook import Sent, mark_workbook
from fokusmanad.privacy import identity_numbers, masked
from fokusmanad.reading.read import NAMED_TABLE_SUFFIXES, read_workbook
from fokusmanad.template.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.checks import Checked
    from fokusmanad.reading.book import Book, CellValue, Sheet
    from fokusmanad.template.plan import Plan
    from fokusmanad.text import Lang


def marked_copy(data: bytes, name: str, checked: Checked, campaign: Campaign, lang: Lang) -> bytes:
    """Return a copy of the workbook `data`, called `name`, with the problems of `checked` marked, as .xlsx.

    The copy of a kommun's part of an export has nothing of the other kommuner in it.
    The list of problems is in `lang`; the workbook itself stays Swedish. The copy can be corrected and sent if our own
    check finds the same in it as in the original; otherwise it is only to be read.
    """
    checker = RowChecker(campaign.layout)
    is_csv = name.casefold().endswith(NAMED_TABLE_SUFFIXES)
    book = _read_book(data, is_csv=is_csv)
    if book and checked.exported_rows is not None:
        book = own_part(book, checked.exported_rows, campaign.layout)
    has_numbers = any(problem.code == "FM305" and problem.variant != "file_name" for problem in checked.problems)
    if book and has_numbers:
        book = _without_numbers(book, checked)
    before = _found(book, name, campaign, checker)
    # What openpyxl keeps of a file may hold the numbers and other kommuner too; the values alone do not.
    is_whole = not (has_numbers or is_csv or checked.exported_rows is not None)
    sent = Sent(data if is_whole else None, book, _plan(book, campaign))

    def is_same(copy: bytes) -> bool:
        return _found(_read_book(copy), name, campaign, checker) == before

    return mark_workbook(sent, checked.problems, lang, is_same)


def _without_numbers(book: Book, checked: Checked) -> Book:
    """Return a book without its identity numbers: cells emptied, sheets renamed, comments and texts left out."""
    emptied = {problem.place[:3] for problem in checked.problems if problem.code == "FM305" and problem.place.column}
    sheets = tuple(sheet._replace(name=masked(sheet.name), rows=_emptied_rows(sheet, emptied)) for sheet in book.sheets)
    texts = tuple(
        loose._replace(sheet=loose.sheet and masked(loose.sheet))
        for loose in book.loose_texts
        if loose.kind == "comment" and not identity_numbers(loose.text) and not identity_numbers(loose.name)
    )
    return book._replace(sheets=sheets, loose_texts=texts)


def _emptied_rows(
    sheet: Sheet, emptied: Collection[tuple[str | None, int | None, int | None]]
) -> list[list[CellValue]]:
    name = masked(sheet.name)
    return [
        ["" if (name, row, column) in emptied else value for column, value in enumerate(cells, sheet.first_column)]
        for row, cells in enumerate(sheet.rows, sheet.first_row)
    ]


def _read_book(data: bytes, *, is_csv: bool = False) -> Book | None:
    book = read_workbook(data, is_csv=is_csv)
    return None if isinstance(book, Problem) else book


def _found(book: Book | None, name: str, campaign: Campaign, checker: RowChecker) -> object:
    """Return the result of checking a book, in a comparable form."""
    if book is None:
        return None
    return [
        (
            [(problem.code, problem.variant, problem.place, problem.suggestion) for problem in checked.problems],
            checked.head,
            dict(checked.rows),
            checked.left_out,
        )
        for checked in check_file(book, name, campaign, checker)
    ]


def _plan(book: Book | None, campaign: Campaign) -> Plan | None:
    sheets = find_form(book, campaign.layout) if book else ()
    if not book or not sheets:
        return None
    heads, form = find_heads(book), sheets[0]
    places = {key: cell.place for key, cell in heads[0].cells.items()} if heads else {}
    return plan_of(campaign.layout, form.sheet.name, form.heading_row, form.columns, places)
