"""Exports of survey tools and case systems: tables for several kommuner, split into a form for each."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.checks.find_form import SURVEY_COLUMNS, export_columns, find_form
from fokusmanad.checks.find_head import FoundHead, HeadCell, find_heads
from fokusmanad.checks.head import period_text, read_code
from fokusmanad.checks.no_person import check_person
from fokusmanad.checks.workbook import Checked, Exported, check_workbook, refuse_file
from fokusmanad.findings.problem import Place, Problem, sort_problems
from fokusmanad.form.kommuner import Kommun, find_kommun
from fokusmanad.form.layout import ROW_ID, VERSION, head_label
from fokusmanad.form.period import Period
from fokusmanad.privacy import masked
from fokusmanad.reading.book import as_text, is_zero
from fokusmanad.reading.limits import LIMITS, too_large
from fokusmanad.text import fold, is_nothing

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.checks.find_form import FormSheet
    from fokusmanad.checks.rows import RowChecker
    from fokusmanad.form.layout import Layout
    from fokusmanad.reading.book import Book, CellValue, Sheet

_SEED = re.compile(r"\d{1,10}")


class _Table(NamedTuple):
    """A sheet of an export, with the columns that say whose the rows are."""

    sheet: Sheet
    form: FormSheet
    """The same sheet as problems name it, identity numbers masked."""
    whose: Mapping[str, int]

    @property
    def headings(self) -> list[tuple[int, str]]:
        """The headings with the numbers of their columns."""
        cells = self.sheet.rows[self.form.heading_row - self.sheet.first_row]
        return [(number, as_text(cell)) for number, cell in enumerate(cells, self.sheet.first_column)]

    def read_columns(self, layout: Layout) -> set[int]:
        """Return the numbers of the columns whose headings are known."""
        return {*self.whose.values(), *(number for number, text in self.headings if layout.by_heading(text))}


_RowPlace = tuple[str, int]
"""Where a row of an export stands: the name of its sheet as it is written there, and its number."""


class _Rows(NamedTuple):
    """The rows of an export."""

    of_kommuner: Sequence[Sequence[_RowPlace]]
    of_none: Sequence[_RowPlace]
    """Rows that are no person's of any kommun."""
    problems: Sequence[Problem]
    """FM310 for those that are not blank."""


def check_file(book: Book, name: str, campaign: Campaign, checker: RowChecker) -> list[Checked]:
    """Check a book as one form, or as one for each kommun if it is an export with a column `Kommun`."""
    tables = _find_tables(book, campaign.layout)
    rows = _sort_rows(tables, campaign.layout)
    if not rows.of_kommuner:
        return [check_workbook(book, name, campaign, checker)]
    if len(rows.of_kommuner) > LIMITS.forms:
        return [refuse_file(too_large("forms"), name)]
    parts: list[Checked] = []
    for own in rows.of_kommuner:
        searched = _searched(book, tables, [*own, *rows.of_none])
        exported = Exported(_head(tables, own[0], campaign), searched, book)
        checked = check_workbook(_only(book, tables, own), name, campaign, checker, exported)
        parts.append(replace(checked, exported_rows=frozenset(own)))
    parts[0] = replace(parts[0], problems=sort_problems([*parts[0].problems, *rows.problems]))
    return [*_without_repeated(parts, tables, campaign.layout), *_without_kommun(book, name, tables, campaign, checker)]


def own_part(book: Book, rows: Collection[_RowPlace], layout: Layout) -> Book:
    """Return the headings and the `rows` of one kommun in an export, with the columns that are read and nothing else.

    What a survey tool added, other sheets and the rows of other kommuner are no business of whoever gets the copy.
    """
    named = {name for name, _ in rows}
    tables = [table for table in _find_tables(book, layout) if table.sheet.name in named]
    sheets = []
    for table, sheet in zip(tables, _only(book, tables, rows).sheets, strict=True):
        columns = table.read_columns(layout)
        cells = [
            [
                value if number in columns and row >= table.form.heading_row else ""
                for number, value in enumerate(values, sheet.first_column)
            ]
            for row, values in enumerate(sheet.rows, sheet.first_row)
        ]
        sheets.append(sheet._replace(rows=cells))
    return book._replace(sheets=tuple(sheets), loose_texts=())


def _find_tables(book: Book, layout: Layout) -> list[_Table]:
    """Return the sheets of rows with a column `Kommun`, if there is no sheet `Kommun` that says whose they are."""
    if any("kommun" in head.cells for head in find_heads(book)):
        return []
    tables = []
    for form in find_form(book, layout):
        whose = export_columns(form.sheet, form.heading_row, layout)
        as_named = form._replace(sheet=form.sheet._replace(name=masked(form.sheet.name)))
        if "kommun" in whose:
            tables.append(_Table(form.sheet, as_named, whose))
    return tables


def _sort_rows(tables: Iterable[_Table], layout: Layout) -> _Rows:
    """Sort the rows that are not blank by kommun, period and part; totals, headings again and notes are of none."""
    groups: dict[Hashable, list[_RowPlace]] = {}
    of_none: list[_RowPlace] = []
    problems: list[Problem] = []
    for table in tables:
        sheet = table.sheet
        for number, cells in enumerate(sheet.rows, sheet.first_row):
            if number <= table.form.heading_row or all(is_nothing(as_text(cell)) for cell in cells):
                continue
            said = {key: cells[column - sheet.first_column] for key, column in table.whose.items()}
            name = as_text(said["kommun"])
            kommun = find_kommun(name)
            found = None if kommun else _of_no_kommun(table.form, number, name, layout)
            if found is not None:
                of_none.append((sheet.name, number))
                problems += found
                continue
            groups.setdefault(_form_of(kommun or fold(name), said), []).append((sheet.name, number))
    return _Rows(tuple(groups.values()), of_none, problems)


def _form_of(kommun: Kommun | str, said: Mapping[str, CellValue]) -> Hashable:
    """Return what tells the form of a row from others: 3 March and "mars 2026" are the same month."""
    code, part = (as_text(said.get(key, "")) for key in ("kommunkod", "part"))
    is_own = isinstance(kommun, Kommun) and read_code(code) == kommun.code
    words = ["" if is_nothing(text) else fold(text) for text in ("" if is_own else code, part)]
    return (kommun, _period(said.get("period", "")), *words)


@lru_cache(maxsize=1_000)
def _period(value: CellValue) -> str:
    text = period_text(value)
    return Period.parse(text) or fold(text)


def _of_no_kommun(form: FormSheet, number: int, kommun: str, layout: Layout) -> list[Problem] | None:
    """Return FM310 for a row that is no person, nothing for one that is blank but for columns that are not read.

    None is for a person whose kommun is missing or unknown.
    """
    problem = check_person(form, number, layout, last=number + 1)
    if problem:
        return [problem]
    if _is_answered(form, number):
        return None
    return [] if is_nothing(kommun) else [Problem("FM310", Place(form.sheet.name, number), "note")]


def _is_answered(form: FormSheet, number: int) -> bool:
    cells = form.sheet.rows[number - form.sheet.first_row]
    values = (cells[column - form.sheet.first_column] for key, column in form.columns.items() if key != ROW_ID)
    return any(not is_zero(value) and not is_nothing(as_text(value)) for value in values)


def _only(book: Book, tables: Sequence[_Table], rows: Collection[_RowPlace]) -> Book:
    """Return the tables that have some of the `rows`, with no other row below the headings."""
    named = {name for name, _ in rows}
    kept = frozenset(rows)
    return book._replace(sheets=tuple(_blanked(table, kept) for table in tables if table.sheet.name in named))


def _searched(book: Book, tables: Sequence[_Table], rows: Collection[_RowPlace]) -> Book:
    """Return all of a book but the rows of the tables that are not among `rows`."""
    kept = frozenset(rows)
    blanked = {table.sheet.name: _without_seeds(table, _blanked(table, kept)) for table in tables}
    return book._replace(sheets=tuple(blanked.get(sheet.name, sheet) for sheet in book.sheets))


def _blanked(table: _Table, kept: frozenset[_RowPlace]) -> Sheet:
    """Return a table whose rows below the headings are blank, but for those that are kept."""
    sheet, heading_row = table.sheet, table.form.heading_row
    own = {number for name, number in kept if name == sheet.name}
    blank: list[CellValue] = [""] * max(map(len, sheet.rows))
    rows = [
        row if number <= heading_row or number in own else blank
        for number, row in enumerate(sheet.rows, sheet.first_row)
    ]
    facts = sheet.facts
    return sheet._replace(
        rows=rows,
        facts=facts._replace(
            uncalculated=frozenset(cell for cell in facts.uncalculated if cell[0] in own),
            error_cells=frozenset(cell for cell in facts.error_cells if cell[0] in own),
        ),
    )


def _without_seeds(table: _Table, sheet: Sheet) -> Sheet:
    """Return the sheet without LimeSurvey's random numbers, some of which look like births."""
    seeds = {number - sheet.first_column for number, heading in table.headings if fold(heading) == "seed"}
    if not seeds:
        return sheet
    rows = [
        ["" if offset in seeds and _SEED.fullmatch(as_text(cell)) else cell for offset, cell in enumerate(cells)]
        for cells in sheet.rows
    ]
    return sheet._replace(rows=rows)


def _head(tables: Iterable[_Table], row: _RowPlace, campaign: Campaign) -> FoundHead:
    """Return the head that the columns of a row give; the period is the campaign's where there is no column for it."""
    sheet, number = row
    table = next(table for table in tables if table.sheet.name == sheet)
    cells = {"version": HeadCell(VERSION, Place(table.form.sheet.name))}
    for key, column in table.whose.items():
        value = table.sheet.rows[number - table.sheet.first_row][column - table.sheet.first_column]
        cells[key] = HeadCell(value, Place(table.form.sheet.name, number, column, head_label(key)))
    if "period" not in cells and campaign.period:
        cells["period"] = HeadCell(str(campaign.period), Place(table.form.sheet.name))
    return FoundHead(table.form.sheet.name, cells)


def _without_kommun(
    book: Book, name: str, tables: Sequence[_Table], campaign: Campaign, checker: RowChecker
) -> Iterator[Checked]:
    """Yield the check of sheets of the form that do not say whose they are; nothing where there is no such sheet."""
    named = {table.sheet.name for table in tables}
    rest = book._replace(sheets=tuple(sheet for sheet in book.sheets if sheet.name not in named), loose_texts=())
    checked = check_workbook(rest, name, campaign, checker)
    if not any(problem.code == "FM105" for problem in checked.problems):
        yield checked


def _without_repeated(parts: Sequence[Checked], tables: Iterable[_Table], layout: Layout) -> Iterator[Checked]:
    """Yield the parts with what concerns the whole table once: columns that are not read, and addresses in them."""
    read = {table.form.sheet.name: table.read_columns(layout) for table in tables}
    of_tool = {
        (table.form.sheet.name, column)
        for table in tables
        for column, heading in table.headings
        if fold(heading) in SURVEY_COLUMNS
    }
    reported: set[Hashable] = set()
    for part in parts:
        kept = []
        for problem in part.problems:
            place = problem.place
            is_read = place.sheet not in read or place.column in read[place.sheet]
            key: Hashable = None
            if problem.code == "FM203":
                key = (problem.code, place)
            elif problem.code == "FM306" and place.row and not is_read:
                key = (problem.code, "survey" if (place.sheet, place.column) in of_tool else place[::2])
            if key is None or key not in reported:
                kept.append(problem)
            reported.add(key)
        yield replace(part, problems=tuple(kept))
