"""Find the head of a form: the sheet `Kommun`, with a value to the right of each label."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.findings.problem import Place
from fokusmanad.form.layout import HEAD_FIELDS, HEAD_SHEET
from fokusmanad.form.suggestions import near_miss
from fokusmanad.reading.book import numbered_rows
from fokusmanad.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fokusmanad.reading.book import Book, CellValue, Sheet

_LABELS_UNDER_ANOTHER_NAME = 3
# A head is short; on a sheet with another name only its beginning can be one.
_SEARCHED_ROWS = 60
_FIELD_BY_LABEL = {fold(label): field for field in HEAD_FIELDS for label in (field.label, *field.others)}
_KEY_BY_LABEL = {field.label: field.key for field in HEAD_FIELDS}
# What people call the values that a form must have.
_MEANT = {"kommunens namn": "Kommun", "kommunnamn": "Kommun", "månad": "Fokusmånad", "år och månad": "Fokusmånad"}


class HeadCell(NamedTuple):
    """A value of the head and its cell."""

    value: CellValue
    place: Place
    flaw: str | None = None
    """The code of a formula without a value or of an error value: FM303 or FM304."""


class NearLabel(NamedTuple):
    """A misspelled label, its cell and the value to its right."""

    written: str
    place: Place
    value: CellValue


class FoundHead(NamedTuple):
    """The head on one sheet; without a sheet it is empty."""

    sheet: str | None = None
    cells: Mapping[str, HeadCell] = {}
    """The values by key. A label that is not found has none."""
    near: Mapping[str, NearLabel] = {}
    """Misspelled labels, by the key of the missing label that each one most likely means."""


def find_heads(book: Book) -> tuple[FoundHead, ...]:
    """Find the sheets that have a head: first those named `Kommun`, then those that look like one."""
    named = [sheet for sheet in book.sheets if fold(sheet.name) == fold(HEAD_SHEET)]
    others = [_beginning(sheet) for sheet in book.sheets if sheet not in named]
    heads = (_read_labels(sheet) for sheet in others if _has_labels(sheet))
    return (*map(_read_labels, named), *filter(_has_lines, heads))


def _has_lines(head: FoundHead) -> bool:
    """Return whether the labels stand below each other: side by side they are the headings of an export."""
    return len({cell.place.row for cell in head.cells.values()}) >= _LABELS_UNDER_ANOTHER_NAME


def _has_labels(sheet: Sheet) -> bool:
    """Return whether a sheet can be a head at all, which few are: enough of its texts are labels."""
    texts = {value for value in set(chain.from_iterable(sheet.rows)) if isinstance(value, str)}
    return sum(fold(text) in _FIELD_BY_LABEL for text in texts) >= _LABELS_UNDER_ANOTHER_NAME


def _beginning(sheet: Sheet) -> Sheet:
    return sheet._replace(rows=sheet.rows[:_SEARCHED_ROWS])


def _read_labels(sheet: Sheet) -> FoundHead:
    """Read the value to the right of each label; if a label is repeated, the first that has a value."""
    cells: dict[str, HeadCell] = {}
    for row, values in numbered_rows(sheet):
        for column, (label, value) in enumerate(pairwise([*values, ""]), start=sheet.first_column):
            field = _FIELD_BY_LABEL.get(fold(label)) if isinstance(label, str) and label else None
            if field and (field.key not in cells or (cells[field.key].value == "" and value != "")):
                place = Place(sheet.name, row, column + 1, field.label)
                # Where the labels are in a row, the values are below them, and each label has another to its right.
                written = "" if isinstance(value, str) and fold(value) in _FIELD_BY_LABEL else value
                cells[field.key] = HeadCell(written, place, _flaw(sheet, row, column + 1))
    return FoundHead(sheet.name, cells, _find_near_labels(sheet, cells))


def _find_near_labels(sheet: Sheet, cells: Mapping[str, HeadCell]) -> dict[str, NearLabel]:
    """Find what was most likely meant as a required label, in the head's own sheet, if one is missing."""
    missing = [field.label for field in HEAD_FIELDS if field.required and field.key not in cells]
    is_head = fold(sheet.name) == fold(HEAD_SHEET) or len(cells) >= _LABELS_UNDER_ANOTHER_NAME
    if not missing or not is_head:
        return {}
    near: dict[str, NearLabel] = {}
    for row, values in numbered_rows(_beginning(sheet)):
        # Only the first text of a row is a label.
        for column, (label, value) in enumerate(pairwise([*values, ""]), start=sheet.first_column):
            if isinstance(label, str) and label:
                meant = near_miss(label, missing) or _MEANT.get(fold(label))
                if meant in missing:
                    near.setdefault(_KEY_BY_LABEL[meant], NearLabel(label, Place(sheet.name, row, column), value))
                break
    return near


def _flaw(sheet: Sheet, row: int, column: int) -> str | None:
    if (row, column) in sheet.facts.uncalculated:
        return "FM303"
    return "FM304" if (row, column) in sheet.facts.error_cells else None
