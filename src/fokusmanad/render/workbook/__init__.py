"""The report as a workbook: the same tables, one a sheet, with charts that spreadsheet programs draw themselves.

It holds plain values and nothing else: no formula, no saved copy of a chart's figures, nothing that is hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from fokusmanad.form.layout import AUTHOR
from fokusmanad.office.reproducible import save
from fokusmanad.render.report import sections
from fokusmanad.render.workbook import about, sheets
from fokusmanad.render.workbook.alternatives import with_alternatives
from fokusmanad.render.workbook.contents import contents
from fokusmanad.render.workbook.frame import framed

if TYPE_CHECKING:
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions


def report_xlsx(publication: Publication, options: ReportOptions) -> bytes:
    """Write the report as a workbook. The same report gives the same bytes."""
    lang = options.lang
    frame = framed(publication, options)
    found = sections(publication, options)
    listed = contents(publication, options, found)
    book = Workbook()
    book.remove(book.worksheets[0])
    about.write_first_sheet(book, frame, publication, found, listed)
    alternatives = [sheets.write_table_sheet(book, frame, page) for page in listed]
    properties = book.properties
    properties.title, properties.creator = frame.named, AUTHOR
    properties.language = f"{lang}-SE" if lang == "sv" else "en"
    return save(book, with_alternatives([each for each in alternatives if each]))
