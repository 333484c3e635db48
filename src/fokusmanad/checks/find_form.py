"""Where in a book the form stands: its sheets, its head values, its heading row and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.findings.problem import Place, Problem, column_letters
from fokusmanad.form.layout import (
    AUTHOR,
    CONTROL_SHEET,
    FORM_SHEET,
    HEAD_FIELDS,
    HEAD_SHEET,
    HEADING_SEARCHED_ROWS,
    LISTS_SHEET,
    README_SHEET,
    REPORT_SHEET,
    Presence,
)
from fokusmanad.form.suggestions import near_heading
from fokusmanad.privacy import repeatable
from fokusmanad.reading.book import as_text
from fokusmanad.text import fold, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.form.layout import Column, Layout
    from fokusmanad.reading.book import Book, CellValue, Sheet

# By its name a sheet is taken for the form on slight evidence; under another name it must look the part.
_HEADINGS_UNDER_ITS_NAME = 2
_REQUIRED_HEADINGS_ELSEWHERE = 4
_LABELS_UNDER_ANOTHER_NAME = 3
_OTHER_SHEETS = {fold(name) for name in (README_SHEET, HEAD_SHEET, CONTROL_SHEET, LISTS_SHEET)}


class HeadCell(NamedTuple):
    """A value of the head, and the cell it stands in (or should)."""

    value: CellValue
    place: Place
    flaw: str | None = None
    """The code of what stands there instead of a value: FM303 or FM304."""


class RawForm(NamedTuple):
    """A form found in a book, its cells not yet understood."""

    head: Mapping[str, HeadCell]
    """The head values by key; a label that is not there is missing here too."""
    sheet: Sheet
    heading_row: int
    columns: Mapping[str, int]
    """The number of each column that can be read, by key. One that stands twice cannot."""
    unknown: tuple[int, ...]
    """Columns that are not read, though something stands in them."""
    problems: tuple[Problem, ...]
    """What is wrong with the headings."""

    def place(self, row: int, key: str, layout: Layout) -> Place:
        """Return the place of a cell of the form."""
        return Place(self.sheet.name, row, self.columns[key], layout.column(key).heading)


class _Candidate(NamedTuple):
    sheet: Sheet
    row: int
    headings: dict[int, Column]


def find_form(book: Book, layout: Layout) -> RawForm | Problem:
    """Find the form in a book: FM105 where there is none, FM208 where two sheets could be it."""
    candidates = [found for sheet in book.sheets if (found := _as_form(sheet, layout))]
    if not candidates:
        return Problem("FM105", variant="report" if _is_report(book) else "")
    if len(candidates) > 1:
        return Problem("FM208", params={"sheets": tuple(candidate.sheet.name for candidate in candidates)})
    return _raw_form(candidates[0], _head(book), layout)


def _is_report(book: Book) -> bool:
    """Tell whether a book without the form is a report of ours, which people keep beside the forms that it is of."""
    is_ours = any(
        loose.kind == "property" and (loose.name, loose.text) == ("creator", AUTHOR) for loose in book.loose_texts
    )
    return is_ours and any(sheet.name in REPORT_SHEET for sheet in book.sheets)


def numbered(sheet: Sheet) -> Iterator[tuple[int, list[CellValue]]]:
    """Yield a sheet's rows with their true numbers."""
    return enumerate(sheet.rows, start=sheet.first_row)


def _as_form(sheet: Sheet, layout: Layout) -> _Candidate | None:
    if fold(sheet.name) in _OTHER_SHEETS:
        return None
    rows = (
        _Candidate(sheet, row, _headings(sheet, cells, layout))
        for row, cells in numbered(sheet)
        if row <= HEADING_SEARCHED_ROWS
    )
    best = max(rows, key=lambda candidate: len(candidate.headings), default=None)
    if best is None:
        return None
    if fold(sheet.name) == fold(FORM_SHEET):
        return best if len(best.headings) >= _HEADINGS_UNDER_ITS_NAME else None
    required = {column.key for column in best.headings.values() if column.presence is Presence.REQUIRED}
    return best if len(required) >= _REQUIRED_HEADINGS_ELSEWHERE else None


def _headings(sheet: Sheet, cells: list[CellValue], layout: Layout) -> dict[int, Column]:
    return {
        number: column
        for number, value in enumerate(cells, start=sheet.first_column)
        if isinstance(value, str) and value and (column := layout.by_heading(value))
    }


def _raw_form(found: _Candidate, head: Mapping[str, HeadCell], layout: Layout) -> RawForm:
    sheet, row, headings = found
    first: dict[str, int] = {}
    twice: list[Problem] = []
    for number, column in headings.items():
        if column.key in first:
            earlier = f"{column_letters(first[column.key])}{row}"
            place = Place(sheet.name, row, number, column.heading)
            twice.append(Problem("FM202", place, params={"heading": column.heading, "first": earlier}))
        else:
            first[column.key] = number
    doubled = {problem.place.heading for problem in twice}
    columns = {key: number for key, number in first.items() if layout.column(key).heading not in doubled}
    unknown = tuple(_filled_columns(found) - headings.keys())
    problems = [
        *_missing(found, first, layout),
        *twice,
        *(_unknown(found, number, layout) for number in sorted(unknown)),
    ]
    return RawForm(head, sheet, row, columns, unknown, tuple(problems))


def _missing(found: _Candidate, first: Mapping[str, int], layout: Layout) -> Iterator[Problem]:
    for column in layout.columns:
        if column.presence is Presence.REQUIRED and column.key not in first:
            place = Place(found.sheet.name, found.row, heading=column.heading)
            yield Problem("FM201", place, params={"heading": column.heading})


def _unknown(found: _Candidate, number: int, layout: Layout) -> Problem:
    heading = as_text(_heading_cells(found)[number - found.sheet.first_column])
    place = Place(found.sheet.name, found.row, number)
    if not fold(heading):
        return Problem("FM203", place, "unnamed")
    taken = {column.key for column in found.headings.values()}
    free = [column for column in layout.columns if column.key not in taken]
    suggestion = near_heading(heading, free)
    if suggestion is None:
        return Problem("FM203", place)
    required = any(column.heading == suggestion and column.presence is Presence.REQUIRED for column in free)
    return Problem("FM203", place, "near_required" if required else "near", {"value": repeatable(heading)}, suggestion)


def _heading_cells(found: _Candidate) -> list[CellValue]:
    return found.sheet.rows[found.row - found.sheet.first_row]


def _filled_columns(found: _Candidate) -> set[int]:
    """Return the numbers of the columns with anything in them from the heading row down."""
    sheet = found.sheet
    below = sheet.rows[found.row - sheet.first_row :]
    width = max(map(len, below), default=0)
    filled = (offset for offset in range(width) if any(_is_filled(row[offset]) for row in below if offset < len(row)))
    return {offset + sheet.first_column for offset in filled}


def _is_filled(value: CellValue) -> bool:
    return value != "" and not is_blank(as_text(value))


def _head(book: Book) -> dict[str, HeadCell]:
    named = [sheet for sheet in book.sheets if fold(sheet.name) == fold(HEAD_SHEET)]
    for sheet in named:
        return _labelled(sheet)
    heads = (_labelled(sheet) for sheet in book.sheets)
    return next((head for head in heads if len(head) >= _LABELS_UNDER_ANOTHER_NAME), {})


_FIELD_BY_LABEL = {fold(field.label): field for field in HEAD_FIELDS}


def _labelled(sheet: Sheet) -> dict[str, HeadCell]:
    """Return the value to the right of each label; where a label stands twice, the first that has one."""
    found: dict[str, HeadCell] = {}
    for row, cells in numbered(sheet):
        for column, value in enumerate(cells, start=sheet.first_column):
            field = _FIELD_BY_LABEL.get(fold(value)) if isinstance(value, str) and value else None
            if field is None:
                continue
            right = cells[column - sheet.first_column + 1 :][:1] or [""]
            if field.key not in found or (found[field.key].value == "" and right != [""]):
                place = Place(sheet.name, row, column + 1, field.label)
                found[field.key] = HeadCell(right[0], place, _flaw(sheet, row, column + 1))
    return found


def _flaw(sheet: Sheet, row: int, column: int) -> str | None:
    if (row, column) in sheet.facts.uncalculated:
        return "FM303"
    return "FM304" if (row, column) in sheet.facts.error_cells else None
