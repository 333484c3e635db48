"""A rebuilt compound file: calamine gets the same bytes that were examined."""

from __future__ import annotations

import pytest

from fokusmanad.reading.binary import compound

SECTOR = 4096
IN_ONE_TABLE = 1022 * SECTOR
"""A table has room for 1,024 sectors: the stream's, the directory's and its own."""


@pytest.mark.parametrize("size", [compound.LEAST, SECTOR + 1, IN_ONE_TABLE, IN_ONE_TABLE + 1, 9_000_000])
def test_a_stream_is_found_again(size: int) -> None:
    """The stream is whole, however many sectors and tables it takes."""
    content = bytes(number % 251 for number in range(size))
    packed = compound.pack("Workbook", content)
    found = compound.streams(packed)
    assert list(found) == ["Workbook"]
    assert found["Workbook"].read(packed) == content
