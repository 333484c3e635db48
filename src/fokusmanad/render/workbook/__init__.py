"""The report as a workbook: the same tables, one a sheet, with charts that spreadsheet programs draw themselves.

It holds plain values and nothing else: no formula and nothing that is hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.render.office.book import Book
from fokusmanad.render.office.frame import make_frame
from fokusmanad.render.report import sections
from fokusmanad.render.workbook.about import write_about_sheet
from fokusmanad.render.workbook.contents import contents
from fokusmanad.render.workbook.sheets import write_table_sheet

if TYPE_CHECKING:
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions


def report_xlsx(publication: Publication, options: ReportOptions) -> bytes:
    """Return the report as a workbook. The same report gives the same bytes."""
    found = sections(publication, options)
    pages = contents(publication, options, found)
    book = Book(make_frame(publication, options))
    write_about_sheet(book, publication, found, pages)
    for number, page in enumerate(pages, start=1):
        write_table_sheet(book, page, number)
    return book.save()
