"""The JSON of a file, however the computer that saved it wrote its characters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fokusmanad.own_files.untrusted_json import parse_json

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 50_000_000
"""Bytes; a summary of all 290 kommuner takes half a million."""
_CONSOLE_ENCODINGS = ("cp1252", "cp850", "cp437")
"""In this order the wrong one of them never fits Swedish text."""
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def load_json(path: Path) -> Any:
    """Read a file of JSON; OSError where it cannot be opened, ValueError where it is none."""
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        msg = "too large"
        raise ValueError(msg)
    return parse_json(_decoded(data))


def _decoded(data: bytes) -> str:
    """Return the text, also of a file that Windows PowerShell wrote with ">".

    It takes the program's UTF-8 for the console's old code page and then writes UTF-16; both are undone.
    """
    text = data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    if text.isascii() or not data.startswith(_UTF_16_MARKS):
        return text
    for encoding in _CONSOLE_ENCODINGS:
        try:
            return text.encode(encoding).decode()
        except UnicodeError:
            continue
    return text
