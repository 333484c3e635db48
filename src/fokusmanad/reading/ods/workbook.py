"""An OpenDocument spreadsheet (.ods) as a Book.

calamine is not asked: it fills the rectangle of each sheet, repeated cells included, and its values would have to be
joined with a pass over the same XML for formulas, errors, hidden rows and comments. That one pass gives both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.reading.book import Book, LooseText, Sheet
from fokusmanad.reading.grid import lay_out
from fokusmanad.reading.limits import MOST_ROOM, Allowance, refuse
from fokusmanad.reading.markup import attribute, elements, follow, local, text_of
from fokusmanad.reading.ods.tables import TableReader
from fokusmanad.reading.part_texts import part_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.reading.package import Package

_PROPERTIES = frozenset({"title", "subject", "creator", "initial-creator", "description", "keyword"})
_MANIFEST = "meta-inf/manifest.xml"


def read_ods(package: Package, main: str) -> Book:
    """Read the workbook whose content is `main`. Raises RefusalError (FM101, FM102, FM104)."""
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        refuse("FM102")
    content = package.xml(main)
    package.steps.take(content.count(b"<"))
    reader = TableReader()
    follow(content, reader)
    room = Allowance(MOST_ROOM)
    grids = [lay_out(table.cells, room) for table in reader.tables]
    sheets = tuple(
        Sheet(
            table.name,
            table.style in reader.hidden_styles,
            grid.first_row,
            grid.first_column,
            grid.rows,
            table.facts,
        )
        for table, grid in zip(reader.tables, grids, strict=True)
    )
    strays = [loose for table, grid in zip(reader.tables, grids, strict=True) for loose in grid.loose_texts(table.name)]
    others = (*_headers_and_footers(package), *_properties(package), *part_texts(package))
    return Book(sheets, (*strays, *reader.loose_texts, *others))


def _headers_and_footers(package: Package) -> Iterator[LooseText]:
    if "styles.xml" not in package:
        return
    for element in package.tree("styles.xml").iter():
        name = local(element.tag)
        if name.startswith(("header", "footer")) and "style" not in name and text_of(element).strip():
            yield LooseText("header_footer", text_of(element))


def _properties(package: Package) -> Iterator[LooseText]:
    if "meta.xml" not in package:
        return
    for meta in elements(package.tree("meta.xml"), "meta"):
        for element in meta:
            name, text = local(element.tag), text_of(element)
            if text.strip() and (name in _PROPERTIES or name == "user-defined"):
                yield LooseText("property", text, name=attribute(element, "name") or name)
