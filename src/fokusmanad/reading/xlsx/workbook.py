"""An Office Open XML workbook (.xlsx, .xlsm, strict or not) as a Book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.reading import values
from fokusmanad.reading.book import Book, LooseText, Sheet
from fokusmanad.reading.grid import Grid, lay_out
from fokusmanad.reading.limits import MOST_ROOM, MOST_STEPS, Allowance, refuse_repeated
from fokusmanad.reading.package import pack
from fokusmanad.reading.part_texts import part_texts, xml_texts
from fokusmanad.reading.xlsx import contents
from fokusmanad.reading.xlsx.guard import Guarded, guard, no_cells
from fokusmanad.reading.xlsx.loose_text import loose_texts_of
from fokusmanad.reading.xlsx.sheet_facts import formulas, headers_and_footers, prompts, sheet_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fokusmanad.reading.package import Package

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_IDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Excel keeps at most 65,000 formats, with a few tags each.
_MOST_STYLES = 500_000
# calamine makes room for as many shared strings as their part declares, and ends the process where memory lacks it.
_DECLARED = re.compile(rb"uniqueCount\b(?=\s*=\s*[\"'](\d{1,20}))")
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


class _Loaded(NamedTuple):
    """A sheet with all that is known of it before its values are read."""

    part: contents.SheetPart
    guarded: Guarded
    loose_texts: tuple[LooseText, ...]


def read_xlsx(package: Package, main: str) -> Book:
    """Read the workbook whose main part is `main`. Raises RefusalError (FM101, FM102, FM104)."""
    outline = contents.outline(package, main)
    refuse_repeated([sheet.part for sheet in outline.sheets if sheet.part])
    loaded = [_load(package, sheet) for sheet in outline.sheets]
    grids = _grids(package, outline, loaded)
    sheets = tuple(_sheet(sheet, grid) for sheet, grid in zip(loaded, grids, strict=True))
    strays = [loose for sheet, grid in zip(loaded, grids, strict=True) for loose in grid.loose_texts(sheet.part.name)]
    in_sheets = [*strays, *(loose for sheet in loaded for loose in sheet.loose_texts)]
    others = (*outline.loose_texts, *contents.properties(package), *loose_texts_of(package))
    # The cells of the sheets are searched by their values.
    searched = frozenset(sheet.part for sheet in outline.sheets if sheet.part)
    return Book(sheets, (*in_sheets, *others, *part_texts(package, searched)))


def _load(package: Package, sheet: contents.SheetPart) -> _Loaded:
    if sheet.part is None:
        return _Loaded(sheet, no_cells(), ())
    guarded = guard(package, sheet.part)
    comments = contents.comments(package, sheet.name, sheet.part)
    facts = guarded.facts
    texts = (*headers_and_footers(sheet.name, facts), *prompts(facts), *formulas(sheet.name, facts))
    links = contents.hyperlinks(package, sheet.name, sheet.part, facts.links) if facts.links else ()
    return _Loaded(sheet, guarded, (*comments, *texts, *links, *xml_texts(guarded.around)))


def _sheet(loaded: _Loaded, grid: Grid) -> Sheet:
    part, facts = loaded.part, sheet_facts(loaded.guarded.facts)
    return Sheet(part.name, part.hidden, grid.first_row, grid.first_column, grid.rows, facts)


def _grids(package: Package, outline: contents.Outline, loaded: Sequence[_Loaded]) -> list[Grid]:
    """Read the values of all sheets, from a new package of what the guard has passed."""
    parts = dict(_skeleton(len(loaded), from_1904=outline.from_1904))
    parts |= {f"xl/worksheets/sheet{index}.xml": sheet.guarded.content for index, sheet in enumerate(loaded)}
    if outline.strings:
        parts["xl/sharedStrings.xml"] = _modest(_counted(package, outline.strings, MOST_STEPS))
    if outline.styles:
        parts["xl/styles.xml"] = _counted(package, outline.styles, _MOST_STYLES)
    room = Allowance(MOST_ROOM)
    found = values.read_values(pack(parts), room)
    return [_grid(sheet.guarded, there.grid, room) for sheet, there in zip(loaded, found, strict=True)]


def _counted(package: Package, part: str, most: int) -> bytes:
    """Return a part of which calamine makes something for each tag, however short."""
    content = package.xml(part)
    Allowance(most).take(content.count(b"<"))
    return content


def _modest(strings: bytes) -> bytes:
    """Return the shared strings without a declared number beyond what they can be: each has a tag."""
    most = strings.count(b"<")
    if any(int(declared) > most for declared in _DECLARED.findall(strings)):
        return _DECLARED.sub(b"declared", strings)
    return strings


def _grid(guarded: Guarded, grid: Grid, room: Allowance) -> Grid:
    """Move cells back to their original places, and extend the rows to include errors and uncalculated formulas."""
    if guarded.table:
        return guarded.table.grid(grid, room)
    if guarded.places is None:
        return grid.reaching([(cell.row, cell.column) for cell in guarded.facts.cells])
    found = zip(guarded.places[grid.first_row - 1 :], grid.rows, strict=False)
    return lay_out(dict.fromkeys(guarded.places, "") | {place: row[0] for place, row in found}, room)


def _skeleton(count: int, *, from_1904: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the parts that refer to `count` sheets, named by number so that foreign names cannot matter."""
    sheets = "".join(f'<sheet name="{index}" sheetId="{index + 1}" r:id="s{index}"/>' for index in range(count))
    properties = f'<workbookPr date1904="{int(from_1904)}"/>'
    workbook = f'<workbook xmlns="{_MAIN}" xmlns:r="{_IDS}">{properties}<sheets>{sheets}</sheets></workbook>'
    yield "_rels/.rels", _links([("w", "officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", workbook.encode()
    targets = [(f"s{index}", "worksheet", f"worksheets/sheet{index}.xml") for index in range(count)]
    others = [("strings", "sharedStrings", "sharedStrings.xml"), ("styles", "styles", "styles.xml")]
    yield "xl/_rels/workbook.xml.rels", _links([*targets, *others])


def _links(links: Iterable[tuple[str, str, str]]) -> bytes:
    each = (f'<Relationship Id="{key}" Type="{_IDS}/{kind}" Target="{target}"/>' for key, kind, target in links)
    return f'<Relationships xmlns="{_RELS}">{"".join(each)}</Relationships>'.encode()
