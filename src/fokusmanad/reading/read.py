"""A workbook file in, a Book or the reason why there is none out."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from fokusmanad.findings.problem import Problem
from fokusmanad.reading.detect import COMPOUND, ZIP, Kind, is_table, kind_of, refuse_other
from fokusmanad.reading.limits import LIMITS, MEGABYTE, RefusalError, refuse, too_large
from fokusmanad.reading.package import open_package
from fokusmanad.reading.xlsx.workbook import read_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from fokusmanad.reading.book import Book

TABLE_SUFFIXES = (".csv", ".tsv")
"""The endings of texts with separators."""
NAMED_TABLE_SUFFIXES = (*TABLE_SUFFIXES, ".txt")
"""The endings of those that are named themselves: Excel saves Unicode Text as .txt, but in a folder such a text may be
anything."""

# Encryption by rights management, as a sensitivity label asks for: no password opens it ([MS-OFFCRYPTO] 2.2).
_LABEL_STREAMS = frozenset({"DRMEncryptedDataSpace", "DRMEncryptedTransform", "DRMViewerContent", "\tDRMContent"})
_PASSWORD_STREAMS = frozenset({"EncryptedPackage", "EncryptionInfo"})


def read_workbook(source: Path | bytes, *, is_csv: bool = False) -> Book | Problem:
    """Read a workbook file, or the bytes of one. Its content decides the kind; by its name only, a text may be csv.

    Returns FM101 to FM104 for what cannot be read; nothing about the file is ever raised.
    """
    try:
        data = _load(source)
    except OSError:
        return Problem("FM101", variant="unreadable")
    if data is None:
        return too_large("packed")
    try:
        return _read_bytes(data, is_csv=is_csv)
    except RefusalError as refusal:
        return refusal.problem


def _load(source: Path | bytes) -> bytes | None:
    """Return the bytes, None if there are too many to check."""
    most = LIMITS.packed * MEGABYTE
    if isinstance(source, bytes):
        return source if len(source) <= most else None
    if source.stat().st_size > most:
        return None
    # A file may grow while it is read, and a device has no size.
    with source.open("rb") as file:
        data = file.read(most + 1)
    return data if len(data) <= most else None


def _read_bytes(data: bytes, *, is_csv: bool) -> Book:
    if data.startswith(COMPOUND):
        return _read_compound(data)
    if not data.startswith(ZIP):
        if is_csv and is_table(data):
            from fokusmanad.reading.csv_table import read_csv

            return read_csv(data)
        refuse_other(data)
    package = open_package(data)
    kind, main = kind_of(package)
    match kind:
        case Kind.EXCEL_XML:
            return read_xlsx(package, main)
        case Kind.EXCEL_BINARY:
            from fokusmanad.reading.binary.xlsb import read_xlsb

            return read_xlsb(package, main)
        case Kind.OPEN_DOCUMENT:
            from fokusmanad.reading.ods.workbook import read_ods

            return read_ods(package, main)
        case _:
            assert_never(kind)


def _read_compound(data: bytes) -> Book:
    from fokusmanad.reading.binary import compound
    from fokusmanad.reading.binary.xls import read_xls

    streams = compound.streams(data)
    if _LABEL_STREAMS & streams.keys():
        refuse("FM108")
    if _PASSWORD_STREAMS & streams.keys():
        refuse("FM102")
    if "Workbook" not in streams and "Book" not in streams:
        refuse("FM103", "word" if "WordDocument" in streams else "")
    return read_xls(data, streams)
