"""The tables of an OpenDocument spreadsheet, parsed element by element."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fokusmanad.reading.book import CellRange, LooseText, SheetFacts, is_telling
from fokusmanad.reading.limits import LIMITS, Allowance, refuse_size
from fokusmanad.reading.ods.cells import OpenCell, count
from fokusmanad.reading.xlsx.contents import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fokusmanad.reading.book import CellValue

# A hidden blank row that is repeated more often is the end of the sheet, not hidden by hand.
_MOST_HIDDEN = 1_000
# Elements of a sheet that are not its cells: shapes, deleted cells, the author and time of a comment.
_SKIPPED = frozenset({"table:tracked-changes", "draw:frame", "draw:custom-shape", "dc:creator", "dc:date"})
# No one means more spaces than this, and a few bytes can ask for any number.
_MOST_SPACES = 100


@dataclass(slots=True)
class Table:
    """A sheet: its filled cells by (row, column), counted from 1, and its facts."""

    name: str
    style: str
    cells: dict[tuple[int, int], CellValue] = field(default_factory=dict)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    errors: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[CellRange] = field(default_factory=list)

    @property
    def facts(self) -> SheetFacts:
        """The facts in a reader's terms."""
        return SheetFacts(
            frozenset(self.uncalculated), frozenset(self.errors), frozenset(self.hidden_rows), tuple(self.merges)
        )

    def put(self, row: int, cell: OpenCell) -> None:
        """Place a cell, as often as it is repeated, in `row`."""
        value, is_error, is_uncalculated = cell.value, cell.is_error, cell.is_uncalculated
        for column in range(cell.column, cell.column + cell.repeats):
            if is_error:
                self.errors.add((row, column))
            elif is_uncalculated:
                self.uncalculated.add((row, column))
            if value != "" or cell.has_formula:
                self.cells[row, column] = "" if is_error else value
        rows, columns = cell.span
        if rows > 1 or columns > 1:
            self.merges.append(CellRange(row, cell.column, row + rows - 1, cell.column + columns - 1))


class TableReader:
    """Follows the elements of content.xml. Prefixes are those of the standard: no program writes others."""

    def __init__(self) -> None:
        """Start before the first element."""
        self.tables: list[Table] = []
        self.loose_texts: list[LooseText] = []
        self.hidden_styles: set[str] = set()
        self._style = ""
        self._skipped = 0
        self._draws = False
        self._drawn: list[str] = []
        self._filled_rows = 0
        self._filled_cells = 0
        self._hidden = Allowance(LIMITS.cells)
        self._row = 1
        self._row_attributes: Mapping[str, str] = {}
        self._column = 1
        self._cells: list[OpenCell] = []
        self._cell: OpenCell | None = None
        self._in_comment = False
        self._paragraph: list[str] | None = None
        self._starts = self._handlers_of_starts()
        self._ends = self._handlers_of_ends()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note that an element starts."""
        if tag in _SKIPPED:
            self._skipped += 1
            self._draws |= tag.startswith("draw:")
        elif not self._skipped and (handler := self._starts.get(tag)):
            handler(attributes)

    def end(self, tag: str) -> None:
        """Take note that an element ends."""
        if tag in _SKIPPED:
            self._skipped -= 1
            self._end_drawing()
        elif not self._skipped and (handler := self._ends.get(tag)):
            handler()

    def text(self, data: str) -> None:
        """Take text inside a paragraph."""
        if self._draws:
            self._drawn.append(data)
        elif self._paragraph is not None and not self._skipped:
            self._paragraph.append(data)

    def _handlers_of_starts(self) -> dict[str, Callable[[Mapping[str, str]], None]]:
        return {
            "style:style": self._start_style,
            "style:table-properties": self._start_table_properties,
            "table:table": self._start_table,
            "table:table-row": self._start_row,
            "table:table-cell": self._start_cell,
            "table:covered-table-cell": self._start_cell,
            "office:annotation": self._start_comment,
            "text:p": self._start_paragraph,
            "text:a": self._link,
            "text:s": self._spaces,
            "text:tab": lambda _: self.text("\t"),
            "text:line-break": lambda _: self.text("\n"),
            "table:named-range": self._add_defined_name,
            "table:named-expression": self._add_defined_name,
        }

    def _handlers_of_ends(self) -> dict[str, Callable[[], None]]:
        return {
            "table:table-row": self._end_row,
            "table:table-cell": self._end_cell,
            "table:covered-table-cell": self._end_cell,
            "office:annotation": self._end_comment,
            "text:p": self._end_paragraph,
        }

    def _end_drawing(self) -> None:
        if self._draws and not self._skipped:
            self.loose_texts.append(LooseText("drawing", "".join(self._drawn)))
            self._draws, self._drawn = False, []

    def _start_style(self, attributes: Mapping[str, str]) -> None:
        self._style = attributes.get("style:name", "")

    def _start_table_properties(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("table:display") == "false":
            self.hidden_styles.add(self._style)

    def _start_table(self, attributes: Mapping[str, str]) -> None:
        self.tables.append(Table(attributes.get("table:name", ""), attributes.get("table:style-name", "")))
        self._row, self._filled_rows = 1, 0

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row_attributes, self._column, self._cells = attributes, 1, []

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._cell = OpenCell(attributes, self._column)
        formula = attributes.get("table:formula", "")
        if is_telling(formula) and self.tables:
            self.loose_texts.append(LooseText("cell", formula, self.tables[-1].name, self._row, self._column))
        self._column += self._cell.repeats

    def _start_comment(self, _: Mapping[str, str]) -> None:
        self._in_comment = True

    def _start_paragraph(self, _: Mapping[str, str]) -> None:
        self._paragraph = []

    def _spaces(self, attributes: Mapping[str, str]) -> None:
        self.text(" " * min(count(attributes.get("text:c")), _MOST_SPACES))

    def _add_defined_name(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("table:name", "")
        meaning = attributes.get("table:cell-range-address") or attributes.get("table:expression", "")
        self.loose_texts.append(LooseText("defined_name", f"{name} = {meaning}", name=name))

    def _end_paragraph(self) -> None:
        if self._cell is not None and self._paragraph is not None:
            texts = self._cell.comment if self._in_comment else self._cell.paragraphs
            texts.append("".join(self._paragraph))
        elif self._paragraph:
            # Outside the cells there are only the messages shown while someone types.
            self.loose_texts.append(LooseText("prompt", "".join(self._paragraph)))
        self._paragraph = None

    def _link(self, attributes: Mapping[str, str]) -> None:
        if self._cell is not None and self.tables:
            address = unquote(attributes.get("xlink:href", ""))
            self.loose_texts.append(LooseText("link", address, self.tables[-1].name, self._row, self._cell.column))

    def _end_comment(self) -> None:
        self._in_comment = False
        if self._cell is not None and self.tables:
            text = "\n".join(self._cell.comment)
            self.loose_texts.append(LooseText("comment", text, self.tables[-1].name, self._row, self._cell.column))

    def _end_cell(self) -> None:
        if self._cell is not None and self._cell.is_filled:
            self._cells.append(self._cell)
        self._cell = None

    def _end_row(self) -> None:
        repeats = count(self._row_attributes.get("table:number-rows-repeated"))
        rows = range(self._row, self._row + repeats)
        self._row += repeats
        if not self.tables:
            return
        if self._cells:
            self._check(repeats)
            for row in rows:
                for cell in self._cells:
                    self.tables[-1].put(row, cell)
        hidden = self._row_attributes.get("table:visibility") in {"collapse", "filter"}
        if hidden and (self._cells or repeats < _MOST_HIDDEN):
            self._hidden.take(repeats)
            self.tables[-1].hidden_rows.update(rows)

    def _check(self, repeats: int) -> None:
        """Refuse (FM104) a row that is repeated further than may be, before it is written out."""
        columns = sum(cell.repeats for cell in self._cells if cell.value != "" or cell.has_formula)
        self._filled_rows += repeats if columns else 0
        self._filled_cells += repeats * columns
        if columns > LIMITS.columns:
            refuse_size("columns")
        if self._filled_rows > LIMITS.rows or self._filled_cells > LIMITS.cells:
            refuse_size("rows")
