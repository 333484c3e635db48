"""The contents of an Office Open XML workbook: its sheets and their parts, names, comments and properties."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.reading.book import LooseText
from fokusmanad.reading.limits import refuse
from fokusmanad.reading.markup import attribute, elements, is_true, local, text_of
from fokusmanad.reading.package import part_name
from fokusmanad.reading.xlsx.cells import parse_reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from fokusmanad.reading.package import Package

_QUOTED = re.compile("%([2-7][0-9A-Fa-f])")
# The properties that people write; the rest are times, counts and names of programs.
_CORE = {"title", "subject", "creator", "keywords", "description", "lastModifiedBy", "category", "contentStatus"}
_PROPERTIES = frozenset({*_CORE, "identifier", "Company", "Manager", "HyperlinkBase"})


class Link(NamedTuple):
    """A relationship of a part: its id, the last word of its type, and the part that it leads to."""

    id: str
    kind: str
    target: str


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it; `part` is None for a chart or a macro sheet, which has no cells of ours."""

    name: str
    hidden: bool
    part: str | None


class Outline(NamedTuple):
    """The workbook part and what it refers to."""

    sheets: tuple[SheetPart, ...]
    from_1904: bool
    strings: str | None
    styles: str | None
    loose_texts: tuple[LooseText, ...]


def main_part(package: Package) -> str | None:
    """Return the name of the workbook part, None where the package has none."""
    leads = [link.target for link in links(package, "") if link.kind == "officeDocument"]
    candidates = [*leads, "xl/workbook.xml", "xl/workbook.bin"]
    return next((name for name in candidates if name in package), None)


def links(package: Package, part: str) -> list[Link]:
    """Return the relationships of a part, of the whole package where `part` is empty."""
    folder, rels = posixpath.dirname(part), _rels(part)
    if rels not in package:
        return []
    return [
        Link(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], _target(folder, element))
        for element in elements(package.tree(rels), "Relationship")
    ]


def outline(package: Package, main: str) -> Outline:
    """Read the workbook part. Raises RefusalError where a sheet that it lists is not there."""
    root = package.tree(main)
    led = links(package, main)
    by_kind = {link.kind: link.target for link in led if link.target in package}
    by_id = {link.id: link for link in led}
    return Outline(
        sheets=tuple(_sheet(element, by_id) for element in elements(root, "sheet")),
        from_1904=any(is_true(properties.get("date1904")) for properties in elements(root, "workbookPr")),
        strings=by_kind.get("sharedStrings"),
        styles=by_kind.get("styles"),
        loose_texts=tuple(_defined_names(root)),
    )


def properties(package: Package) -> Iterator[LooseText]:
    """Yield the document properties that hold text."""
    for link in links(package, ""):
        if link.target not in package:
            continue
        if link.kind in {"core-properties", "extended-properties", "extendedProperties"}:
            yield from _built_in(package.tree(link.target))
        elif link.kind in {"custom-properties", "customProperties"}:
            for element in elements(package.tree(link.target), "property"):
                yield LooseText("property", text_of(element), name=element.get("name", ""))


def comments(package: Package, sheet: str, part: str) -> Iterator[LooseText]:
    """Yield the comments of a sheet, each thread once: Excel keeps a copy of it as an old-style comment."""
    there = [link for link in links(package, part) if link.target in package]
    threads = [package.tree(link.target) for link in there if link.kind == "threadedComment"]
    for thread in threads:
        yield from (_comment(sheet, element) for element in elements(thread, "threadedComment"))
    for link in there:
        if link.kind == "comments":
            yield from _old_comments(sheet, package.tree(link.target), copies_known=bool(threads))


def hyperlinks(package: Package, sheet: str, part: str, found: Iterable[tuple[str, str, str]]) -> Iterator[LooseText]:
    """Yield the target of each link of a sheet and its visible text."""
    rels = _rels(part)
    leads = {}
    if rels in package:
        relations = elements(package.tree(rels), "Relationship")
        leads = {element.get("Id", ""): unquote(element.get("Target", "")) for element in relations}
    for reference, key, texts in found:
        row, column = parse_reference(reference.partition(":")[0]) or (None, None)
        yield LooseText("link", f"{leads.get(key, '')} {texts}".strip(), sheet, row, column)


def unquote(address: str) -> str:
    """Return an address with its spaces and digits as they are read: %20 is a space."""
    return _QUOTED.sub(lambda match: chr(int(match[1], 16)), address)


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(folder: str, element: Element) -> str:
    if element.get("TargetMode") == "External":
        return ""
    target = element.get("Target", "").replace("\\", "/")
    return part_name(posixpath.normpath(posixpath.join("/", folder, target)))


def _sheet(element: Element, by_id: dict[str, Link]) -> SheetPart:
    state = element.get("state", "visible").lower()
    # A sheet has two ids: its number, sheetId, and that of its relationship, r:id.
    key = attribute(element, "id") or ""
    # A module of an old macro is listed among the sheets and refers to nothing.
    link = by_id.get(key) or (Link("", "module", "") if not key else refuse("FM101"))
    part = link.target if link.kind == "worksheet" else None
    return SheetPart(element.get("name", ""), state != "visible", part)


def _defined_names(root: Element) -> Iterator[LooseText]:
    for element in elements(root, "definedName"):
        name = element.get("name", "")
        yield LooseText("defined_name", f"{name} = {text_of(element)} {element.get('comment', '')}".rstrip(), name=name)


def _built_in(root: Element) -> Iterator[LooseText]:
    for element in root:
        name, text = local(element.tag), text_of(element)
        if name in _PROPERTIES and text.strip():
            yield LooseText("property", text, name=name)


def _old_comments(sheet: str, root: Element, *, copies_known: bool) -> Iterator[LooseText]:
    authors = {str(number): text_of(element) for number, element in enumerate(elements(root, "author"))}
    for element in elements(root, "comment"):
        written_by = authors.get(element.get("authorId", ""), "")
        if not (copies_known and written_by.startswith("tc=")):
            yield _comment(sheet, element, written_by)


def _comment(sheet: str, element: Element, written_by: str = "") -> LooseText:
    row, column = parse_reference(element.get("ref", "")) or (None, None)
    return LooseText("comment", text_of(element), sheet, row, column, name=written_by)
