"""The compound file around an .xls workbook or an encrypted .xlsx: its streams read by name, and one written."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fokusmanad.reading.limits import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_END_OF_CHAIN = 0xFFFFFFFA
_ENTRY = 128
_STREAM = 2
_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_FREE, _LAST, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LARGE_SECTOR = 4096
"""With sectors of this size the header has room for the table of a stream of 400 MB."""
LEAST = 4096
"""A shorter stream would be stored among the small ones."""
# The streams that are read; of the others only the names matter.
READ = frozenset({"Workbook", "Book", "\x05SummaryInformation", "\x05DocumentSummaryInformation"})


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: where in the file each of its sectors starts, how large they are, and its length."""

    sectors: tuple[int, ...]
    sector_size: int
    size: int

    def read(self, data: bytes) -> bytes:
        """Return the stream's content from the file `data`."""
        return b"".join(data[start : start + self.sector_size] for start in self.sectors)[: self.size]

    def place(self, offset: int) -> int:
        """Return the position in the file of the byte at `offset` of the stream."""
        return self.sectors[offset // self.sector_size] + offset % self.sector_size


def streams(data: bytes) -> Mapping[str, Stream]:
    """Return the streams of a compound file by name. Raises RefusalError (FM101) where it is damaged."""
    try:
        return _streams(data)
    except (struct.error, IndexError, ValueError):
        refuse("FM101")


def pack(name: str, content: bytes) -> bytes:
    """Return a compound file with one stream, of `LEAST` bytes or more, and nothing else ([MS-CFB] 2)."""
    count = -(-len(content) // _LARGE_SECTOR)
    tables = 1
    while count + 1 + tables > tables * _LARGE_SECTOR // 4:
        tables += 1
    # First the stream, then the directory, last the table that leads from each sector to the next.
    following = [*range(1, count), _LAST, _LAST, *[_TABLE] * tables]
    header = struct.pack("<8s16x5H6x", _MAGIC, 0x3E, 4, 0xFFFE, 12, 6)
    header += struct.pack("<9I", 1, tables, count, 0, LEAST, _LAST, 0, _LAST, 0)
    places = range(count + 1, count + 1 + tables)
    return b"".join(
        (
            (header + _numbers(places, 109)).ljust(_LARGE_SECTOR, b"\0"),
            content.ljust(count * _LARGE_SECTOR, b"\0"),
            (_entry("Root Entry", 5, 1, 0, 0) + _entry(name, _STREAM, _FREE, 0, len(content))).ljust(
                _LARGE_SECTOR, b"\0"
            ),
            _numbers(following, tables * _LARGE_SECTOR // 4),
        )
    )


def _numbers(numbers: Sequence[int], room: int) -> bytes:
    return struct.pack(f"<{room}I", *numbers, *[_FREE] * (room - len(numbers)))


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBB3I36xIQ", letters, len(letters), kind, 1, _FREE, _FREE, child, first, size)


def _streams(data: bytes) -> dict[str, Stream]:
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    first_directory, _, cutoff, first_mini, _ = struct.unpack_from("<5I", data, 48)
    if shift not in {9, 12} or mini_shift != 6:
        refuse("FM101")
    size = 1 << shift
    table = _sector_table(data, size)
    directory = Stream(_starts(_chain(table, first_directory), size), size, len(data)).read(data)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    root_first, _ = struct.unpack_from("<II", entries[0], 116)
    mini_home = Stream(_starts(_chain(table, root_first), size), size, len(data))
    mini_table = _integers(Stream(_starts(_chain(table, first_mini), size), size, len(data)).read(data))
    # Of a name given twice the first counts, as for calamine: the others are in workbooks embedded in this one.
    placed: dict[str, tuple[int, int]] = {}
    for entry in entries:
        if entry[66] == _STREAM:
            placed.setdefault(_entry_name(entry), struct.unpack_from("<II", entry, 116))
    found = dict.fromkeys(placed, Stream((), size, 0))
    for name in placed.keys() & READ:
        first, length = placed[name]
        if length < cutoff:
            home = tuple(mini_home.place(sector << mini_shift) for sector in _chain(mini_table, first))
            found[name] = Stream(home, 1 << mini_shift, length)
        else:
            found[name] = Stream(_starts(_chain(table, first), size), size, length)
    return found


def _sector_table(data: bytes, size: int) -> tuple[int, ...]:
    """Return the table that leads from each sector to the next."""
    listed = list(struct.unpack_from("<109I", data, 76))
    following = struct.unpack_from("<I", data, 68)[0]
    most = len(data) // size + 1
    seen = 0
    while following < _END_OF_CHAIN and seen < most:
        block = _integers(data[(following + 1) * size : (following + 2) * size])
        listed += block[:-1]
        following, seen = block[-1], seen + 1
    there = [sector for sector in listed if sector < most]
    return _integers(b"".join(data[(sector + 1) * size : (sector + 2) * size] for sector in there[:most]))


def _chain(table: tuple[int, ...], first: int) -> tuple[int, ...]:
    """Follow a chain of sectors to its end; a circular one is damage."""
    chain: list[int] = []
    sector = first
    while sector < _END_OF_CHAIN:
        chain.append(sector)
        if len(chain) > len(table):
            refuse("FM101")
        sector = table[sector]
    return tuple(chain)


def _starts(chain: tuple[int, ...], size: int) -> tuple[int, ...]:
    return tuple((sector + 1) * size for sector in chain)


def _integers(block: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])


def _entry_name(entry: bytes) -> str:
    length = int.from_bytes(entry[64:66], "little")
    return entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
