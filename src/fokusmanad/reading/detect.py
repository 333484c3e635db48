"""The kind of a file, by its content alone: people rename what they have to .xlsx."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NoReturn

from fokusmanad.reading.limits import refuse
from fokusmanad.reading.xlsx import contents

if TYPE_CHECKING:
    from fokusmanad.reading.package import Package

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"
_TEXT_DOCUMENTS = (b"%PDF", rb"{\rtf")
# The placeholder that iCloud leaves for a file that is not on this computer.
_PLACEHOLDER = b"bplist00"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.IGNORECASE)

# Workbooks as XML, as a web page or as a web archive, which Excel and LibreOffice write and case systems export.
_AS_MARKUP = (
    b"urn:schemas-microsoft-com:office:excel",
    b"urn:schemas-microsoft-com:office:spreadsheet",
    b"X-Document-Type: Workbook",
    b"application/vnd.oasis.opendocument.spreadsheet",
)


class Kind(Enum):
    """A kind of workbook inside a zip."""

    EXCEL_XML = auto()
    EXCEL_BINARY = auto()
    OPEN_DOCUMENT = auto()


def refuse_other(data: bytes) -> NoReturn:
    """Refuse (FM101, FM103) what is neither a zip nor a compound file, naming what it looks like."""
    if not data.strip():
        refuse("FM103", "empty")
    # A cloud client that was interrupted leaves the size of a file without its content.
    if not data.strip(b"\0") or data.startswith(_PLACEHOLDER):
        refuse("FM101", "unreadable")
    if data.startswith(_TEXT_DOCUMENTS):
        refuse("FM103", "word")
    if data.startswith(_EMPTY_ZIP):
        refuse("FM103")
    start = _text_start(data)
    if any(sign in start for sign in _AS_MARKUP):
        refuse("FM103", "markup")
    if _HTML.match(start.removeprefix(b"\xef\xbb\xbf").lstrip()):
        refuse("FM103", "html")
    refuse("FM103", "csv" if is_table(data) else "")


def kind_of(package: Package) -> tuple[Kind, str]:
    """Return the kind of workbook in a zip, and its main part.

    Raises:
        RefusalError: FM101 or FM103.
    """
    if "content.xml" in package:
        return _open_document(package), "content.xml"
    main = contents.main_part(package)
    if main is not None and main.startswith(("word/", "ppt/", "visio/")):
        refuse("FM103", "word" if main.startswith("word/") else "")
    if main is not None:
        return (Kind.EXCEL_BINARY if main.endswith(".bin") else Kind.EXCEL_XML), main
    if "index/document.iwa" in package or "index.zip" in package:
        refuse("FM103", "numbers")
    return refuse("FM101" if any(name.startswith("xl/") for name in package.parts) else "FM103")


def _open_document(package: Package) -> Kind:
    # A mimetype is text without line breaks, but some writers leave one.
    kind = package.read("mimetype").strip() if "mimetype" in package else b"spreadsheet"
    if b"spreadsheet" in kind:
        return Kind.OPEN_DOCUMENT
    return refuse("FM103", "word" if b"opendocument.text" in kind else "")


def _text_start(data: bytes) -> bytes:
    """Return the first kilobytes, as bytes of ASCII also where the text is in UTF-16."""
    start = data[:4096]
    has_mark = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    # Text in UTF-16 has a zero in every other byte, also where it has no mark.
    is_wide = has_mark or start[1:8:2] == bytes(4) or start[:8:2] == bytes(4)
    return start[2 if has_mark else 0 :].replace(b"\0", b"") if is_wide else start


def is_table(data: bytes) -> bool:
    """Return whether a text looks like a table: no control characters, and a separator in its first line."""
    start = _text_start(data)
    if any(byte < 9 or 13 < byte < 32 for byte in start) or start.lstrip().startswith((b"<", b"{", b"[")):
        return False
    first_line = start.lstrip().replace(b"\r", b"\n").partition(b"\n")[0]
    return any(separator in first_line for separator in (b";", b",", b"\t", b"|"))
