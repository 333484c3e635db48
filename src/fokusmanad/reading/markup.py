"""Untrusted XML, parsed with the standard library: small parts as trees, large ones as events, names unprefixed."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol
from xml.etree import ElementTree
from xml.parsers import expat

from fokusmanad.reading.limits import MEGABYTE, refuse, refuse_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

# A tree takes 30 times the bytes of its XML; ten thousand comments have four megabytes.
_LARGEST = 5 * MEGABYTE
# Levels of elements, of which no program writes fifty. Python frees a tree level by level: 20,000 levels exhaust the
# stack where it is small, which ends the process.
_DEEPEST = 500


class Follower(Protocol):
    """The callbacks for each element that starts or ends, and for the text between."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """Take note that an element starts."""

    def end(self, tag: str, /) -> None:
        """Take note that an element ends."""

    def text(self, data: str, /) -> None:
        """Take text."""


def tree(content: bytes) -> Element:
    """Parse a small part that `plain_xml` has passed.

    Raises:
        RefusalError: FM101, it is not well-formed or nested too deep; FM104, it is not small.
    """
    if len(content) > _LARGEST:
        refuse_size("kept")
    check_depth(content)
    try:
        return ElementTree.fromstring(content)  # noqa: S314 - without a document type there are no entities to expand
    except ElementTree.ParseError:
        refuse("FM101")


def check_depth(content: bytes) -> None:
    """Refuse (FM101) XML that is nested too deep for a tree. Whether it is well-formed is left to the parser."""
    if content.count(b"<") <= _DEEPEST:
        return
    depth = 0

    def start(_tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            refuse("FM101")

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    with suppress(expat.ExpatError):
        parser.Parse(content, True)


def follow(content: bytes, reader: Follower) -> None:
    """Parse XML of any size and depth element by element; expat itself keeps open elements in a list.

    Raises:
        RefusalError: FM101, it is not well-formed.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        refuse("FM101")


# A call for each element of a sheet: the cache answers in a fifth of the time.
@lru_cache(maxsize=1_000)
def local(name: str) -> str:
    """Return the name of an element or attribute without namespace or prefix."""
    return name.rpartition("}")[2].rpartition(":")[2]


def elements(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements called `name` in any namespace: strict and transitional files differ in theirs."""
    return (element for element in root.iter() if local(element.tag) == name)


def text_of(element: Element) -> str:
    """Return all text inside an element."""
    return "".join(element.itertext())


def attribute(element: Element, name: str) -> str | None:
    """Return the attribute called `name`, in any namespace."""
    found = element.get(name)
    if found is not None:
        return found
    return next((value for key, value in element.items() if local(key) == name), None)


def is_true(value: str | None) -> bool:
    """Read an XML boolean."""
    return value is not None and value.strip().lower() in {"1", "true", "on"}
