"""Change workbooks at random, as damage, other programs and attackers do; the same seed gives the same change."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10_0000, 0x7FFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFF)
_WORDS = (
    *("", "0", "1", "-1", "1.5", "1e400", "NaN", "inf", "4294967296", "99999999999999999999", "1048576", "1048577"),
    *("A0", "A1", "XFD1048576", "XFE1", "ZZ100000", "A1:XFD1048576", "A1:A1048576", "$A$1", "a1", "1A", "Ä1", "\u0661"),
    *("s", "n", "b", "e", "d", "str", "inlineStr", "float", "date", "time", "boolean", "percentage", "string", "true"),
    *(
        "false",
        "collapse",
        "filter",
        "hidden",
        "veryHidden",
        "#REF!",
        "#N/A",
        "#SPILL!",
        "../../x",
        "/",
        "xl",
        "External",
    ),
    *(
        "2026-03-01",
        "9999-12-31T23:59:60",
        "0000-00-00",
        "PT99999999999H",
        "P1Y",
        "=1+1",
        "Ja",
        "\u200bNej",
        "&amp;",
        "&#0;",
    ),
    *("]]>", "<!--", "\ufffe", "å" * 300, "9" * 400, "{0}", "{limit}", "%s", "\t\r\n", "\x1b[31m", "\u202e"),
)
_ATTRIBUTE = re.compile(rb'([\w:.-]+)="([^"]*)"')
_TAG = re.compile(rb"<[^<>]*>")
_TEXT = re.compile(rb">([^<>]+)<")
_ELEMENT = re.compile(rb"<([\w:]+)[^<>]*(?:/>|>[^<>]*</\1>)")


def mutated(data: bytes, random: Random) -> bytes:
    """Return a workbook changed in one to four ways, after which it may not be one."""
    for _ in range(random.randint(1, 4)):
        change = random.choice((_in_zip, _in_zip, _in_zip, _in_bytes) if data[:2] == b"PK" else (_in_bytes,))
        data = change(data, random)
    return data


def _in_zip(data: bytes, random: Random) -> bytes:
    """Change the parts of a zip, or its metadata, and pack it again correctly."""
    parts = _unpacked(data)
    if not parts:
        return _in_bytes(data, random)
    name = random.choice(sorted(parts))
    match random.randrange(12):
        case 0:
            del parts[name]
        case 1:
            parts[random.choice(sorted(parts)).swapcase()] = parts[name]
        case 2:
            parts[name.replace("/", "\\") if random.random() < 0.5 else f"../{name}"] = parts.pop(name)
        case 3:
            parts[name] = parts[random.choice(sorted(parts))]
        case 4 | 5:
            parts[name] = _in_bytes(parts[name], random)
        case _:
            parts[name] = _in_xml(parts[name], random)
    return _packed(parts, random)


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist() if info.file_size < 1_000_000}
    except Exception:
        return {}


def _packed(parts: dict[str, bytes], random: Random) -> bytes:
    stream = BytesIO()
    method = random.choice((ZIP_DEFLATED, ZIP_DEFLATED, ZIP_STORED))
    with ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            info = ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, content)
    return stream.getvalue()


def _in_bytes(data: bytes, random: Random) -> bytes:  # noqa: PLR0911 - a way each
    if not data:
        return bytes(random.randrange(256) for _ in range(8))
    at = random.randrange(len(data))
    end = min(len(data), at + random.choice((1, 2, 4, 16, 512, 4096)))
    match random.randrange(7):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[end:]
        case 2:
            return data[:at] + data[at:end] * random.choice((2, 3, 20)) + data[end:]
        case 3:
            return data[:at] + bytes((data[at] ^ (1 << random.randrange(8)),)) + data[at + 1 :]
        case 4:
            return data[:at] + bytes((random.randrange(256),)) + data[at + 1 :]
        case 5:
            number = random.choice(_NUMBERS)
            shape = random.choice("BHI")
            packed = struct.pack(f"<{shape}", number & (256 ** struct.calcsize(shape) - 1))
            return data[:at] + packed + data[at + len(packed) :]
        case _:
            other = random.randrange(len(data))
            return data[:at] + data[other : other + end - at] + data[end:]


def _in_xml(content: bytes, random: Random) -> bytes:
    change: Callable[[bytes, Random], bytes] = random.choice(
        (_attribute, _attribute, _attribute, _text, _tag, _element)
    )
    return change(content, random)


def _attribute(content: bytes, random: Random) -> bytes:
    return _changed(content, _ATTRIBUTE, 2, random)


def _text(content: bytes, random: Random) -> bytes:
    return _changed(content, _TEXT, 1, random)


def _changed(content: bytes, pattern: re.Pattern[bytes], group: int, random: Random) -> bytes:
    """Replace the pattern's group by a word, or by the text of another match."""
    found = list(pattern.finditer(content))
    if not found:
        return _in_bytes(content, random)
    one, other = random.choice(found), random.choice(found)
    word = random.choice(_WORDS).encode() if random.random() < 0.7 else other[group]
    return content[: one.start(group)] + word + content[one.end(group) :]


def _tag(content: bytes, random: Random) -> bytes:
    """Remove a tag, so that what follows moves or the part is not well-formed."""
    found = list(_TAG.finditer(content))
    if not found:
        return _in_bytes(content, random)
    one = random.choice(found)
    return content[: one.start()] + content[one.end() :]


def _element(content: bytes, random: Random) -> bytes:
    """Repeat an element, remove it, or move it to another's place."""
    found = list(_ELEMENT.finditer(content))
    if not found:
        return _in_bytes(content, random)
    one, other = random.choice(found), random.choice(found)
    times = random.choice((0, 2, 2_000))
    if random.random() < 0.5:
        return content[: one.start()] + one[0] * times + content[one.end() :]
    return content[: other.start()] + one[0] + content[other.start() :]
