"""Workbooks saved so that the same input gives the same bytes: openpyxl writes the time of day into them."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

_PROPERTIES = "docProps/core.xml"
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
# The earliest that a zip can hold.
_MOMENT, _WRITTEN = (1980, 1, 1, 0, 0, 0), rb"\g<1>1980-01-01T00:00:00Z"


def save(book: Workbook) -> bytes:
    """Return the bytes of a workbook, with no trace of when it was written."""
    written, stable = BytesIO(), BytesIO()
    book.save(written)
    with ZipFile(written) as source, ZipFile(stable, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == _PROPERTIES:
                content = _TIME.sub(_WRITTEN, content)
            info = ZipInfo(name, _MOMENT)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, content)
    return stable.getvalue()
