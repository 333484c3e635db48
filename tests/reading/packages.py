"""Workbooks put together part by part, for content that no library writes."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.worksheet.worksheet import Worksheet

from fokusmanad.reading.book import Book, Sheet
from fokusmanad.reading.read import read_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook

FILES = Path(__file__).parent / "files"

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_IDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Zip parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def links(*each: tuple[str, str]) -> str:
    """Write relationships of the given kinds to the given targets."""
    written = (f'<Relationship Id="r{n}" Type="{_IDS}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(each))
    return f'<Relationships xmlns="{_RELS}">{"".join(written)}</Relationships>'


def xlsx_parts(
    rows: str = "", *, after: str = "", strings: str = "", styles: str = "", head: str = ""
) -> dict[str, str | bytes]:
    """Return the parts of a workbook with one sheet, S, that holds the XML `rows` and, after its cells, `after`."""
    return {
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_IDS}">{head}'
        '<sheets><sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }


def xlsx(rows: str = "", *, after: str = "", strings: str = "", styles: str = "", head: str = "") -> bytes:
    """Return the workbook of `xlsx_parts`."""
    return zipped(xlsx_parts(rows, after=after, strings=strings, styles=styles, head=head))


def ods(rows: str, **parts: str) -> bytes:
    """Return an OpenDocument spreadsheet with one sheet, S."""
    names = "".join(f' xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text", "style", "meta"))
    names += f' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:calcext="{_ODF}:calcext:1.0"'
    body = f'<office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table>'
    content = f"<office:document-content{names}>{body}</office:spreadsheet></office:body></office:document-content>"
    mimetype = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
    return zipped({**mimetype, "content.xml": content, **{f"{name}.xml": part for name, part in parts.items()}})


def lying(data: bytes, part: str, size: int) -> bytes:
    """Return a zip whose directory says that `part` unpacks to `size` bytes."""
    changed = bytearray(data)
    entry = data.rindex(part.encode()) - 46
    struct.pack_into("<I", changed, entry + 24, size)
    return bytes(changed)


def renamed_stream(data: bytes, old: str, new: str) -> bytes:
    """Return a compound file with one stream renamed."""
    at = data.index(old.encode("utf-16-le") + b"\0\0")
    entry = new.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(new) + 2)
    return data[:at] + entry + data[at + 66 :]


def book_of(data: bytes) -> Book:
    """Read a workbook that can be read."""
    book = read_workbook(data)
    assert isinstance(book, Book), book
    return book


def sheet_of(data: bytes) -> Sheet:
    """Read the first sheet of a workbook that can be read."""
    return book_of(data).sheets[0]


def refusal_of(data: bytes) -> tuple[str, str]:
    """Read a workbook that cannot be read, and return the code and the variant of its problem."""
    problem = read_workbook(data)
    assert not isinstance(problem, Book)
    return problem.code, problem.variant


def worksheet(book: Workbook) -> Worksheet:
    """Return the first sheet of a new workbook of openpyxl."""
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet
