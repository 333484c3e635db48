"""An Excel sheet's XML parsed element by element: its cells, and the elements around them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.reading.book import is_telling
from fokusmanad.reading.limits import LIMITS, Allowance, refuse_size
from fokusmanad.reading.markup import follow, is_true, local

if TYPE_CHECKING:
    from collections.abc import Mapping

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_LAST_ROW = 1_048_576
_LINK_TEXTS = ("location", "display", "tooltip")
_PROMPTS = ("promptTitle", "prompt", "errorTitle", "error")
_LAST_COLUMN = 16_384
# Characters of formulas that are kept for a sheet: a lookup in each of 100,000 rows has ten million.
_MOST_FORMULAS = 15_000_000


class RawCell(NamedTuple):
    """A cell as the file has it; `kind` is the attribute t, `style` the attribute s."""

    row: int
    column: int
    kind: str
    style: str
    text: str
    has_formula: bool

    @property
    def is_error(self) -> bool:
        """Whether it holds an error such as #N/A."""
        return self.kind == "e"

    @property
    def is_uncalculated(self) -> bool:
        """Whether it holds a formula without value; one calculated to the empty text has the type of a text."""
        return self.has_formula and not self.text and self.kind != "str"


class MarkupFacts(NamedTuple):
    """The cells that were asked for, the rows that are hidden, merged ranges, headers and footers."""

    cells: tuple[RawCell, ...]
    hidden_rows: frozenset[int]
    merges: tuple[str, ...]
    headers_and_footers: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...] = ()
    """(reference, id of a relationship, texts) of each link."""
    prompts: tuple[str, ...] = ()
    """The messages shown when someone types in a cell, or types something wrong."""
    formulas: tuple[tuple[int, int, str], ...] = ()
    """(row, column, text) of each formula that may hold more than references."""


def read_facts(content: bytes, *, all_cells: bool) -> MarkupFacts:
    """Read a sheet's XML, with all cells that hold a value or a formula or those that calamine reads as nothing.

    Raises RefusalError where it is not well-formed (FM101) or has more cells than may be (FM104).
    """
    reader = _SheetReader(all_cells=all_cells)
    follow(content, reader)
    return MarkupFacts(
        tuple(reader.cells),
        frozenset(reader.hidden_rows),
        tuple(reader.merges),
        tuple(reader.headers_and_footers),
        tuple(reader.links),
        tuple(reader.prompts),
        tuple(reader.formulas),
    )


def parse_reference(reference: str) -> tuple[int, int] | None:
    """Return (row, column) of a reference such as "E7", None where it is none."""
    match = _REFERENCE.fullmatch(reference.strip())
    if match is None:
        return None
    row, column = int(match[2]), _column_number(match[1])
    return (row, column) if 1 <= row <= _LAST_ROW and column <= _LAST_COLUMN else None


@lru_cache(maxsize=1_000)
def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


class _SheetReader:
    """Parses the elements of a sheet; a row or a cell without a reference follows the one before it."""

    def __init__(self, *, all_cells: bool) -> None:
        self._all_cells = all_cells
        self.cells: list[RawCell] = []
        self.hidden_rows: set[int] = set()
        self.merges: list[str] = []
        self.headers_and_footers: list[str] = []
        self.links: list[tuple[str, str, str]] = []
        self.prompts: list[str] = []
        self.formulas: list[tuple[int, int, str]] = []
        self._formula_room = Allowance(_MOST_FORMULAS)
        self._row = 0
        self._column = 0
        self._cell: Mapping[str, str] | None = None
        self._has_formula = False
        self._formula: list[str] = []
        self._reads_formula = False
        self._texts: list[str] = []
        self._reads_text = False
        self._in_phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif self._cell is not None:
            self._start_in_cell(name)
        elif name == "mergeCell":
            self._add_merge(attributes.get("ref", ""))
        elif name.endswith(("Header", "Footer")):
            self._texts, self._reads_text = [], True
        elif name == "hyperlink":
            self._add_link(attributes)
        elif name == "dataValidation":
            self.prompts += (attributes[key] for key in _PROMPTS if attributes.get(key))

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "c":
            self._end_cell()
        elif name == "rPh":
            self._in_phonetic = False
        elif self._reads_text and name.endswith(("Header", "Footer")):
            self.headers_and_footers.append("".join(self._texts))
        self._reads_text = self._reads_formula = False

    def text(self, data: str) -> None:
        if self._reads_text:
            self._texts.append(data)
        elif self._reads_formula:
            self._formula.append(data)

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row = _row_number(attributes.get("r")) or self._row + 1
        self._column = 0
        if is_true(attributes.get("hidden")):
            self.hidden_rows.add(self._row)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._row, self._column = parse_reference(attributes.get("r", "")) or (self._row, self._column + 1)
        self._cell, self._texts, self._has_formula, self._formula = attributes, [], False, []

    def _add_merge(self, reference: str) -> None:
        self.merges.append(reference)
        if len(self.merges) > LIMITS.rows:
            refuse_size("rows")

    def _add_link(self, attributes: Mapping[str, str]) -> None:
        key = next((value for name, value in attributes.items() if local(name) == "id"), "")
        texts = " ".join(attributes[name] for name in _LINK_TEXTS if name in attributes)
        self.links.append((attributes.get("ref", ""), key, texts))

    def _start_in_cell(self, name: str) -> None:
        if name == "f":
            self._has_formula = self._reads_formula = True
        elif name == "rPh":
            self._in_phonetic = True
        self._reads_text = name in {"v", "t"} and not self._in_phonetic

    def _end_cell(self) -> None:
        attributes, text = self._cell or {}, "".join(self._texts)
        kind = attributes.get("t", "n")
        if (self._all_cells and text) or self._has_formula or kind == "e":
            cell = RawCell(self._row, self._column, kind, attributes.get("s", ""), text, self._has_formula)
            if self._all_cells or cell.is_error or cell.is_uncalculated:
                self.cells.append(cell)
        if self._formula and is_telling(formula := "".join(self._formula)):
            self._formula_room.take(len(formula))
            self.formulas.append((self._row, self._column, formula))
        self._cell = None
        if max(len(self.cells), len(self.formulas)) > LIMITS.spread:
            refuse_size("spread")


def _row_number(value: str | None) -> int | None:
    if value is None or not re.fullmatch("[0-9]{1,7}", value.strip()):
        return None
    number = int(value)
    return number if 1 <= number <= _LAST_ROW else None
