"""The document properties of an .xls workbook: two streams of numbered values ([MS-OLEPS])."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from fokusmanad.reading.book import LooseText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.reading.binary.compound import Stream

_NAMES = {
    "\x05SummaryInformation": {2: "title", 3: "subject", 4: "author", 5: "keywords", 6: "comments", 8: "last author"},
    "\x05DocumentSummaryInformation": {2: "category", 14: "manager", 15: "company"},
}
_CODE_PAGE, _UTF_8, _UTF_16 = 1, 65001, 1200
_BYTES, _WIDE = 0x1E, 0x1F


def properties(data: bytes, streams: Mapping[str, Stream]) -> Iterator[LooseText]:
    """Yield the properties that hold text. Damaged properties are left out: they do not make a form unreadable."""
    for stream, names in _NAMES.items():
        if stream not in streams:
            continue
        try:
            found = dict(_texts(streams[stream].read(data)))
        except (struct.error, IndexError):
            continue
        yield from (LooseText("property", found[key], name=name) for key, name in names.items() if found.get(key))


def _texts(content: bytes) -> Iterator[tuple[int, str]]:
    start = struct.unpack_from("<I", content, 44)[0]
    count = struct.unpack_from("<I", content, start + 4)[0]
    entries = [struct.unpack_from("<II", content, start + 8 + 8 * index) for index in range(min(count, 1_000))]
    code_page = next(
        (struct.unpack_from("<H", content, start + at + 4)[0] for key, at in entries if key == _CODE_PAGE), 0
    )
    for key, at in entries:
        kind, length = struct.unpack_from("<II", content, start + at)
        body = content[start + at + 8 :]
        if kind == _WIDE:
            yield key, body[: 2 * length].decode("utf-16-le", "replace").rstrip("\0")
        elif kind == _BYTES:
            yield key, body[:length].decode(_encoding(code_page), "replace").rstrip("\0")


def _encoding(code_page: int) -> str:
    return {_UTF_8: "utf-8", _UTF_16: "utf-16-le"}.get(code_page, "cp1252")
