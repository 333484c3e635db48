"""The compound file around an .xls workbook or an encrypted .xlsx: its streams by name, within bounds."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fokusmanad.excel.limits import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

_END_OF_CHAIN = 0xFFFFFFFA
_ENTRY = 128
_STREAM = 2
_HEADER = 512
# The streams that are read; of the others only the names matter.
READ = frozenset({"Workbook", "Book", "\x05SummaryInformation", "\x05DocumentSummaryInformation"})


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: where in the file each of its sectors starts, how large they are, and its length."""

    sectors: tuple[int, ...]
    sector_size: int
    size: int

    def read(self, data: bytes) -> bytes:
        """Return the stream's content out of the file `data`."""
        return b"".join(data[start : start + self.sector_size] for start in self.sectors)[: self.size]

    def place(self, offset: int) -> int:
        """Return where in the file the byte at `offset` of the stream stands."""
        return self.sectors[offset // self.sector_size] + offset % self.sector_size


def streams(data: bytes) -> Mapping[str, Stream]:
    """Return the streams of a compound file by name. Raises RefusalError (FM101) where it is damaged."""
    try:
        return _streams(data)
    except (struct.error, IndexError, ValueError):
        refuse("FM101")


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
            placed.setdefault(_name(entry), struct.unpack_from("<II", entry, 116))
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
    """Follow a chain of sectors to its end; one that goes in a circle is damage."""
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


def _name(entry: bytes) -> str:
    length = int.from_bytes(entry[64:66], "little")
    return entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
