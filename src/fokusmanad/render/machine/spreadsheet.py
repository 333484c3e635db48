"""The exact figures as a workbook to go on working with: Swedish headings, one row for each kommun and group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from fokusmanad.findings.catalogue import CATALOGUE
from fokusmanad.office import styles
from fokusmanad.office.workbook_bytes import save
from fokusmanad.render.measures import measure_name
from fokusmanad.suppression.counts import Counts
from fokusmanad.text import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.counting.coverage import Coverage
    from fokusmanad.counting.summary import Summary

_Line = tuple[str | int | None, ...]

_KOMMUN_HEADINGS = ("Kommun", "Kommunkod", "Formulär", "Rader", "Utelämnade rader", "Vuxna besökare")
_COVERAGE_HEADINGS = ("Kommun", "Läge", "Fil", "Varför")
_TOTAL = "Totalt"
_WIDEST = 60


def summary_xlsx(summary: Summary) -> bytes:
    """Return a workbook with the figures of each kommun, those of each group, and the coverage."""
    book = Workbook()
    book.remove(book.worksheets[0])
    headings = [measure_name(key, summary.layout, Lang.SV) for key in _measures(Counts(), summary)]
    _write_sheet(book.create_sheet("Kommuner"), (*_KOMMUN_HEADINGS, *headings), _list_kommuner(summary))
    _write_sheet(book.create_sheet("Grupper"), ("Kommun", "Uppdelning", "Grupp", *headings), _list_groups(summary))
    _write_sheet(book.create_sheet("Vilka är med"), _COVERAGE_HEADINGS, _list_coverage(summary.coverage))
    book.properties.creator, book.properties.title = "fokusmanad", "Arbetsmaterial med exakta antal"
    return save(book)


def _measures(counts: Counts, summary: Summary) -> dict[str, int]:
    return dict(summary.listed(counts).measures())


def _list_kommuner(summary: Summary) -> Iterator[_Line]:
    tallies = [(kommun.name, kommun.code, tally) for kommun, tally in summary.kommuner.items()]
    for name, code, tally in (*tallies, (_TOTAL, None, summary.total)):
        head = (name, code, tally.files, tally.rows, tally.left_out, tally.visitors)
        yield (*head, *_measures(tally.counts, summary).values())


def _list_groups(summary: Summary) -> Iterator[_Line]:
    tallies = [(kommun.name, tally) for kommun, tally in summary.kommuner.items()]
    for attribute in summary.attributes:
        column = summary.layout.column(attribute)
        for name, tally in (*tallies, (_TOTAL, summary.total)):
            for group, counts in summary.groups(attribute, tally).items():
                head = (name, column.heading, column.named(group, Lang.SV))
                yield (*head, *_measures(counts, summary).values())


def _list_coverage(coverage: Coverage) -> Iterator[_Line]:
    for name in coverage.received:
        yield name, "Inga besök" if name in coverage.nil else "Inkommen", None, None
    for name in coverage.missing:
        yield name, "Saknas", None, None
    for refused in coverage.refused:
        why = "; ".join(f"{CATALOGUE[code].title.sv} [{code}]" for code in refused.codes)
        yield refused.kommun or "Okänd kommun", "Räknas inte", refused.file, why


def _write_sheet(sheet: Worksheet, headings: Sequence[str], lines: Iterable[_Line]) -> None:
    sheet.append(list(headings))
    for cell in sheet[1]:
        cell.font, cell.fill, cell.alignment = styles.HEADING, styles.HEADING_FILL, styles.MIDDLE
    for line in lines:
        sheet.append(list(line))
        for cell in sheet[sheet.max_row]:
            # The name of a file may begin with "=".
            if isinstance(cell.value, str):
                cell.data_type = "s"
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    for place, column in enumerate(sheet.iter_cols(values_only=True), start=1):
        longest = max(len(str(value)) for value in column if value is not None)
        sheet.column_dimensions[get_column_letter(place)].width = min(longest, _WIDEST) + 3
    styles.page(sheet, landscape=True)
