"""Defined names of the binary formats are searched; the records are made here, since few writers make them."""

from __future__ import annotations

import struct

from fokusmanad.privacy import Personal, personal_data
from fokusmanad.reading.binary import xls, xlsb

NUMBER = "19900101-1234"  # made up


def test_a_name_of_an_old_workbook_is_read() -> None:
    """Its letters are narrow or wide, and a text in its formula may be either."""
    head = struct.pack("<HBBHHH4x", 0, 0, len(NUMBER), 0, 0, 0)
    for name in (b"\x00" + NUMBER.encode("latin-1"), b"\x01" + NUMBER.encode("utf-16-le")):
        body = head + name
        content = struct.pack("<HH", 0x18, len(body)) + body + struct.pack("<HH", 0x0A, 0)
        assert [personal_data(loose_text.text) for loose_text in xls.defined_names(content)] == [Personal.IDENTITY]


def test_a_text_in_the_formula_of_a_name_is_read() -> None:
    """The text is narrow, wide, or as before Excel 97, without a flag for the width."""
    narrow, wide = NUMBER.encode("latin-1"), NUMBER.encode("utf-16-le")
    for flag, text in ((b"\x00", narrow), (b"\x01", wide), (b"", narrow)):
        formula = bytes((0x17, len(NUMBER))) + flag + text
        body = (
            struct.pack("<HBBHHH4x", 0, 0, 4, len(formula), 0, 0)
            + flag
            + "svar".encode("utf-16-le" if flag == b"\x01" else "latin-1")
        )
        content = struct.pack("<HH", 0x18, len(body + formula)) + body + formula + struct.pack("<HH", 0x0A, 0)
        [loose_text] = xls.defined_names(content)
        assert (loose_text.name, loose_text.text) == ("svar", f"svar {NUMBER}")


def test_a_name_of_a_binary_workbook_is_read() -> None:
    """Its letters are wide and follow their number."""
    body = struct.pack("<IBII", 0, 0, 0, len(NUMBER)) + NUMBER.encode("utf-16-le")
    content = bytes((39, len(body))) + body
    assert [personal_data(loose_text.text) for loose_text in xlsb.defined_names(content)] == [Personal.IDENTITY]


def test_an_ordinary_name_is_not_taken_for_anything() -> None:
    """A print area, which every spreadsheet program makes, holds no text."""
    name = b"\x00" + b"Print_Area" + bytes((0x3B, 0, 0, 0, 0, 3, 0, 0, 0, 6, 0))
    body = struct.pack("<HBBHHH4x", 0, 0, 10, 11, 0, 0) + name
    content = struct.pack("<HH", 0x18, len(body)) + body
    assert [personal_data(loose_text.text) for loose_text in xls.defined_names(content)] == [None]
