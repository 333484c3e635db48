"""Office files are zip archives: packed anew so that the same report gives the same bytes, their text made safe."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Callable

# The earliest that a zip can hold.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_UNSEEN = {"Cc", "Cs", "Cn"}


def repacked(data: bytes, change: Callable[[str, bytes], bytes] = lambda _, content: content) -> bytes:
    """Return the archive with no trace of when it was packed, each part as `change` (name, content) makes it."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, _MOMENT)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, change(name, source.read(name)))
    return packed.getvalue()


def writable(words: str) -> str:
    """Return text without what XML cannot hold: a title is a stranger's, and may have any character."""
    return "".join(each if unicodedata.category(each) not in _UNSEEN else " " for each in words)
