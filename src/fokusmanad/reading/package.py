"""The zip around a workbook, taken apart so that no more is unpacked than its directory declares."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from fokusmanad.reading.limits import LIMITS, MEGABYTE, MOST_STEPS, Allowance, refuse, refuse_size
from fokusmanad.reading.markup import tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

LOCAL_HEADER = 30
"""Bytes in front of a member's name, its extra field and its content."""
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_PIECE = 1 << 20
_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(slots=True)
class Package:
    """The parts of a zip by name, in lower case with forward slashes, since other tools write them in any way."""

    data: bytes
    parts: Mapping[str, ZipInfo]
    steps: Allowance = field(default_factory=lambda: Allowance(MOST_STEPS))
    """Tags or records that Python may still parse."""
    _kept: int = field(default=0)

    def __contains__(self, name: str) -> bool:
        return name in self.parts

    def size(self, name: str) -> int:
        """Return how many bytes a part, which must be there, unpacks to by the directory."""
        info = self.parts.get(name) or refuse("FM101")
        return info.file_size

    def read(self, name: str) -> bytes:
        """Return a part, which must be there, unpacked."""
        info = self.parts.get(name) or refuse("FM101")
        self.keep(info.file_size)
        content = b"".join(self.pieces(name))
        if zlib.crc32(content) != info.CRC:
            refuse("FM101")
        return content

    def xml(self, name: str) -> bytes:
        """Return a part as UTF-8 without document type, so that its bytes can be searched and its entities are five."""
        return plain_xml(self.read(name))

    def tree(self, name: str) -> Element:
        """Return a small part as a tree. Raises RefusalError where it is not well-formed or not small."""
        content = self.xml(name)
        self.steps.take(content.count(b"<"))
        return tree(content)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part, which must be there, a megabyte or the whole of a smaller one at a time."""
        info = self.parts.get(name) or refuse("FM101")
        packed = self._packed(info)
        if info.compress_type == ZIP_STORED:
            yield bytes(packed)
        elif info.compress_type == ZIP_DEFLATED:
            yield from _inflate(packed, info)
        else:
            refuse("FM101")

    def keep(self, size: int) -> None:
        """Count `size` bytes as held, and refuse the file where that is more than may be."""
        self._kept += size
        if self._kept > LIMITS.kept * MEGABYTE:
            refuse_size("kept")

    def _packed(self, info: ZipInfo) -> memoryview:
        if info.flag_bits & _ENCRYPTED:
            refuse("FM102")
        start = info.header_offset
        # Compare with the size first: struct raises OverflowError for an offset beyond the platform's address space.
        # An offset is negative where the archive misplaces its directory.
        if not 0 <= start <= len(self.data) - LOCAL_HEADER:
            refuse("FM101")
        start += LOCAL_HEADER + sum(struct.unpack_from("<HH", self.data, start + 26))
        return memoryview(self.data)[start : start + info.compress_size]


def open_package(data: bytes) -> Package:
    """Read the directory of a zip. Raises RefusalError where it is damaged or declares too much."""
    # Each entry costs Python microseconds, so they are counted before they are read.
    if data.count(_ENTRY) > LIMITS.parts:
        refuse_size("parts")
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, NotImplementedError, OverflowError, ValueError, OSError, struct.error):
        refuse("FM101")
    if sum(entry.file_size for entry in entries) > LIMITS.unpacked * MEGABYTE:
        refuse_size("unpacked")
    return Package(data, {part_name(entry.filename): entry for entry in entries})


def pack(parts: Mapping[str, bytes]) -> BytesIO:
    """Return an uncompressed zip of `parts`: exactly what the guard has checked."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    stream.seek(0)
    return stream


def part_name(name: str) -> str:
    """Return a part's name as `Package` keeps it."""
    return name.replace("\\", "/").lstrip("/").lower()


def plain_xml(content: bytes) -> bytes:
    """Return XML in UTF-8, whatever encoding it came in; XML with a document type is refused as damaged."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = _DECLARATION.sub("", _decoded(content, "utf-16")).encode()
    elif (declared := _ENCODING.match(content)) and declared[1].lower() not in {b"utf-8", b"utf8", b"us-ascii"}:
        content = _decoded(content[declared.end() :], declared[1].decode()).encode()
    if b"<!DOCTYPE" in content:
        refuse("FM101")
    return content


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        refuse("FM101")


def _inflate(packed: memoryview, info: ZipInfo) -> Iterator[bytes]:
    """Yield a part unpacked, exactly as many bytes as the directory declares, a megabyte at most at a time.

    Raises:
        RefusalError: FM104 where the part is larger than declared, FM101 where it is damaged.
    """
    unpacked = 0
    for piece in _inflated(packed):
        unpacked += len(piece)
        if unpacked > info.file_size:
            _refuse_surplus(packed, info.CRC)
        yield piece
    if unpacked != info.file_size:
        refuse("FM101")


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), _PIECE):
        rest: bytes | memoryview = packed[start : start + _PIECE]
        while rest and not inflater.eof:
            try:
                piece = inflater.decompress(rest, _PIECE)
            except zlib.error:
                refuse("FM101")
            rest = inflater.unconsumed_tail
            yield piece


def _refuse_surplus(packed: memoryview, declared_crc: int) -> NoReturn:
    """Refuse a part that unpacks to more than its directory declares.

    A changed byte can lengthen the stream as well as break it. Only a matching checksum proves that the content is
    whole and the declared size wrong; what exceeds the limit is refused as too large at once.
    """
    crc = unpacked = 0
    for piece in _inflated(packed):
        crc = zlib.crc32(piece, crc)
        unpacked += len(piece)
        if unpacked > LIMITS.unpacked * MEGABYTE:
            refuse_size("unpacked")
    if crc == declared_crc:
        refuse_size("unpacked")
    refuse("FM101")
