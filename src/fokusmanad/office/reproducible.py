"""Office files saved so that the same input gives the same bytes: no trace of when they were written."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook

_PROPERTIES = "docProps/core.xml"
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""
_WRITTEN = rb"\g<1>1980-01-01T00:00:00Z"


def save(book: Workbook) -> bytes:
    """Return the bytes of a workbook of openpyxl's."""
    written = BytesIO()
    book.save(written)
    return repacked(written.getvalue(), _timeless)


def repacked(data: bytes, change: Callable[[str, bytes], bytes] = lambda _, content: content) -> bytes:
    """Return an archive with no trace of when it was packed, each part as `change` (name, content) makes it."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, MOMENT)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, change(name, source.read(name)))
    return packed.getvalue()


def _timeless(name: str, content: bytes) -> bytes:
    """Remove the time of day, which openpyxl writes, from the document's properties."""
    return _TIME.sub(_WRITTEN, content) if name == _PROPERTIES else content
