"""The rows of a form gone through: counted or left out, and what is wrong with each or between them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.checks.rows import Flaw, RawCell
from fokusmanad.findings.problem import Place, Problem, column_letters
from fokusmanad.form.layout import ROW_ID
from fokusmanad.reading.book import as_text
from fokusmanad.text import fold, is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from fokusmanad.checks.find_form import FormSheet
    from fokusmanad.checks.rows import Finding, RowChecker
    from fokusmanad.form.layout import Layout
    from fokusmanad.form.model import Row
    from fokusmanad.reading.book import CellRange, CellValue


class CheckedRows(NamedTuple):
    """The rows of one form: equal ones counted together, the numbers of all that are filled in, and the problems."""

    counted: Mapping[Row, int]
    left_out: int
    filled: Sequence[int]
    problems: Sequence[Problem]


def check_rows(form: FormSheet, layout: Layout, checker: RowChecker) -> CheckedRows:
    """RowChecker every row below the headings that is not blank."""
    keys = tuple(key for key in form.columns if key != ROW_ID)
    counted: Counter[Row] = Counter()
    filled: list[int] = []
    problems: list[Problem] = []
    for cells, numbers in _alike(form, keys, layout).items():
        checked = checker.check_row(keys, cells)
        if checked is None:
            continue
        filled += numbers
        if checked.row is not None:
            counted[checked.row] += len(numbers)
        for finding in checked.findings:
            problems += (_problem(form, number, finding, layout) for number in numbers)
    filled.sort()
    problems += [*_repeated_row_ids(form, filled, layout), *_hidden(form, filled), *_merged(form, filled)]
    return CheckedRows(counted, len(filled) - counted.total(), filled, problems)


def _alike(form: FormSheet, keys: tuple[str, ...], layout: Layout) -> dict[tuple[RawCell, ...], list[int]]:
    """Return the numbers of the rows below the headings, those with the same cells together."""
    offsets = [form.columns[key] - form.sheet.first_column for key in keys]
    free = [place for place, key in enumerate(keys) if not layout.column(key).answers]
    flaws = _flaws(form)
    below = form.sheet.rows[form.heading_row + 1 - form.sheet.first_row :]
    alike: defaultdict[tuple[RawCell, ...], list[int]] = defaultdict(list)
    for number, cells in enumerate(map(_picker(offsets), below), start=form.heading_row + 1):
        if free or number in flaws:
            in_columns = [flaws.get(number, {}).get(form.columns[key]) for key in keys]
            alike[_looked_at(cells, free, in_columns)].append(number)
        else:
            alike[cells].append(number)
    return alike


def _picker(offsets: list[int]) -> Callable[[list[CellValue]], tuple[RawCell, ...]]:
    """Return what takes the cells at `offsets` out of a row; done for every row of the country, so it is done in C."""
    if len(offsets) > 1:
        return itemgetter(*offsets)
    return lambda values: tuple(values[offset] for offset in offsets)


def _looked_at(cells: Sequence[RawCell], free: list[int], flaws: list[Flaw | None]) -> tuple[RawCell, ...]:
    """Put flaws in the places of values, and of free text only whether there is any, which is all that matters here."""
    seen = [_seen(cell, flaw) for cell, flaw in zip(cells, flaws, strict=True)]
    for place in free:
        cell = seen[place]
        if not isinstance(cell, Flaw):
            seen[place] = "" if is_blank(as_text(cell)) else "…"
    return tuple(seen)


def _seen(cell: RawCell, flaw: Flaw | None) -> RawCell:
    # LibreOffice can keep what stood in a cell that was merged away; it is somebody's answer and not lost.
    return cell if flaw is None or (flaw is Flaw.MERGED_AWAY and cell != "") else flaw


def _flaws(form: FormSheet) -> dict[int, dict[int, Flaw]]:
    """Return what stands in cells instead of values, by row and column."""
    facts = form.sheet.facts
    flaws: dict[int, dict[int, Flaw]] = {}
    for merge in facts.merges:
        # A merge may name every cell of the sheet, a million rows of them: only those that are read matter.
        columns = [column for column in form.columns.values() if merge.first_column <= column <= merge.last_column]
        for row in range(max(merge.first_row, form.heading_row + 1), min(merge.last_row, _last_row(form)) + 1):
            for column in columns:
                if (row, column) != (merge.first_row, merge.first_column):
                    flaws.setdefault(row, {})[column] = Flaw.MERGED_AWAY
    for cells, flaw in ((facts.uncalculated, Flaw.UNCALCULATED), (facts.error_cells, Flaw.ERROR)):
        for row, column in cells:
            flaws.setdefault(row, {})[column] = flaw
    return flaws


def _last_row(form: FormSheet) -> int:
    return form.sheet.first_row + len(form.sheet.rows) - 1


def _problem(form: FormSheet, number: int, finding: Finding, layout: Layout) -> Problem:
    place = form.place(number, finding.key, layout)
    return Problem(finding.code, place, finding.variant, finding.params, finding.suggestion)


def _repeated_row_ids(form: FormSheet, filled: Sequence[int], layout: Layout) -> Iterator[Problem]:
    if ROW_ID not in form.columns:
        return
    offset = form.columns[ROW_ID] - form.sheet.first_column
    values = [form.sheet.rows[number - form.sheet.first_row][offset] for number in filled]
    # Numbers as spreadsheets fill them in, none of them twice: nothing more to look for.
    if len({*values}) == len(values) and {*map(type, values)} == {float}:
        return
    first_with: dict[str, int] = {}
    for number, value in zip(filled, values, strict=True):
        row_id = fold(value) if isinstance(value, str) else as_text(value)
        first = first_with.setdefault(row_id, number)
        if row_id and first != number:
            earlier = f"{column_letters(form.columns[ROW_ID])}{first}"
            yield Problem("FM404", form.place(number, ROW_ID, layout), params={"first": earlier})


def _hidden(form: FormSheet, filled: Sequence[int]) -> Iterator[Problem]:
    if form.sheet.hidden:
        yield Problem("FM405", Place(form.sheet.name), "sheet")
    for number in filled:
        if number in form.sheet.facts.hidden_rows:
            yield Problem("FM405", Place(form.sheet.name, number), "row")


def _merged(form: FormSheet, filled: Sequence[int]) -> Iterator[Problem]:
    for merge in form.sheet.facts.merges:
        following = bisect_left(filled, max(merge.first_row, form.heading_row + 1))
        if following < len(filled) and filled[following] <= merge.last_row:
            place = Place(form.sheet.name, merge.first_row, merge.first_column)
            yield Problem("FM406", place, params={"range": _range(merge)})


def _range(merge: CellRange) -> str:
    first = f"{column_letters(merge.first_column)}{merge.first_row}"
    return f"{first}:{column_letters(merge.last_column)}{merge.last_row}"
