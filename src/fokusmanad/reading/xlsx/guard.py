"""The guard before calamine, which fills the rectangle between the first and the last cell of a sheet.

A cell at XFD1048576 would make that rectangle 17 thousand million cells and abort the process, so the bytes of a sheet
are checked first. Plain rows are taken apart (`table.py`), any other ordinary sheet is passed on unchanged. The rest is
parsed element by element, and its cells passed on below each other in one column, with their places kept apart:
calamine then needs room for each filled cell only, and still decides what each value means.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.reading.grid import check_counts
from fokusmanad.reading.limits import LIMITS, MEGABYTE, refuse_size
from fokusmanad.reading.package import plain_xml
from fokusmanad.reading.xlsx.cells import MarkupFacts, read_facts
from fokusmanad.reading.xlsx.table import ROW, Table, table_of

if TYPE_CHECKING:
    from fokusmanad.reading.package import Package
    from fokusmanad.reading.xlsx.cells import RawCell

# Beyond this many bytes a sheet is mostly blank styled cells, or larger than may be.
_LARGE = 16 * MEGABYTE

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_START, _END = b"<sheetData>", b"</sheetData>"
# Match only the tags of values without formula or error, as programs write them, in columns to Z and ordinary
# rows: neither their places nor their kinds matter. Try the commonest cells first (40 % faster). Possessive quantifiers
# forbid backtracking, so matching needs no extra memory. (Python before 3.11.5 may pass an unfinished cell at the very
# end, which is near as well.)
_ORDINARY = re.compile(
    (
        rb'[^<]*+(?:(?:<c r="[A-Z][0-9]{1,5}+"(?: s="[0-9]++")?+(?: t="[sn]")?+(?:/>|><v>[^<]*+</v></c>)'
        rb'|<(?:/|v>|c r="[A-Z]ROW"(?: s="[0-9]+")?(?: t="(?:s|n|b|str|inlineStr)")? ?/?>'
        rb'|row r="ROW"[ />]|is>|t>|t xml:space="preserve">))[^<]*+)*+'
    ).replace(b"ROW", ROW)
)
# Match any tag whose place in the sheet is not plain and near, allowing for marks of formulas and the like.
_UNPLACED = re.compile(rb'<(?!/|v[ />]|f[ />]|is>|t[ >]|c r="[A-Z]ROW"[^<>]*>|row r="ROW"[^<>]*>)'.replace(b"ROW", ROW))
# calamine gives up a sheet with any other error, such as #SPILL!.
_KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_BLANK_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]+")? ?(?:/>|></c>)')
# A cell of which only calamine needs to know: with a value, with nothing, or calculated by a formula that tells nothing
# (see `is_telling`) and has no characters written as codes.
_FORMULA = (
    rb'<f(?: aca="(?:false|0)")?(?: t="array" ref="[A-Z0-9:]++")?>(?:[^<@&0-9]++|&(?!#)|[0-9]{1,5}+(?![0-9]))*+</f>'
)
_PLAIN_CELL = re.compile(
    (
        rb'<c r="[A-Z]ROW"(?: s="[0-9]++")?+(?: t="(?:s|n|b|str)")?+(?:/>|></c>|><v>[^<]*+</v></c>|>'
        + _FORMULA
        + rb"<v>[^<]++</v></c>)"
    ).replace(b"ROW", ROW)
)
# LibreOffice writes `hidden="false"` on every row.
_HIDDEN = re.compile(rb'hidden(?!="false")')
_BLANK_ROW = re.compile(rb'<row r="[0-9]{1,7}"[^<>]*(?:/>|>\s*</row>)')


class Guarded(NamedTuple):
    """The sheet that calamine gets, and the facts that calamine does not report."""

    content: bytes
    facts: MarkupFacts
    around: bytes = b""
    """The sheet's XML without its cells: filters, validations, conditional formats and whatever else is there."""
    places: tuple[tuple[int, int], ...] | None = None
    """Where the cells belong, in the order of the rows that calamine finds them in, if they were moved."""
    table: Table | None = None
    """Where the cells belong, if calamine gets each distinct one once."""


def guard(package: Package, part: str) -> Guarded:
    """Unpack a sheet and decide what calamine gets.

    Raises:
        RefusalError: FM101 or FM104.
    """
    content = _without_blanks(package, part) if package.size(part) > _LARGE else package.xml(part)
    start, end = content.find(_START) + len(_START), content.rfind(_END)
    around = content
    if len(_START) <= start <= end:
        around = content[:start] + content[end:]
        if table := table_of(content, start, end):
            facts = _facts(package, content[:start] + table.telling_cells + content[end:], all_cells=False)
            return Guarded(_sheet(table.row), facts, around, table=table)
        if _is_ordinary(content, start, end):
            facts = _facts(package, around, all_cells=False)
            return Guarded(_sheet(memoryview(content)[start:end]), facts, around)
        if _UNPLACED.search(content, start, end) is None:
            facts = _facts(package, _PLAIN_CELL.sub(b"", content), all_cells=False)
            if all(cell.text in _KNOWN_ERRORS for cell in facts.cells if cell.is_error):
                return Guarded(_sheet(memoryview(content)[start:end]), facts, around)
    # Refuse what is certainly too much before parsing it element by element.
    if content.count(b"<v>") > LIMITS.spread:
        refuse_size("spread")
    return _moved(_facts(package, content, all_cells=True), around)


def _facts(package: Package, content: bytes, *, all_cells: bool) -> MarkupFacts:
    package.steps.take(content.count(b"<"))
    return read_facts(content, all_cells=all_cells)


def no_cells() -> Guarded:
    """Return a sheet without cells, for one that is a chart."""
    return _moved(MarkupFacts((), frozenset(), (), ()), b"")


def _is_ordinary(content: bytes, start: int, end: int) -> bool:
    return _HIDDEN.search(content, start, end) is None and _ORDINARY.fullmatch(content, start, end) is not None


def _sheet(cells: bytes | memoryview) -> bytes:
    """Wrap cells in a sheet of their own: calamine fails on strange dimensions and merges around them."""
    return b"".join((f'<worksheet xmlns="{_MAIN}">'.encode(), _START, cells, _END, b"</worksheet>"))


def _moved(facts: MarkupFacts, around: bytes) -> Guarded:
    """Pass on the cells in one column, errors as empty texts."""
    places = tuple((cell.row, cell.column) for cell in facts.cells)
    check_counts(places)
    rows = BytesIO()
    for index, cell in enumerate(facts.cells, start=1):
        rows.write(_row(index, cell).encode())
    return Guarded(_sheet(rows.getvalue()), facts, around, places)


def _row(index: int, cell: RawCell) -> str:
    # Inside <v>, only the type distinguishes text in the cell from text in the table of strings.
    kind = "str" if cell.kind == "inlineStr" or cell.is_error else cell.kind
    style = f' s="{_escaped(cell.style)}"' if cell.style else ""
    value = "" if cell.is_error else _escaped(cell.text)
    return f'<row r="{index}"><c r="A{index}"{style} t="{_escaped(kind)}"><v>{value}</v></c></row>'


def _escaped(text: str) -> str:
    # The standard library's own loads half of urllib, 20 ms at each start.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _without_blanks(package: Package, part: str) -> bytes:
    """Unpack a large sheet piece by piece and keep the cells that hold something."""
    kept: list[bytes] = []
    rest = b""
    filled_rows = 0
    for piece in package.pieces(part):
        rest += piece
        cut = max(rest.rfind(b"<row "), 0)
        slim = _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", rest[:cut]))
        filled_rows += slim.count(b"<row ")
        if filled_rows > LIMITS.rows:
            refuse_size("rows")
        package.keep(len(slim))
        kept.append(slim)
        rest = rest[cut:]
        if len(rest) > _LARGE:
            refuse_size("kept")
    kept.append(rest)
    return plain_xml(b"".join(kept))
