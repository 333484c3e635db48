"""An .xls workbook (Excel 97 to 2003) as a Book.

Not read from this format: formulas without a calculated value, and the cells of comments.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

from fokusmanad.reading.binary.compound import LEAST, pack
from fokusmanad.reading.binary.properties import properties
from fokusmanad.reading.binary.records import BinarySheet, assemble, squeeze, wide_texts
from fokusmanad.reading.book import Book, CellRange, LooseKind, LooseText
from fokusmanad.reading.limits import LIMITS, MOST_ROOM, MOST_STEPS, Allowance, refuse, refuse_repeated
from fokusmanad.reading.part_texts import bytes_texts
from fokusmanad.reading.values import read_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fokusmanad.reading.binary.compound import Stream

_BOUND_SHEET, _FILE_PASS = 0x0085, 0x002F
_MANY_BLANK = 0x00BE
_BEGIN, _END = 0x0809, 0x000A
_DIMENSIONS, _ROW, _MERGES = 0x0200, 0x0208, 0x00E5
_FORMULA, _BOOL_OR_ERROR, _MANY = 0x0006, 0x0205, 0x00BD
# Label, short number, number and their kin: all begin with row and column.
_CELLS = frozenset({0x0203, 0x0204, _BOOL_OR_ERROR, _FORMULA, 0x027E, 0x00FD, 0x00D6})
_HEADER, _FOOTER = 0x0014, 0x0015
_TEXT_OBJECT, _CONTINUE = 0x01B6, 0x003C
_VALIDATION = 0x01BE
_NAME = 0x0018
# The bytes before the name itself: flags, a key, lengths, a sheet.
_NAME_HEAD = 14
_TEXT_TOKEN = 0x17
# Records that contain texts among other data: a link, its tooltip, the messages of a validation.
_FREE_TEXT = frozenset({0x01B8, 0x0800, _VALIDATION})
_HIDDEN = 0x20
# The dimensions of one cell, by how long the record is: shorter before Excel 97. calamine refuses any other.
_ONE_CELL = {10: struct.pack("<5H", 0, 1, 0, 1, 0), 14: struct.pack("<2I3H", 0, 1, 0, 1, 0)}


def read_xls(data: bytes, streams: Mapping[str, Stream]) -> Book:
    """Read the workbook. Raises RefusalError (FM101, FM102, FM104)."""
    stream = streams.get("Workbook") or streams.get("Book") or refuse("FM103")
    content = stream.read(data).ljust(LEAST, b"\0")
    patches: list[tuple[int, bytes]] = []
    try:
        offsets = _sheet_offsets(content)
        refuse_repeated(offsets)
        sheets = _sheets(content, offsets, patches)
    except (struct.error, IndexError):
        refuse("FM101")
    squeezes = [squeeze(sheet) for sheet in sheets]
    for sheet, squeezed in zip(sheets, squeezes, strict=True):
        if squeezed:
            patches += ((at, struct.pack("<H", number)) for at, number in squeezed.patches(sheet))
    # Pack a new compound file, so that calamine reads the very bytes that were checked.
    found = read_values(BytesIO(pack("Workbook", _patched(content, patches))), Allowance(MOST_ROOM))
    if len(found) != len(sheets):
        refuse("FM101")
    book = assemble(found, sheets, squeezes)
    others = (*defined_names(content), *properties(data, streams), *_hidden_texts(data, stream, content))
    return Book(book.sheets, (*book.loose_texts, *others))


def _hidden_texts(data: bytes, stream: Stream, content: bytes) -> Iterator[LooseText]:
    """Yield texts with ten digits of the whole file: from the workbook's records, and from everything around them.

    The styles of blank cells are left out: as two-byte numbers they look like digits.
    """
    records, around = bytearray(content), bytearray(data)
    for kind, at, body in _records(content, 0):
        if kind == _MANY_BLANK:
            records[at : at + len(body)] = bytes(len(body))
    for start in stream.sectors:
        around[start : start + stream.sector_size] = bytes(len(around[start : start + stream.sector_size]))
    yield from bytes_texts(bytes(records))
    yield from bytes_texts(bytes(around))


def _patched(content: bytes, patches: Iterable[tuple[int, bytes]]) -> bytes:
    patched = bytearray(content)
    for at, put in patches:
        patched[at : at + len(put)] = put
    return bytes(patched)


def _records(content: bytes, offset: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield (kind, offset of the body, body) of each record from `offset` on."""
    while offset + 4 <= len(content):
        kind, size = struct.unpack_from("<HH", content, offset)
        yield kind, offset + 4, content[offset + 4 : offset + 4 + size]
        offset += 4 + size


def _sheet_offsets(content: bytes) -> list[int]:
    """Return where each sheet begins, in the order of the workbook."""
    offsets: list[int] = []
    for kind, _, body in _records(content, 0):
        if kind == _FILE_PASS:
            refuse("FM102")
        if kind == _BOUND_SHEET:
            offsets.append(struct.unpack_from("<I", body)[0])
        if kind == _END:
            break
    return offsets


def defined_names(content: bytes) -> Iterator[LooseText]:
    """Yield each defined name of the workbook, with the texts in its formula ([MS-XLS] 2.4.150)."""
    for kind, _, body in _records(content, 0):
        if kind == _END:
            break
        if kind == _NAME and len(body) >= _NAME_HEAD:
            name, formula = _counted_characters(body[_NAME_HEAD:], body[3])
            yield LooseText("defined_name", " ".join((name, *_texts_in(formula))), name=name)


def _texts_in(formula: bytes) -> Iterator[str]:
    """Yield possible texts in a formula: each text token, and some bytes that only look like one."""
    for at, byte in enumerate(formula[:-2]):
        if byte == _TEXT_TOKEN:
            yield _counted_characters(formula[at + 2 :], formula[at + 1])[0]


def _counted_characters(body: bytes, count: int) -> tuple[str, bytes]:
    """Return the `count` characters that `body` begins with, and the rest.

    A flag, 0 or 1, gives their width; before Excel 97 there was none, and every character was narrow.
    """
    flagged = body[:1] in {b"\0", b"\1"}
    end = flagged + count * (2 if body[:1] == b"\1" else 1)
    return _characters(body[:end] if flagged else b"\0" + body[:end]), body[end:]


def _sheets(content: bytes, offsets: Iterable[int], patches: list[tuple[int, bytes]]) -> list[BinarySheet]:
    steps, cells = Allowance(MOST_STEPS), Allowance(LIMITS.cells)
    return [_sheet(_counted(_records(content, at), steps), BinarySheet(cells), patches) for at in offsets]


def _counted(records: Iterable[tuple[int, int, bytes]], steps: Allowance) -> Iterator[tuple[int, int, bytes]]:
    """Yield the records, and refuse (FM104) too many for Python: sheets can be nested within each other."""
    for record in records:
        steps.take(1)
        yield record


def _sheet(
    records: Iterable[tuple[int, int, bytes]], sheet: BinarySheet, patches: list[tuple[int, bytes]]
) -> BinarySheet:
    depth = 0
    before = 0
    for kind, at, body in records:
        depth += (kind == _BEGIN) - (kind == _END)
        # calamine reads on to the first end, whether the sheet has a beginning or not.
        if kind == _END and depth < 1:
            break
        if kind in _CELLS or kind == _MANY:
            _add_cells(sheet, kind, at, body)
        elif kind == _DIMENSIONS:
            # calamine makes room for as many cells as are declared here, before it has seen one.
            patches.append((at, _ONE_CELL.get(len(body), body)))
        elif kind == _CONTINUE and before == _TEXT_OBJECT:
            sheet.comments.append(_characters(body))
        else:
            _add_fact(sheet, kind, body)
        before = kind
    return sheet


def _add_cells(sheet: BinarySheet, kind: int, at: int, body: bytes) -> None:
    row, column = struct.unpack_from("<HH", body)
    sheet.row_fields.append((at, row))
    sheet.column_fields.append((at + 2, column))
    last = column
    if kind == _MANY:
        last = struct.unpack_from("<H", body, len(body) - 2)[0]
        sheet.column_fields.append((at + len(body) - 2, last))
    sheet.add(row, column, last)
    if (kind == _BOOL_OR_ERROR and body[7] == 1) or (kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2):
        sheet.errors.add((row, column))


def _add_fact(sheet: BinarySheet, kind: int, body: bytes) -> None:
    if kind == _ROW and body[12] & _HIDDEN:
        sheet.hidden_rows.add(struct.unpack_from("<H", body)[0])
    elif kind == _MERGES:
        for at in range(2, len(body) - 7, 8):
            first_row, last_row, first_column, last_column = struct.unpack_from("<4H", body, at)
            sheet.merges.append(CellRange(first_row + 1, first_column + 1, last_row + 1, last_column + 1))
    elif kind in _FREE_TEXT:
        kind_of: LooseKind = "prompt" if kind == _VALIDATION else "link"
        sheet.texts += ((kind_of, text) for text in wide_texts(body))
    elif kind in {_HEADER, _FOOTER} and len(body) > 3:
        sheet.headers_and_footers.append(_characters(body[2:]))


def _characters(body: bytes) -> str:
    """Read a width flag and the characters after it."""
    return body[1:].decode("utf-16-le" if body[0] & 1 else "latin-1", "replace") if body else ""
