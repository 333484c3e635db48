"""The tables of an OpenDocument spreadsheet, gone through element by element."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from fokusmanad.excel.book import Aside, CellRange
from fokusmanad.excel.limits import LIMITS, MOST_CELLS, refuse_size

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fokusmanad.excel.book import CellValue

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_ERROR = re.compile(r"#[A-ZÅÄÖ0-9/]+[!?]?|Err:\d{3}|Fel:\d{3}")
# A blank row that is hidden and repeated further than this is the end of the sheet, which nobody hid by hand.
_MOST_HIDDEN = 1_000


@dataclass(slots=True)
class Table:
    """A sheet: its filled cells by (row, column), counted from 1, and what the values do not tell."""

    name: str
    style: str
    cells: dict[tuple[int, int], CellValue] = field(default_factory=dict)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    errors: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[CellRange] = field(default_factory=list)
    filled_rows: int = 0


@dataclass(slots=True)
class _Cell:
    """A cell while its element is open."""

    attributes: Mapping[str, str]
    column: int
    paragraphs: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)

    @property
    def repeats(self) -> int:
        return _count(self.attributes.get("table:number-columns-repeated"))


class TableReader:
    """Follows the elements of content.xml. Prefixes are those of the standard: no program writes others."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.asides: list[Aside] = []
        self.hidden_styles: set[str] = set()
        self._style = ""
        self._skipped = 0
        self._filled = 0
        self._row = 0
        self._row_attributes: Mapping[str, str] = {}
        self._column = 1
        self._cells: list[_Cell] = []
        self._cell: _Cell | None = None
        self._in_comment = False
        self._paragraph: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in {"table:tracked-changes", "draw:frame", "draw:custom-shape", "dc:creator", "dc:date"}:
            self._skipped += 1
        elif not self._skipped and (handler := _STARTS.get(tag)):
            handler(self, attributes)

    def end(self, tag: str) -> None:
        if tag in {"table:tracked-changes", "draw:frame", "draw:custom-shape", "dc:creator", "dc:date"}:
            self._skipped -= 1
        elif not self._skipped and (handler := _ENDS.get(tag)):
            handler(self)

    def text(self, data: str) -> None:
        if self._paragraph is not None and not self._skipped:
            self._paragraph.append(data)

    def _start_style(self, attributes: Mapping[str, str]) -> None:
        self._style = attributes.get("style:name", "")

    def _start_table_properties(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("table:display") == "false":
            self.hidden_styles.add(self._style)

    def _start_table(self, attributes: Mapping[str, str]) -> None:
        self.tables.append(Table(attributes.get("table:name", ""), attributes.get("table:style-name", "")))
        self._row = 1

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row_attributes, self._column, self._cells = attributes, 1, []

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._cell = _Cell(attributes, self._column)
        self._column += self._cell.repeats

    def _start_comment(self, _: Mapping[str, str]) -> None:
        self._in_comment = True

    def _start_paragraph(self, _: Mapping[str, str]) -> None:
        self._paragraph = []

    def _space(self, attributes: Mapping[str, str]) -> None:
        # No cell holds more characters than this, whatever the count says.
        self.text(" " * min(_count(attributes.get("text:c")), 32_767))

    def _tab(self, _: Mapping[str, str]) -> None:
        self.text("\t")

    def _line_break(self, _: Mapping[str, str]) -> None:
        self.text("\n")

    def _start_name(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("table:name", "")
        meaning = attributes.get("table:cell-range-address") or attributes.get("table:expression", "")
        self.asides.append(Aside("defined_name", f"{name} = {meaning}", name=name))

    def _end_paragraph(self) -> None:
        text = "".join(self._paragraph or ())
        if self._cell is not None and self._paragraph is not None:
            (self._cell.comment if self._in_comment else self._cell.paragraphs).append(text)
        self._paragraph = None

    def _end_comment(self) -> None:
        self._in_comment = False
        if self._cell is not None and self.tables:
            text = "\n".join(self._cell.comment)
            self.asides.append(Aside("comment", text, self.tables[-1].name, self._row, self._cell.column))

    def _end_cell(self) -> None:
        if self._cell is not None and (self._cell.paragraphs or len(self._cell.attributes) > 0):
            self._cells.append(self._cell)
        self._cell = None

    def _end_row(self) -> None:
        if not self.tables:
            return
        repeats = _count(self._row_attributes.get("table:number-rows-repeated"))
        found = [cell for cell in self._cells if _tells(cell)]
        table = self.tables[-1]
        if found:
            table.filled_rows += repeats
            self._filled += repeats * sum(cell.repeats for cell in found)
            if table.filled_rows > LIMITS.rows or self._filled > MOST_CELLS:
                refuse_size("rows")
            for row in range(self._row, self._row + repeats):
                for cell in found:
                    _put(table, row, cell)
        if self._row_attributes.get("table:visibility") in {"collapse", "filter"} and (found or repeats < _MOST_HIDDEN):
            table.hidden_rows.update(range(self._row, self._row + repeats))
        self._row += repeats


_STARTS = {
    "style:style": TableReader._start_style,
    "style:table-properties": TableReader._start_table_properties,
    "table:table": TableReader._start_table,
    "table:table-row": TableReader._start_row,
    "table:table-cell": TableReader._start_cell,
    "table:covered-table-cell": TableReader._start_cell,
    "office:annotation": TableReader._start_comment,
    "text:p": TableReader._start_paragraph,
    "text:s": TableReader._space,
    "text:tab": TableReader._tab,
    "text:line-break": TableReader._line_break,
    "table:named-range": TableReader._start_name,
    "table:named-expression": TableReader._start_name,
}
_ENDS = {
    "table:table-row": TableReader._end_row,
    "table:table-cell": TableReader._end_cell,
    "table:covered-table-cell": TableReader._end_cell,
    "office:annotation": TableReader._end_comment,
    "text:p": TableReader._end_paragraph,
}


def _tells(cell: _Cell) -> bool:
    """Return whether a cell holds anything: a value, a text, a formula or a merge."""
    told = {"office:value-type", "table:formula", "table:number-columns-spanned", "table:number-rows-spanned"}
    return bool(cell.paragraphs or told & cell.attributes.keys())


def _put(table: Table, row: int, cell: _Cell) -> None:
    value, attributes = _value(cell), cell.attributes
    if cell.repeats > LIMITS.columns:
        refuse_size("columns")
    for column in range(cell.column, cell.column + cell.repeats):
        place = (row, column)
        if _is_error(cell):
            table.errors.add(place)
            table.cells[place] = ""
        elif value != "":
            table.cells[place] = value
        elif "table:formula" in attributes:
            table.cells[place] = ""
            if not _is_text(cell):
                table.uncalculated.add(place)
    rows, columns = (_count(attributes.get(f"table:number-{axis}-spanned")) for axis in ("rows", "columns"))
    if rows > 1 or columns > 1:
        table.merges.append(CellRange(row, cell.column, row + rows - 1, cell.column + columns - 1))


def _is_error(cell: _Cell) -> bool:
    if cell.attributes.get("calcext:value-type") == "error":
        return True
    return "table:formula" in cell.attributes and bool(_ERROR.fullmatch("".join(cell.paragraphs)))


def _is_text(cell: _Cell) -> bool:
    """Return whether a formula was calculated to a text, the empty one included."""
    return cell.attributes.get("office:value-type") == "string"


def _value(cell: _Cell) -> CellValue:
    attributes = cell.attributes
    with suppress(ValueError):
        match attributes.get("office:value-type"):
            case "float" | "percentage" | "currency":
                return float(attributes.get("office:value", ""))
            case "boolean":
                return attributes.get("office:boolean-value") == "true"
            case "date":
                return _date(attributes.get("office:date-value", ""))
            case "time":
                return _time(attributes.get("office:time-value", ""))
    return "\n".join(cell.paragraphs) or attributes.get("office:string-value", "")


def _date(value: str) -> date:
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


def _time(value: str) -> time | timedelta:
    """Read a duration as a time of day where it is one, as calamine does for Excel."""
    match = _DURATION.fullmatch(value)
    if match is None:
        raise ValueError(value)
    days, hours, minutes, seconds = (float(part or 0) for part in match.groups()[1:])
    span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds) * (-1 if match[1] else 1)
    if timedelta(0) <= span < timedelta(days=1):
        return (datetime.min + span).time()
    return span


def _count(value: str | None) -> int:
    """Read a number of repeats or of cells spanned: one where it is not given."""
    return int(value) if value and re.fullmatch("[0-9]{1,7}", value) else 1
