"""Workbooks written as small tables, in memory or as files saved by either of two writers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from fokusmanad.campaign.file import parse_campaign
from fokusmanad.campaign.model import Campaign
from fokusmanad.checks import Checked, RowChecker, check_workbook
from fokusmanad.findings.problem import Problem
from fokusmanad.form.layout import HEAD_FIELDS
from fokusmanad.reading.book import Book, CellRange, CellValue, LooseText, Sheet, SheetFacts

Writer = Literal["openpyxl", "xlsxwriter"]

COLUMNS = "Löpnr | Enhet | Kön | Fick frågan | Orsak | Svar | När"
"""The columns A to G that a form has where nothing else is said."""

FINE = "1 | Mottagning | Kvinna | Ja | | Nej |"
"""A row with nothing wrong."""

HEAD: Mapping[str, CellValue] = {"Mallversion": "1", "Kommun": "Åre", "Fokusmånad": "2026-03"}

NEWER = ("how_asked",)

UNCALCULATED = "=?"
"""Stands in a table for a formula without a calculated value; a word such as #N/A stands for that error value."""


def book(
    rows: str = FINE,
    columns: str = COLUMNS,
    *,
    head: Mapping[str, CellValue | None] | None = None,
    name: str = "Formulär",
    at: str = "A1",
    put: Mapping[str, CellValue] | None = None,
    merged: str = "",
    hidden_rows: Sequence[int] = (),
    hidden: bool = False,
    others: Sequence[Sheet] = (),
    loose_texts: Sequence[LooseText] = (),
) -> Book:
    """Return a book with the sheet Kommun and a form whose headings begin at the cell `at`.

    `head` changes labels' values (None takes the whole line away); `put` puts values that are no text into cells.
    """
    form = sheet(f"{columns}\n{rows}", name, at=at, put=put, merged=merged, hidden_rows=hidden_rows, hidden=hidden)
    return Book((head_sheet(head), form, *others), tuple(loose_texts))


def head_sheet(values: Mapping[str, CellValue | None] | None = None, name: str = "Kommun") -> Sheet:
    """Return the sheet Kommun: Mallversion in row 1, Kommun 2, Kommunkod 3, Fokusmånad 4 … Kontaktperson 10.

    The labels are those of Mallversion 1; newer ones come last, if they are given.
    """
    given = {field.label: HEAD.get(field.label, "") for field in HEAD_FIELDS if field.key not in NEWER} | dict(
        values or {}
    )
    lines: list[list[CellValue]] = [[label, value] for label, value in given.items() if value is not None]
    return _with_flaws(Sheet(name, hidden=False, first_row=1, first_column=1, rows=lines))


def sheet(
    table: str,
    name: str,
    *,
    at: str = "A1",
    put: Mapping[str, CellValue] | None = None,
    merged: str = "",
    hidden_rows: Sequence[int] = (),
    hidden: bool = False,
) -> Sheet:
    """Return a sheet with the cells of a table: a line for each row, cells between bars."""
    row, column = position(at)
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip("\n").split("\n")]
    cells: dict[tuple[int, int], CellValue] = {
        (row + down, column + right): cell for down, line in enumerate(lines) for right, cell in enumerate(line)
    }
    cells |= {position(cell): value for cell, value in (put or {}).items()}
    merges = tuple(CellRange(*position(first), *position(last)) for first, last in re.findall(r"(\w+):(\w+)", merged))
    plain = _filled_rectangle(cells, name, hidden=hidden)
    facts = plain.facts._replace(merges=merges, hidden_rows=frozenset(hidden_rows))
    return plain._replace(facts=facts)


def position(cell: str) -> tuple[int, int]:
    """Return (row, column) of a cell such as "E7", counted from 1."""
    match = re.fullmatch(r"([A-Z]+)([0-9]+)", cell)
    assert match, cell
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def campaign(**raw: Any) -> Campaign:
    """Return the campaign that a campaign file with these keys gives."""
    read = parse_campaign(raw)
    assert isinstance(read, Campaign), [problem.params for problem in read]
    return read


def checked(found: Book, of: Campaign | None = None, *, name: str = "Åre.xlsx") -> Checked:
    """Check a book on its own."""
    campaign = of or Campaign()
    return check_workbook(found, name, campaign, RowChecker(campaign.layout))


def told(found: Checked | Sequence[Problem]) -> list[str]:
    """Return each problem as "FM301 E7", with its sheet unless that is the form: "FM205 Kommun!B2"."""
    problems = found.problems if isinstance(found, Checked) else found
    return [_told(problem) for problem in problems]


def problems_of(rows: str = FINE, columns: str = COLUMNS, **how: Any) -> list[str]:
    """Check a book with these rows; return its problems in the form that `told` gives."""
    of = how.pop("of", None)
    return told(checked(book(rows, columns, **how), of))


def save(found: Book, path: Path, writer: Writer = "openpyxl") -> Path:
    """Write a book as a real file, and return its path."""
    if writer == "openpyxl":
        _save_with_openpyxl(found, path)
    else:
        _save_with_xlsxwriter(found, path)
    return path


def _told(problem: Problem) -> str:
    place = problem.place
    spot = place.cell or (f"row {place.row}" if place.row else "")
    if place.sheet and place.sheet != "Formulär":
        spot = f"{place.sheet}!{spot}"
    return f"{problem.code} {spot}".strip()


def _filled_rectangle(cells: Mapping[tuple[int, int], CellValue], name: str, *, hidden: bool) -> Sheet:
    first_row, first_column = min(row for row, _ in cells), min(column for _, column in cells)
    last_row, last_column = max(row for row, _ in cells), max(column for _, column in cells)
    rows: list[list[CellValue]] = [
        [cells.get((row, column), "") for column in range(first_column, last_column + 1)]
        for row in range(first_row, last_row + 1)
    ]
    return _with_flaws(Sheet(name, hidden, first_row, first_column, rows))


def _with_flaws(plain: Sheet) -> Sheet:
    """Take uncalculated formulas and error values out of the cells, as a reader does."""
    places = {
        (row, column): value
        for row, cells in enumerate(plain.rows, start=plain.first_row)
        for column, value in enumerate(cells, start=plain.first_column)
        if isinstance(value, str)
    }
    uncalculated = frozenset(place for place, value in places.items() if value == UNCALCULATED)
    errors = frozenset(place for place, value in places.items() if re.fullmatch(r"#[A-Z/0]+[!?A]", value))
    flawed = uncalculated | errors
    rows: list[list[CellValue]] = [
        ["" if (row, column) in flawed else value for column, value in enumerate(cells, start=plain.first_column)]
        for row, cells in enumerate(plain.rows, start=plain.first_row)
    ]
    return plain._replace(rows=rows, facts=SheetFacts(uncalculated=uncalculated, error_cells=errors))


def _save_with_openpyxl(found: Book, path: Path) -> None:
    workbook = openpyxl.Workbook()
    del workbook[workbook.sheetnames[0]]
    for each in found.sheets:
        target = workbook.create_sheet(each.name)
        target.sheet_state = "hidden" if each.hidden else "visible"
        for (row, column), value in _cells(each).items():
            cell = target.cell(row, column)
            cell.value = value
            if isinstance(value, str):
                # Otherwise a text that begins with "=" would be written as a formula.
                cell.data_type = "s"
        for row, column in each.facts.uncalculated:
            target.cell(row, column).value = "=1+1"
        for row, column in each.facts.error_cells:
            target.cell(row, column).value = "#N/A"
        for row in each.facts.hidden_rows:
            target.row_dimensions[row].hidden = True
        for merge in each.facts.merges:
            target.merge_cells(None, merge.first_row, merge.first_column, merge.last_row, merge.last_column)
    for loose_text in found.loose_texts:
        _write_aside(workbook, loose_text)
    workbook.save(path)


def _write_aside(workbook: openpyxl.Workbook, loose_text: LooseText) -> None:
    match loose_text.kind:
        case "comment":
            assert loose_text.sheet
            assert loose_text.row
            assert loose_text.column
            workbook[loose_text.sheet].cell(loose_text.row, loose_text.column).comment = Comment(loose_text.text, "x")
        case "header_footer":
            assert loose_text.sheet
            header = workbook[loose_text.sheet].oddHeader
            assert header is not None
            assert header.center is not None
            header.center.text = loose_text.text
        case "property":
            setattr(workbook.properties, loose_text.name, loose_text.text)
        case "defined_name":
            workbook.defined_names[loose_text.name] = DefinedName(loose_text.name, attr_text=f'"{loose_text.text}"')


def _save_with_xlsxwriter(found: Book, path: Path) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as workbook:
        for each in found.sheets:
            target = workbook.add_worksheet(each.name)
            if each.hidden:
                target.hide()
            for (row, column), value in _cells(each).items():
                write = target.write_string if isinstance(value, str) else target.write
                write(row - 1, column - 1, value)
            assert not each.facts.uncalculated, "XlsxWriter gives every formula a value"
            for row, column in each.facts.error_cells:
                target.write_formula(row - 1, column - 1, "=NA()", value="#N/A")
            for row in each.facts.hidden_rows:
                target.set_row(row - 1, options={"hidden": True})
            assert not each.facts.merges, "XlsxWriter writes the value of a merge itself"
        assert not found.loose_texts


def _cells(each: Sheet) -> dict[tuple[int, int], str | int | float | bool | date | datetime]:
    return {
        (row, column): value  # type: ignore[misc]  # no test saves a time or a length of time
        for row, cells in enumerate(each.rows, start=each.first_row)
        for column, value in enumerate(cells, start=each.first_column)
        if value != ""
    }
