"""Read a page as a user does: its tables by caption, its charts in words and in shapes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "line", "rect", "circle", "path"}


@dataclass
class Element:
    """An element with its attributes, its children and its text."""

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return all text within, with white space as a browser shows it and no-break spaces kept."""
        return " ".join("".join(self.pieces).replace("\n", " ").split(" ")).strip()

    def all(self, *tags: str) -> list[Element]:
        """Return every element within that has one of these tags, in document order."""
        found = [self] if self.tag in tags else []
        return [*found, *(each for child in self.children for each in child.all(*tags))]

    def one(self, tag: str) -> Element:
        """Return the only element with this tag."""
        (found,) = self.all(tag)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop().tag == tag, f"<{tag}> is closed out of order"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.pieces.append(data)


def read(page: bytes) -> Element:
    """Parse a page, in which every element must be closed."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    assert reader.open == [reader.root]
    return reader.root


Tables = dict[str, dict[str, dict[str, str]]]


def tables(page: Element) -> Tables:
    """Return every table by its caption: for each row, by its name, the text under each heading."""
    found: Tables = {}
    for table in page.all("table"):
        head, *body = table.all("tr")
        headings = [cell.text for cell in head.all("th")][1:]
        rows = {}
        for row in body:
            values = [cell.text for cell in row.all("td")]
            rows[row.one("th").text] = dict(zip(headings, values, strict=True))
        found[table.one("caption").text] = rows
    return found
