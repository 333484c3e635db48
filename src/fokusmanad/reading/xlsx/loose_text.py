"""Text that an Office Open XML workbook keeps outside its sheets: text boxes, alternative texts, stored copies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fokusmanad.reading.book import LooseText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.reading.package import Package

_DRAWN = ("xl/drawings/", "xl/charts/", "xl/diagrams/")
# Parts of other programs, names of tables, and Excel's copies of pivot tables and other workbooks.
_STORED = ("customxml/", "xl/tables/", "xl/pivotcache/", "xl/externallinks/")
_PARAGRAPH_END = re.compile(rb"</(?:\w+:)?(?:p|textbox)>", re.IGNORECASE)
_RUN = re.compile(rb"<(?:\w+:)?t(?: [^<>]*)?>([^<>]*)<")
# Boxes do not nest. A match ends where the next begins, and possessive quantifiers forbid backtracking: one pass.
_TEXT_BOX = re.compile(rb"<v:textbox\b(?:[^<]|<(?!/?v:textbox\b))*+</v:textbox>")
_TAG = re.compile(rb"<[^<>]*>")
_ALTERNATIVE = re.compile(rb'\s(?:descr|title|alt)="([^"]*)"')
_TEXT = re.compile(rb">([^<>]+)<")
_CODE = re.compile(r"&#(\d{1,7});")
_VALUE = re.compile(rb'\s(?:v|val|name|displayName)="([^"]*)"')


def loose_texts_of(package: Package) -> Iterator[LooseText]:
    """Yield the texts, found in the bytes: Excel opens such parts though they are not well-formed."""
    for name in package.parts:
        if name.startswith(_DRAWN) and name.endswith((".xml", ".vml")):
            yield from (LooseText("drawing", text) for text in _drawn(package.xml(name)) if text)
        elif name.startswith(_STORED) and name.endswith(".xml"):
            yield from (LooseText("stored", text) for text in _stored(package.xml(name)))


def _drawn(content: bytes) -> Iterator[str]:
    for paragraph in _PARAGRAPH_END.split(content):
        yield _text(b"".join(_RUN.findall(paragraph)))
    for box in _TEXT_BOX.findall(content):
        yield _text(_TAG.sub(b"", box))
    yield from map(_text, _ALTERNATIVE.findall(content))


def _stored(content: bytes) -> Iterator[str]:
    yield from map(_text, dict.fromkeys((*_TEXT.findall(content), *_VALUE.findall(content))))


def _text(raw: bytes) -> str:
    text = _CODE.sub(lambda match: chr(min(int(match[1]), 0x10FFFF)), raw.decode("utf-8", "replace"))
    return text.replace("&#x2d;", "-").replace("&amp;", "&")
