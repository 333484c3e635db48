"""Document properties of .xls workbooks: damaged ones are left out, wherever they point."""

from __future__ import annotations

import struct

import pytest

from fokusmanad.reading.binary.compound import Stream
from fokusmanad.reading.binary.properties import properties
from fokusmanad.reading.book import LooseText

_BYTES = 0x1E


def found_in(content: bytes) -> list[LooseText]:
    """Return the properties of a file that is only a summary stream."""
    stream = Stream((0,), len(content), len(content))
    return list(properties(content, {"\x05SummaryInformation": stream}))


def summary(*, start: int = 48, count: int = 2, offset: int = 24, length: int = 4) -> bytes:
    """Return a stream with the code page and the title "Åre"; each number can be replaced."""
    entries = struct.pack("<4I", 1, 36, 2, offset)
    title = struct.pack("<2I", _BYTES, length) + "Åre\0".encode("cp1252")
    code_page = struct.pack("<2I", 2, 1252)
    return bytes(44) + struct.pack("<3I", start, 0, count) + entries + title + code_page


def test_a_title_is_read() -> None:
    """The offsets count from the start of the section."""
    assert found_in(summary()) == [LooseText("property", "Åre", name="title")]


@pytest.mark.parametrize("far", [10_000, 2**31 - 1, 2**31, 2**32 - 1])
@pytest.mark.parametrize("field", ["start", "offset", "count"])
def test_what_points_beyond_the_end_is_left_out(field: str, far: int) -> None:
    """The sum of two offsets may exceed what a computer with 32 bits can address."""
    assert found_in(summary(**{field: far})) == []


@pytest.mark.parametrize("size", range(0, 80, 3))
def test_a_stream_that_is_cut_off_is_left_out(size: int) -> None:
    """The stream may end anywhere before the end of its title."""
    assert all(text.name == "title" for text in found_in(summary()[:size]))
