"""Office files saved so that the same input gives the same bytes: no trace of when they were written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Callable

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""


def repacked(data: bytes, change: Callable[[str, bytes], bytes] = lambda _, content: content) -> bytes:
    """Return an archive with no trace of when it was packed, each part as `change` (name, content) makes it."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, MOMENT)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, change(name, source.read(name)))
    return packed.getvalue()
