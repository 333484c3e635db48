"""A .zip of workbooks: its members and their bytes. Nothing is extracted to the disk."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from copy import copy
from typing import TYPE_CHECKING

from fokusmanad.findings.problem import Problem
from fokusmanad.reading.limits import LIMITS, MEGABYTE, RefusalError, refuse, refuse_size, too_large
from fokusmanad.reading.package import LOCAL_HEADER, Package

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST_NAMES = 1_000
_MOST_DIRECTORY = LIMITS.members * _LONGEST_NAMES


def members(path: Path) -> list[zipfile.ZipInfo] | Problem:
    """Return the files in an archive; FM101 or FM104 where it cannot be read or holds more than may be."""
    try:
        with _Bounded(path) as file, zipfile.ZipFile(file) as archive:
            found = [member for member in archive.infolist() if not member.is_dir()]
    except (OSError, zipfile.BadZipFile, NotImplementedError, OverflowError, ValueError, struct.error):
        return Problem("FM101")
    except RefusalError as refusal:
        return refusal.problem
    if len(found) > LIMITS.members:
        return too_large("members")
    if sum(member.file_size for member in found) > LIMITS.archive * MEGABYTE:
        return too_large("archive")
    return found


def unpacked(path: Path, member: zipfile.ZipInfo) -> bytes | Problem:
    """Return the bytes of one file in an archive; FM101, FM102 or FM104 where they cannot be had."""
    try:
        return _unpacked(path, member)
    except OSError:
        return Problem("FM101")
    except RefusalError as refusal:
        return refusal.problem


class _Bounded(io.FileIO):
    """A file that refuses long reads: zipfile reads as much of a directory as the archive declares."""

    def read(self, size: int | None = -1) -> bytes:
        """Read at most `size` bytes. Raises RefusalError (FM104) where that is too much."""
        if size is not None and size > _MOST_DIRECTORY:
            refuse_size("members")
        return super().read(size)


def _unpacked(path: Path, member: zipfile.ZipInfo) -> bytes:
    most = LIMITS.packed * MEGABYTE
    if max(member.file_size, member.compress_size) > most:
        refuse_size("packed")
    # Unpack without zipfile, which would read the whole directory again for each file.
    with path.open("rb") as file:
        # Compare with the size first: seeking raises OverflowError or ValueError for an offset that no file has.
        if not 0 <= member.header_offset <= os.fstat(file.fileno()).st_size - LOCAL_HEADER:
            refuse("FM101")
        file.seek(member.header_offset)
        header = file.read(LOCAL_HEADER)
        data = header + file.read(sum(struct.unpack_from("<HH", header, 26)) + member.compress_size)
    alone = copy(member)
    alone.header_offset = 0
    return Package(data, {"": alone}).read("")
