"""An .xlsb workbook (Excel in binary parts) as a Book.

Not read from this format: formulas without a calculated value, and the cells of comments.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from fokusmanad.reading.binary.records import BinarySheet, assemble, squeeze, wide_texts
from fokusmanad.reading.book import Book, CellRange, LooseText
from fokusmanad.reading.limits import LIMITS, MOST_ROOM, Allowance, refuse, refuse_repeated
from fokusmanad.reading.package import pack
from fokusmanad.reading.part_texts import part_texts
from fokusmanad.reading.values import read_values
from fokusmanad.reading.xlsx import contents
from fokusmanad.reading.xlsx.loose_text import loose_texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fokusmanad.reading.package import Package
    from fokusmanad.reading.values import Found

_SHEET_ENTRY, _NAME = 156, 39
_ROW, _MERGE, _HEADER_FOOTER, _COMMENT_TEXT = 0, 176, 479, 637
_BLANK = 1
# Cells with a value.
_CELLS = frozenset({*range(2, 12), 62})
_ERRORS = frozenset({3, 11})
# Cells that follow the one before them and do not name their column; calamine would pass over them.
_SHORT_CELLS = range(12, 19)
_SHORTENED_BY = 11
_HIDDEN = 0x10


def read_xlsb(package: Package, main: str) -> Book:
    """Read the workbook. Raises RefusalError (FM101, FM104)."""
    names = [name for name in package.parts if name.endswith((".bin", ".rels")) and "vba" not in name]
    parts = {name: package.read(name) for name in names if name.startswith(("_rels/", main.rpartition("/")[0]))}
    try:
        members = _sheet_parts(package, main, parts[main])
        parts |= {member: _long(parts[member]) for member in members if member in parts}
        sheets = _sheets(package, members, parts)
    except (struct.error, IndexError):
        refuse("FM101")
    squeezes = [squeeze(sheet) for sheet in sheets]
    for member, sheet, squeezed in zip(members, sheets, squeezes, strict=True):
        if squeezed:
            parts[member] = _patched(parts[member], squeezed.patches(sheet))
    packed = pack({package.parts[name].filename.replace("\\", "/"): part for name, part in parts.items()})
    found = read_values(packed, Allowance(MOST_ROOM))
    if len(found) != len(sheets):
        refuse("FM101")
    book = assemble(found, sheets, squeezes)
    others = (
        *defined_names(parts[main]),
        *contents.properties(package),
        *loose_texts_of(package),
        *part_texts(package),
    )
    return Book(book.sheets, (*book.loose_texts, *others, *_links(package, members, found)))


def defined_names(content: bytes) -> Iterator[LooseText]:
    """Yield each defined name of the workbook part, with its meaning, as text to be searched."""
    for kind, _, body in _records(content):
        if kind == _NAME:
            yield LooseText("defined_name", " ".join(wide_texts(body)))


def _records(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield (kind, offset of the body, body) of each record."""
    at = 0
    while at < len(content):
        kind, at = _number(content, at, 2)
        size, at = _number(content, at, 4)
        yield kind, at, content[at : at + size]
        at += size


def _number(content: bytes, at: int, most: int) -> tuple[int, int]:
    """Read seven bits a byte until one has not its highest bit."""
    number = 0
    for step in range(most):
        byte = content[at + step]
        number |= (byte & 0x7F) << (7 * step)
        if byte < 0x80:
            break
    return number, at + step + 1


def _long(content: bytes) -> bytes:
    """Return a sheet with every cell naming its column, as Excel itself writes it."""
    records = list(_records(content))
    if not any(kind in _SHORT_CELLS for kind, _, _ in records):
        return content
    written = bytearray()
    column = -1
    for kind, _, body in records:
        if kind == _ROW:
            column = -1
        elif kind in _CELLS or kind == _BLANK:
            column = struct.unpack_from("<I", body)[0]
        if kind in _SHORT_CELLS:
            column += 1
            long_body = struct.pack("<I", column) + body
            written += _written(kind - _SHORTENED_BY) + _written(len(long_body)) + long_body
        else:
            written += _written(kind) + _written(len(body)) + body
    return bytes(written)


def _written(number: int) -> bytes:
    """Write a number as `_number` reads it."""
    written = bytearray()
    while number >= 0x80:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*written, number))


def _sheet_parts(package: Package, main: str, content: bytes) -> list[str]:
    """Return the part of each sheet, in the order of the workbook."""
    by_id = {link.id: link.target for link in contents.links(package, main)}
    found = []
    for kind, _, body in _records(content):
        if kind == _SHEET_ENTRY:
            length = struct.unpack_from("<I", body, 8)[0]
            found.append(by_id.get(body[12 : 12 + 2 * length].decode("utf-16-le", "replace"), ""))
    return found


def _sheets(package: Package, members: Sequence[str], parts: Mapping[str, bytes]) -> list[BinarySheet]:
    refuse_repeated([member for member in members if member])
    cells = Allowance(LIMITS.cells)
    sheets = [_sheet(parts.get(member, b""), BinarySheet(cells)) for member in members]
    for sheet, member in zip(sheets, members, strict=True):
        sheet.comments += _comments(package, member, parts)
    return sheets


def _patched(part: bytes, patches: Iterable[tuple[int, int]]) -> bytes:
    """Overwrite each number in the part with its new value."""
    content = bytearray(part)
    for at, number in patches:
        struct.pack_into("<I", content, at, number)
    return bytes(content)


def _sheet(content: bytes, sheet: BinarySheet) -> BinarySheet:
    row = 0
    for kind, at, body in _records(content):
        if kind == _ROW:
            row = struct.unpack_from("<I", body)[0]
            sheet.row_fields.append((at, row))
            if body[11] & _HIDDEN:
                sheet.hidden_rows.add(row)
        elif kind in _CELLS:
            column = struct.unpack_from("<I", body)[0]
            sheet.column_fields.append((at, column))
            sheet.add(row, column, column)
            if kind in _ERRORS:
                sheet.errors.add((row, column))
        elif kind == _MERGE:
            first_row, last_row, first_column, last_column = struct.unpack_from("<4I", body)
            sheet.merges.append(CellRange(first_row + 1, first_column + 1, last_row + 1, last_column + 1))
        elif kind == _HEADER_FOOTER:
            sheet.headers_and_footers += _texts(body, 2)
    return sheet


def _comments(package: Package, part: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    for link in contents.links(package, part):
        if link.kind == "comments":
            for kind, _, body in _records(parts.get(link.target, b"")):
                if kind == _COMMENT_TEXT:
                    yield from _texts(body[: 5 + 2 * struct.unpack_from("<I", body, 1)[0]], 1)


def _links(package: Package, members: Sequence[str], found: Sequence[Found]) -> Iterator[LooseText]:
    """Yield where the links of each sheet lead; which cells they are in is not read."""
    for part, sheet in zip(members, found, strict=True):
        everything = [("", link.id, "") for link in contents.links(package, part) if link.kind == "hyperlink"]
        yield from contents.hyperlinks(package, sheet.name, part, everything)


def _texts(body: bytes, at: int) -> Iterator[str]:
    """Yield length-prefixed texts; a length of all ones means no text."""
    while at + 4 <= len(body):
        length = struct.unpack_from("<I", body, at)[0]
        at += 4
        if length < 0xFFFFFFFF:
            yield body[at : at + 2 * length].decode("utf-16-le", "replace")
            at += 2 * length
