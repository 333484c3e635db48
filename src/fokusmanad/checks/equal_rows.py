"""The rows below the headings, equal ones together, so that each distinct row is checked once."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from fokusmanad.checks.answers import Flaw, RawCell
from fokusmanad.reading.book import as_text, is_zero
from fokusmanad.text import is_nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fokusmanad.checks.find_form import FormSheet
    from fokusmanad.form.layout import Layout
    from fokusmanad.reading.book import CellValue


def group_rows(form: FormSheet, keys: Sequence[str], layout: Layout) -> dict[tuple[RawCell, ...], list[int]]:
    """Return the numbers of all rows below the headings by their cells in the columns `keys`."""
    offsets = [form.columns[key] - form.sheet.first_column for key in keys]
    free = [place for place, key in enumerate(keys) if not layout.column(key).answers]
    flaws = _find_flaws(form)
    below = form.sheet.rows[form.heading_row + 1 - form.sheet.first_row :]
    groups: defaultdict[tuple[RawCell, ...], list[int]] = defaultdict(list)
    for number, cells in enumerate(map(_picker(offsets), below), start=form.heading_row + 1):
        if free or number in flaws:
            in_row = [flaws.get(number, {}).get(form.columns[key]) for key in keys]
            groups[_comparable(cells, free, in_row)].append(number)
        else:
            groups[cells].append(number)
    return groups


def _picker(offsets: list[int]) -> Callable[[list[CellValue]], tuple[RawCell, ...]]:
    """Return a function that picks the cells at `offsets` out of a row, in C if possible: every row is picked from."""
    if len(offsets) > 1:
        return itemgetter(*offsets)
    return lambda values: tuple(values[offset] for offset in offsets)


def _comparable(cells: Sequence[RawCell], free: list[int], flaws: list[Flaw | None]) -> tuple[RawCell, ...]:
    """Replace flawed cells by their flaw and free text by a presence mark, so that equal rows compare equal."""
    # LibreOffice can keep the value of a cell that was merged away: it is an answer, and still counts.
    comparable = [
        cell if flaw is None or (flaw is Flaw.MERGED_AWAY and cell != "") else flaw
        for cell, flaw in zip(cells, flaws, strict=True)
    ]
    for place in free:
        cell = comparable[place]
        if not isinstance(cell, Flaw):
            comparable[place] = "" if is_zero(cell) or is_nothing(as_text(cell)) else "x"
    return tuple(comparable)


def _find_flaws(form: FormSheet) -> dict[int, dict[int, Flaw]]:
    """Return the flaws of cells without a value, by row and column."""
    facts = form.sheet.facts
    last_row = form.sheet.first_row + len(form.sheet.rows) - 1
    flaws: defaultdict[int, dict[int, Flaw]] = defaultdict(dict)
    for merge in facts.merges:
        # A merge may span a million rows: only those that are read matter.
        columns = [column for column in form.columns.values() if merge.first_column <= column <= merge.last_column]
        for row in range(max(merge.first_row, form.heading_row + 1), min(merge.last_row, last_row) + 1):
            for column in columns:
                if (row, column) != (merge.first_row, merge.first_column):
                    flaws[row][column] = Flaw.MERGED_AWAY
    for cells, flaw in ((facts.uncalculated, Flaw.UNCALCULATED), (facts.error_cells, Flaw.ERROR)):
        for row, column in cells:
            flaws[row][column] = flaw
    return flaws
