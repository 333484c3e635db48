"""The sheet `Summor`: counts instead of rows, filled in as far as its equations determine; else FM412."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from fokusmanad.findings.problem import Place, Problem
from fokusmanad.form.layout import (
    HEADING_SEARCHED_ROWS,
    NOT_STATED,
    SUMS_CHECK,
    SUMS_HEADING,
    SUMS_SHEET,
    WHOLE_HEADINGS,
)
from fokusmanad.form.model import GroupSums, Sums, counts_of, read_whole_number
from fokusmanad.form.suggestions import near_miss
from fokusmanad.privacy import repeatable
from fokusmanad.reading.book import as_text, numbered_rows
from fokusmanad.suppression.counts import Counts
from fokusmanad.text import fold, is_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.findings.problem import Param
    from fokusmanad.form.layout import Layout
    from fokusmanad.form.model import Row
    from fokusmanad.reading.book import Book, CellValue, Sheet

WHOLE = ""
"""The column of the whole form, among those of units."""


class CheckedSums(NamedTuple):
    """The sums of a form, None if they cannot be counted, and their problems."""

    sheet: str
    sums: Sums | None
    problems: tuple[Problem, ...]
    cells: Mapping[tuple[str, str], SumCell]


class SumCell(NamedTuple):
    """A count that is given, and its cell."""

    value: int
    place: Place


class _SumsSheet(NamedTuple):
    sheet: Sheet
    heading_row: int
    columns: Mapping[int, str]
    """The key of the unit, or `WHOLE`, of each column."""
    rows: Mapping[str, int]
    """The row of each measure that is written."""
    problems: tuple[Problem, ...]


def check_sums(book: Book, layout: Layout) -> CheckedSums | None:
    """Check the sums of a book; None if it has no such sheet, or one that is not filled in."""
    found = _find_sheet(book, layout)
    if found is None:
        return None
    cells, problems = _read(found, layout)
    if not cells and not problems:
        return None
    # Report a column of something else; the sums can be counted without it.
    passed_over = tuple(problem for problem in found.problems if problem.code == "FM203")
    problems += (problem for problem in found.problems if problem not in passed_over)
    groups: dict[str, GroupSums] = {}
    for unit in dict.fromkeys(found.columns.values()):
        given = {measure: cell for (key, measure), cell in cells.items() if key == unit}
        if given and not problems:
            solver = _Solver(given, found, layout)
            group = solver.solve()
            problems += solver.problems
            groups |= {unit: group} if group else {}
    sums = None if problems or WHOLE not in groups else _with_units(groups, cells, problems, found, layout)
    if WHOLE not in groups and not problems:
        problems.append(Problem("FM412", Place(found.sheet.name, found.heading_row), "whole"))
    return CheckedSums(found.sheet.name, sums, (*problems, *passed_over), cells)


def has_sums_sheet(book: Book, layout: Layout) -> bool:
    """Return whether a book has a sheet of sums, filled in or not."""
    return _find_sheet(book, layout) is not None


def disagreements(checked: CheckedSums, rows: Mapping[Row, int], layout: Layout) -> Iterator[Problem]:
    """Yield FM412 for each sum, of the whole or of a unit, that the rows contradict."""
    labels = {key: label for label, key in layout.sum_measures.items()}
    counted = {
        unit: dict(counts_of(each for each in rows.items() if unit in {WHOLE, each[0].group("unit")}).measures())
        for unit in {unit for unit, _ in checked.cells}
    }
    for (unit, measure), cell in checked.cells.items():
        of_rows = counted[unit].get(measure, 0)
        if of_rows != cell.value:
            params: dict[str, Param] = {"measure": labels[measure], "sum": cell.value, "rows": of_rows}
            yield Problem("FM412", cell.place, "rows", params)


def _find_sheet(book: Book, layout: Layout) -> _SumsSheet | None:
    return next((found for sheet in book.sheets if _has_heading(sheet) and (found := _find(sheet, layout))), None)


def _has_heading(sheet: Sheet) -> bool:
    """Return whether a sheet can be one of sums at all, which few are."""
    texts = set(chain.from_iterable(sheet.rows[:HEADING_SEARCHED_ROWS]))
    return any(isinstance(text, str) and fold(text) == fold(SUMS_HEADING) for text in texts)


def _find(sheet: Sheet, layout: Layout) -> _SumsSheet | None:
    """Return a sheet with the headings of the sums, whatever its name; one that is so named needs no other sign."""
    for row, cells in numbered_rows(sheet):
        headings = {number: as_text(value) for number, value in enumerate(cells, start=sheet.first_column)}
        if row > HEADING_SEARCHED_ROWS:
            return None
        written = {number: fold(text) for number, text in headings.items() if text}
        first = next((number for number, text in written.items() if text == fold(SUMS_HEADING)), None)
        if first is not None and (fold(sheet.name) == fold(SUMS_SHEET) or set(written.values()) & WHOLE_HEADINGS):
            return _with_columns(sheet, row, {n: text for n, text in headings.items() if n > first and text}, layout)
    return None


def _with_columns(sheet: Sheet, row: int, headings: Mapping[int, str], layout: Layout) -> _SumsSheet:
    columns: dict[int, str] = {}
    problems: list[Problem] = []
    unit = layout.column("unit")
    for number, heading in headings.items():
        reading = unit.read(heading)
        if fold(heading) in WHOLE_HEADINGS:
            columns[number] = WHOLE
        elif reading:
            columns[number] = reading.answer.key
        elif not (near := near_miss(heading, unit.labels)) and not _has_numbers(sheet, row, number):
            problems.append(Problem("FM203", Place(sheet.name, row, number)))
        else:
            params = {"value": repeatable(heading)} if near else {}
            problems.append(
                Problem("FM412", Place(sheet.name, row, number), "near_unit" if near else "unit", params, near)
            )
    return _SumsSheet(sheet, row, columns, _rows(sheet, row, layout), tuple(problems))


def _rows(sheet: Sheet, heading_row: int, layout: Layout) -> dict[str, int]:
    measures = {fold(label): key for label, key in layout.sum_measures.items()}
    labels = ((row, _label(values)) for row, values in numbered_rows(sheet) if row > heading_row)
    return {key: row for row, label in labels if (key := measures.get(fold(label)))}


def _label(values: list[CellValue]) -> str:
    return next((as_text(value) for value in values if value != ""), "")


def _has_numbers(sheet: Sheet, heading_row: int, column: int) -> bool:
    """Return whether a column holds numbers, which may be those of a unit."""
    cells = (values[column - sheet.first_column] for row, values in numbered_rows(sheet) if row > heading_row)
    return any(isinstance(cell, int | float) or as_text(cell).strip().isdecimal() for cell in cells)


def _read(found: _SumsSheet, layout: Layout) -> tuple[dict[tuple[str, str], SumCell], list[Problem]]:
    """Return the counts by unit and measure, and a problem for each cell that holds something else."""
    cells: dict[tuple[str, str], SumCell] = {}
    problems: list[Problem] = []
    measures = {fold(label): key for label, key in layout.sum_measures.items()}
    seen: set[str] = set()
    for row, values in numbered_rows(found.sheet):
        if row <= found.heading_row:
            continue
        of_row = dict(enumerate(values, start=found.sheet.first_column))
        label = _label(values)
        filled = {n: of_row.get(n, "") for n in found.columns if not is_nothing(as_text(of_row.get(n, "")))}
        flawed = [
            n for n in found.columns if (row, n) in found.sheet.facts.error_cells | found.sheet.facts.uncalculated
        ]
        if not (filled or flawed) or fold(label) == fold(SUMS_CHECK):
            continue
        key = measures.get(fold(label))
        if key is None or key in seen:
            problems.append(_unknown_measure(label, Place(found.sheet.name, row), layout, is_twice=key is not None))
            continue
        seen.add(key)
        for number in (*filled, *flawed):
            place = Place(found.sheet.name, row, number, label)
            count = _count(filled.get(number, ""))
            if count is None:
                problems.append(Problem("FM412", place, "flawed" if number in flawed else "number"))
            else:
                cells[found.columns[number], key] = SumCell(count, place)
    return cells, problems


def _count(value: CellValue) -> int | None:
    return None if isinstance(value, bool) else read_whole_number(as_text(value))


def _unknown_measure(label: str, place: Place, layout: Layout, *, is_twice: bool) -> Problem:
    if is_twice:
        return Problem("FM412", place, "twice")
    near = near_miss(label, layout.sum_measures)
    return Problem(
        "FM412", place, "near_measure" if near else "measure", {"value": repeatable(label)} if near else {}, near
    )


class _Solver:
    """Fills in the counts of one column as far as its equations determine them."""

    def __init__(self, given: Mapping[str, SumCell], found: _SumsSheet, layout: Layout) -> None:
        self._given, self._found, self._layout = dict(given), found, layout
        self._labels = {key: label for label, key in layout.sum_measures.items()}
        self.problems: list[Problem] = []

    def solve(self) -> GroupSums | None:
        """Return the counts; None, with the problems, where they contradict each other or do not determine them."""
        self._give_yes()
        answers = self._split("asked", "answers.")
        reasons = self._split("not_asked", "reasons.")
        if "answers.yes" in self._given:
            yes = self._given["answers.yes"].value
        elif self.problems:
            # Nothing can be said of the parts of an unknown number.
            return None
        else:
            yes = answers["yes"]
        when = self._parts_of("answers.yes", "when.", yes)
        after_yes: dict[str, dict[str, int]] = {}
        for column in self._layout.after_yes:
            prefix = f"after_yes.{column.key}."
            if any(measure.startswith(prefix) for measure in self._given):
                after_yes[column.key] = self._parts_of("answers.yes", prefix, yes)
        if self.problems:
            return None
        return GroupSums.model_validate({"answers": answers, "reasons": reasons, "when": when, "after_yes": after_yes})

    def _give_yes(self) -> None:
        """Give the number of yes, where it is empty, as the sum of what its parts say; report one that is needed.

        What is left of the asked is not stated only where nothing shows that some of them said yes.
        """
        if "answers.yes" in self._given:
            return
        prefixes = ("when.", *(f"after_yes.{column.key}." for column in self._layout.after_yes))
        splits = [[self._given.get(prefix + key) for key in self._keys(prefix)] for prefix in prefixes]
        for split in splits:
            cells = [cell for cell in split if cell]
            if len(cells) == len(split):
                self._given["answers.yes"] = SumCell(sum(cell.value for cell in cells), cells[0].place)
                return
        if f"answers.{NOT_STATED}" not in self._given and any(cell and cell.value for cell in chain(*splits)):
            params: dict[str, Param] = {"measure": self._labels["answers.yes"]}
            self.problems.append(Problem("FM412", self._place("answers.yes"), "missing", params))

    def _split(self, whole: str, prefix: str) -> dict[str, int]:
        """Return the parts of a whole that may be given or be the sum of parts that are all given."""
        keys = self._keys(prefix)
        if whole in self._given:
            return self._parts_of(whole, prefix, self._given[whole].value)
        if all(prefix + key in self._given for key in keys):
            return {key: self._given[prefix + key].value for key in keys}
        self.problems.append(Problem("FM412", self._place(whole), "missing", {"measure": self._labels[whole]}))
        return dict.fromkeys(keys, 0)

    def _parts_of(self, whole: str, prefix: str, total: int) -> dict[str, int]:
        """Return the parts of a known whole: what is left is not stated, or the only part that is not given."""
        keys = self._keys(prefix)
        given = {key: self._given[prefix + key].value for key in keys if prefix + key in self._given}
        unknown = [key for key in keys if key not in given]
        left = total - sum(given.values())
        if left < 0 or (left and not unknown):
            self._contradiction(whole, prefix, total, sum(given.values()))
        elif NOT_STATED in unknown:
            given[NOT_STATED] = left
        elif len(unknown) == 1:
            given[unknown[0]] = left
        elif left:
            names = tuple(self._labels[prefix + key] for key in unknown)
            params: dict[str, Param] = {"measures": names, "left": left}
            self.problems.append(Problem("FM412", self._place(prefix + unknown[0]), "undetermined", params))
        return dict.fromkeys(keys, 0) | given

    def _contradiction(self, whole: str, prefix: str, total: int, parts: int) -> None:
        cells = [cell for measure, cell in self._given.items() if measure == whole or measure.startswith(prefix)]
        params: dict[str, Param] = {"whole": self._labels[whole], "total": total, "parts": parts}
        self.problems.append(Problem("FM412", cells[0].place, "parts", params))

    def _keys(self, prefix: str) -> list[str]:
        return [key.removeprefix(prefix) for key in self._labels if key.startswith(prefix)]

    def _place(self, measure: str) -> Place:
        """Return the empty cell of a measure; the heading of the column where the sheet has no such row."""
        column = next(iter(self._given.values())).place.column
        return Place(self._found.sheet.name, self._found.rows.get(measure, self._found.heading_row), column)


def _with_units(
    groups: Mapping[str, GroupSums],
    cells: Mapping[tuple[str, str], SumCell],
    problems: list[Problem],
    found: _SumsSheet,
    layout: Layout,
) -> Sums | None:
    """Return the sums with what no unit has as not stated; None if the units have more than the whole."""
    units = {key: group for key, group in groups.items() if key != WHOLE}
    try:
        return Sums.of(groups[WHOLE], units)
    except ValidationError:
        problems.append(_beyond_whole(groups[WHOLE], units, cells, found, layout))
    return None


def _beyond_whole(
    whole: GroupSums,
    units: Mapping[str, GroupSums],
    cells: Mapping[tuple[str, str], SumCell],
    found: _SumsSheet,
    layout: Layout,
) -> Problem:
    """Return the problem of units that have more than the whole, at the first measure of which they have.

    What a unit leaves empty is not stated there, which the whole may have stated.
    """
    columns = {key: number for number, key in found.columns.items()}
    of_units = sum((unit.counts() for unit in units.values()), start=Counts())
    parts, total = dict(of_units.measures()), dict(whole.counts().measures())
    measure = next(key for key in layout.sum_measures.values() if parts.get(key, 0) > total.get(key, 0))
    empty = next(
        (
            key
            for key, unit in units.items()
            if (key, measure) not in cells and dict(unit.counts().measures()).get(measure)
        ),
        None,
    )
    if empty is not None and measure.endswith(NOT_STATED):
        place = Place(found.sheet.name, found.heading_row, columns[empty])
        return Problem("FM412", place, "unit_unstated")
    label = next(label for label, key in layout.sum_measures.items() if key == measure)
    place = Place(found.sheet.name, found.rows.get(measure, found.heading_row), columns[WHOLE], label)
    return Problem("FM412", place, "units", {"total": total.get(measure, 0), "parts": parts[measure]})
