"""Texts in any part of a file that may hold an identity number, found in its bytes.

A workbook keeps text in many parts that no sheet shows: recorded changes, caches of charts, paths, connections,
embedded documents. They are searched by their bytes and not by a list of places: every program adds places of its own.
"""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING

from fokusmanad.reading.book import LooseKind, LooseText
from fokusmanad.reading.limits import LIMITS, MEGABYTE, Allowance, RefusalError
from fokusmanad.reading.package import open_package, plain_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.reading.package import Package

# Ten digits with whatever people put between them: the quickest test, which most parts fail. Wide and exotic separators
# (no-break space, dashes of Unicode) are UTF-8 sequences.
_APART = rb"(?:[ \t./_+\-]|\xc2\xa0|\xe2\x80[\x80-\x8b\x90-\x95\xaf]|\xe2\x88\x92){0,3}"
_DIGITS = re.compile(rb"[0-9](?:" + _APART + rb"[0-9]){9,}")
_AS_DIGITS = bytes.maketrans(b"0123456789", b"0000000000")
_TEN_DIGITS = b"0" * 10
_BETWEEN = b" \t./_+-\xc2\xa0\xe2\x88\x92\xaf" + bytes(range(0x80, 0x96))
_WIDE_DIGITS = re.compile(rb"(?:[0-9]\x00(?:[ ./_+\-]\x00){0,3}){10,}")
_DELIMITERS = (b"<", b">", b'"', b"'")
_RIGHT = re.compile(rb"[^<>\"']*")
# The table of places at the end of a PDF.
_PDF_PLACE = re.compile(rb"\d{10} \d{5} [nf]\b")
_MOST_AROUND = 200
"""Bytes on each side of the digits that belong to the same text."""
# Runs of a paragraph or a string, over which a number may be spread. A match ends at the next paragraph and possessive
# quantifiers forbid backtracking, so that no markup takes more than one pass.
_PARAGRAPH_NAME = rb"(?:\w+:)?(?:p|si|comment|text)(?=[\s/>])"
_PARAGRAPH = re.compile(
    rb"<(" + _PARAGRAPH_NAME + rb")[^<>]*+(?<!/)>(?:[^<]++|<(?!" + _PARAGRAPH_NAME + rb"|/\1>))*+</\1>", re.IGNORECASE
)
_TAG = re.compile(rb"<[^<>]*>")
_CODE = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,5})|([0-9]{1,7}));")
_ESCAPED = re.compile(rb"%([23][0-9A-Fa-f])")
# Numbers that programs give to things: axes of charts, shapes, positions.
_PROGRAM_NUMBER = re.compile(rb"<(?:\w+:)?(?:axId|crossAx)\s[^<>]*\Z|\s(?:id|spid|x|y|cx|cy|idx|shapeId|uniqueId)=\Z")
_NUMBER = re.compile(r"-?\d+\.\d+(?:[eE][+-]?\d+)?")
_BASE64_BYTES = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/\r\n"
_SHORTEST_BASE64 = 200
_BASE64 = re.compile(rb"[%b]{%d,}={0,2}" % (_BASE64_BYTES, _SHORTEST_BASE64))
_AS_BASE64 = bytes.maketrans(_BASE64_BYTES, b"A" * len(_BASE64_BYTES))
_RUN_OF_BASE64 = b"A" * _SHORTEST_BASE64
_ZIP, _COMPOUND = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_SEALED_STREAMS = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"\x01\0\0\0",
    b"\xd7\xcd\xc6\x9a",
)
_EMBEDDED = ("/embeddings/", "object ", "objectreplacements/")
_DEEPEST = 3


def part_texts(package: Package, seen: frozenset[str] = frozenset()) -> Iterator[LooseText]:
    """Yield each text with ten digits or more of every part but those in `seen`, and what cannot be searched."""
    yield from _Search().package(package, seen)


def bytes_texts(data: bytes) -> Iterator[LooseText]:
    """Yield each text with ten digits or more in a file that is no zip, such as an .xls workbook."""
    yield from dict.fromkeys(_loose("stored", text) for text in _raw_texts(data))


def xml_texts(content: bytes, kind: LooseKind = "stored") -> Iterator[LooseText]:
    """Yield each text with ten digits or more in a piece of XML."""
    yield from dict.fromkeys(_loose(kind, text) for text in _xml_texts(content))


def _loose(kind: LooseKind, text: str) -> LooseText:
    return LooseText(kind, text, of_program=True)


class _Search:
    """One search, with an allowance for all nested files together."""

    def __init__(self) -> None:
        self._bytes = Allowance(LIMITS.unpacked * MEGABYTE)
        self._parts = Allowance(LIMITS.parts)

    def package(self, package: Package, seen: frozenset[str], depth: int = 0) -> Iterator[LooseText]:
        for name in package.parts:
            if name in seen:
                continue
            yield from (_loose("stored", text) for text in _raw_texts(name.encode()))
            try:
                self._parts.take(1)
                self._bytes.take(package.size(name))
                content = b"".join(package.pieces(name))
            except RefusalError:
                # The workbook itself was read within its limits; what is embedded need not be readable.
                yield LooseText("unsearchable", "")
                continue
            yield from dict.fromkeys(self._part(name, content, depth))

    def _part(self, name: str, content: bytes, depth: int) -> Iterator[LooseText]:
        is_embedded = depth > 0 or any(word in name for word in _EMBEDDED)
        if content.startswith(_ZIP) or (is_embedded and _ZIP in content):
            yield from self._nested(content[content.index(_ZIP) :], depth)
        elif content.startswith(_COMPOUND) and all(stream in content for stream in _SEALED_STREAMS):
            yield LooseText("unsearchable", "")
        elif _is_xml(content):
            yield from self._xml(name, content, depth, is_embedded=is_embedded)
        else:
            yield from (_loose("embedded" if is_embedded else "stored", text) for text in _raw_texts(content))
            if is_embedded and not content.startswith((_COMPOUND, *_PICTURES)) and not _is_plain(content):
                yield LooseText("unsearchable", "")

    def _nested(self, data: bytes, depth: int) -> Iterator[LooseText]:
        if depth >= _DEEPEST:
            yield LooseText("unsearchable", "")
            return
        try:
            inner = open_package(data)
        except RefusalError:
            yield LooseText("unsearchable", "")
            return
        for found in self.package(inner, frozenset(), depth + 1):
            yield found if found.kind == "unsearchable" else found._replace(kind="embedded")

    def _xml(self, name: str, content: bytes, depth: int, *, is_embedded: bool) -> Iterator[LooseText]:
        try:
            content = plain_xml(content)
        except RefusalError:
            yield from (_loose("stored", text) for text in _raw_texts(content))
            return
        if name.endswith(".rels"):
            content = _ESCAPED.sub(lambda match: bytes.fromhex(match[1].decode()), content)
        usual: LooseKind = "changes" if "/revisions/" in name else "embedded" if is_embedded else "stored"
        start, end = content.find(b"<table:tracked-changes"), content.find(b"</table:tracked-changes>")
        changes, rest = (content[start:end], content[:start] + content[end:]) if 0 <= start < end else (b"", content)
        yield from (_loose("changes", text) for text in _xml_texts(changes))
        yield from (_loose(usual, text) for text in _xml_texts(rest))
        # Looking for one run of equal bytes is many times as quick as the pattern, which most parts do not match.
        for packed in _BASE64.findall(content) if _RUN_OF_BASE64 in content.translate(_AS_BASE64) else ():
            yield from self._decoded(packed, depth)

    def _decoded(self, packed: bytes, depth: int) -> Iterator[LooseText]:
        """Search base64 content, such as the queries of Power Query: a zip after a short header."""
        try:
            data = binascii.a2b_base64(packed + b"===")
        except binascii.Error:
            return
        if _ZIP in data[:64]:
            yield from self._nested(data[data.index(_ZIP) :], depth)
        else:
            yield from (_loose("stored", text) for text in _raw_texts(data))


def _is_xml(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\0").startswith(b"<")


def _is_plain(content: bytes) -> bool:
    """Return whether the bytes are text: no control characters among the first thousand."""
    return not any(byte < 9 or 13 < byte < 32 for byte in content[:1000])


def _xml_texts(content: bytes) -> Iterator[str]:
    if b"&#" in content:
        content = _CODE.sub(_character, content)
    yield from _around_digits(content)
    for paragraph in _PARAGRAPH.finditer(content):
        if paragraph[0].count(b"<") > 4:
            yield from _around_digits(_TAG.sub(b"", paragraph[0]))


def _character(match: re.Match[bytes]) -> bytes:
    number = int(match[1], 16) if match[1] else int(match[2])
    # Markup that is written as a code stays one.
    return chr(number).encode() if 9 <= number < 0xD800 and chr(number) not in "<>&\"'" else match[0]


def _around_digits(content: bytes) -> Iterator[str]:
    # As with base64: without what may stand between them, ten digits are equal bytes.
    if _TEN_DIGITS not in content.translate(_AS_DIGITS, _BETWEEN):
        return
    end = 0
    for match in _DIGITS.finditer(content):
        if match.start() < end:
            continue
        first = max(0, match.start() - _MOST_AROUND)
        before = content[first : match.start()]
        left = 1 + max(before.rfind(delimiter) for delimiter in _DELIMITERS)
        right = _RIGHT.match(content, match.end(), match.end() + _MOST_AROUND)
        assert right is not None  # noqa: S101 - the pattern matches the empty text
        end = right.end()
        fragment = content[first + left : end]
        if fragment.isdigit() and _PROGRAM_NUMBER.search(before[:left].rstrip(b"\"'")):
            continue
        text = fragment.decode("utf-8", "replace")
        if not _NUMBER.fullmatch(text.strip()):
            yield text


def _raw_texts(data: bytes) -> Iterator[str]:
    """Yield texts in bytes of another kind than XML: narrow ones, and those of two bytes a character."""
    if b"%PDF" in data:
        data = _PDF_PLACE.sub(b"", data)
    for match in _DIGITS.finditer(data):
        around = data[max(0, match.start() - 1) : match.end() + 1]
        yield around.decode("latin-1")
    for match in _WIDE_DIGITS.finditer(data):
        yield match[0].decode("utf-16-le")
