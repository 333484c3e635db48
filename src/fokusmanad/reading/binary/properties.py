"""The document properties of an .xls workbook: two streams of numbered values ([MS-OLEPS])."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.reading.book import LooseText

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from fokusmanad.reading.binary.compound import Stream

_NAMES = {
    "\x05SummaryInformation": {2: "title", 3: "subject", 4: "author", 5: "keywords", 6: "comments", 8: "last author"},
    "\x05DocumentSummaryInformation": {2: "category", 14: "manager", 15: "company"},
}
_CODE_PAGE, _UTF_8, _UTF_16 = 1, 65001, 1200
_BYTES, _WIDE = 0x1E, 0x1F
_MOST = 1_000
"""Properties that are read; Excel writes twenty."""


def properties(data: bytes, streams: Mapping[str, Stream]) -> Iterator[LooseText]:
    """Yield the properties that hold text. Damaged properties are left out: they do not make a form unreadable."""
    for stream, names in _NAMES.items():
        if stream not in streams:
            continue
        try:
            found = dict(_texts(streams[stream].read(data), names))
        except IndexError:
            continue
        yield from (LooseText("property", found[key], name=name) for key, name in names.items() if found.get(key))


def _texts(content: bytes, wanted: Container[int]) -> Iterator[tuple[int, str]]:
    start = _number(content, 44)
    count = _number(content, start + 4)
    entries = range(start + 8, start + 8 + 8 * min(count, _MOST), 8)
    places = {_number(content, at): start + _number(content, at + 4) for at in entries}
    code_page = _number(content, places[_CODE_PAGE] + 4) & 0xFFFF if _CODE_PAGE in places else 0
    for key, at in places.items():
        if key not in wanted:
            continue
        kind, length = _number(content, at), _number(content, at + 4)
        if kind == _WIDE:
            yield key, content[at + 8 : at + 8 + 2 * length].decode("utf-16-le", "replace").rstrip("\0")
        elif kind == _BYTES:
            yield key, content[at + 8 : at + 8 + length].decode(_encoding(code_page), "replace").rstrip("\0")


def _number(content: bytes, at: int) -> int:
    """Return the number at an offset. Raises IndexError beyond the end, where struct may raise OverflowError."""
    if at > len(content) - 4:
        raise IndexError
    return int.from_bytes(content[at : at + 4], "little")


def _encoding(code_page: int) -> str:
    return {_UTF_8: "utf-8", _UTF_16: "utf-16-le"}.get(code_page, "cp1252")
