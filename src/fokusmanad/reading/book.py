"""A workbook as values: the cells, and the facts and texts that their values do not carry."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

# An empty cell is the empty string. `datetime` is a `date`, and `bool` an `int`: test for the narrower one first.
CellValue: TypeAlias = str | int | float | bool | date | datetime | time | timedelta


LooseKind: TypeAlias = Literal[
    "cell",
    "changes",
    "comment",
    "defined_name",
    "drawing",
    "embedded",
    "header_footer",
    "link",
    "prompt",
    "property",
    "stored",
    "unsearchable",
]


class CellRange(NamedTuple):
    """A rectangle of cells, rows and columns counted from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class SheetFacts(NamedTuple):
    """Facts about a sheet that its values do not carry. Cells are (row, column), counted from 1."""

    uncalculated: frozenset[tuple[int, int]] = frozenset()
    """Cells with a formula that no program has calculated."""
    error_cells: frozenset[tuple[int, int]] = frozenset()
    """Cells with an error value such as #N/A."""
    hidden_rows: frozenset[int] = frozenset()
    """Rows hidden by hand or by a filter; of blank rows, only those that the file names."""
    merges: tuple[CellRange, ...] = ()


class Sheet(NamedTuple):
    """One sheet: its filled rectangle, with the true position of its first cell."""

    name: str
    hidden: bool
    first_row: int
    """The number of the row that `rows[0]` is, counted from 1."""
    first_column: int
    """The column number of each row's first value, counted from 1."""
    rows: list[list[CellValue]]
    facts: SheetFacts = SheetFacts()


class LooseText(NamedTuple):
    """Text outside the cells: a comment, a header or footer, a document property, a defined name."""

    kind: LooseKind
    """The variant of FM305 and FM306 for it. `cell` is the formula of a cell, whose value is among the cells."""
    text: str
    sheet: str | None = None
    row: int | None = None
    column: int | None = None
    name: str = ""
    """The name of the property or the defined name, such as "title"; the author of the comment."""
    of_program: bool = False
    """Whether a program wrote it among numbers and times of its own, so that only identity numbers are looked for."""


class Book(NamedTuple):
    """A whole workbook that could be read."""

    sheets: tuple[Sheet, ...]
    loose_texts: tuple[LooseText, ...] = ()
    is_table: bool = False
    """Whether it is a csv, which has neither sheets nor a head of its own."""


def numbered_rows(sheet: Sheet) -> Iterator[tuple[int, list[CellValue]]]:
    """Yield the rows of a sheet with their numbers."""
    return enumerate(sheet.rows, start=sheet.first_row)


# The calculated value may differ from the formula's text: =HYPERLINK(address, "here").
_TELLING_FORMULA = re.compile(r"\d{6}|@")


def is_telling(formula: str) -> bool:
    """Return whether a formula is worth searching: nearly all hold only references and function names."""
    return _TELLING_FORMULA.search(formula) is not None


def is_zero(value: object) -> bool:
    """Return whether a cell holds the number 0 or an unticked box."""
    return isinstance(value, (int, float)) and value == 0


def as_text(value: CellValue) -> str:
    """Return a cell's value as a person would type it: 35.0 is "35", a date "2026-03-01", a boolean "TRUE"."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.isoformat(" ")
        case _:
            return str(value)
