"""The rows of one sheet: each counted or left out, with its problems and those between rows."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.checks.equal_rows import group_rows
from fokusmanad.checks.misplaced import find_misplaced
from fokusmanad.checks.no_person import check_person
from fokusmanad.checks.row_numbers import check_row_numbers
from fokusmanad.findings.problem import Place, Problem, column_letters
from fokusmanad.form.layout import ROW_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from fokusmanad.checks.answers import RawCell
    from fokusmanad.checks.find_form import FormSheet
    from fokusmanad.checks.rows import CheckedRow, RowChecker
    from fokusmanad.form.layout import Layout
    from fokusmanad.form.model import Row
    from fokusmanad.reading.book import CellRange


class CheckedRows(NamedTuple):
    """The rows of one sheet: the counted ones, equal rows together, and the problems of all."""

    counted: Mapping[Row, int]
    left_out: int
    persons: Sequence[int]
    """The numbers of all rows that are a person's, counted or left out."""
    problems: Sequence[Problem]


class _EqualRows(NamedTuple):
    cells: tuple[RawCell, ...]
    numbers: list[int]
    checked: CheckedRow


def check_rows(form: FormSheet, layout: Layout, checker: RowChecker) -> CheckedRows:
    """Check every row below the headings that is not blank."""
    keys = tuple(key for key in form.columns if key != ROW_ID)
    no_persons, groups = _find_persons(form, layout, checker, keys)
    persons = sorted(chain.from_iterable(group.numbers for group in groups))
    counted: Counter[Row] = Counter()
    for group in groups:
        if group.checked.row is not None:
            counted[group.checked.row] += len(group.numbers)
    faulty = [group for group in groups if group.checked.findings]
    misplaced = find_misplaced(form, layout, keys, [(group.cells, group.numbers) for group in faulty])
    problems = [
        *no_persons,
        *misplaced.problems,
        *(problem for group in faulty for problem in _problems_of(group, misplaced.rows, form, layout)),
        *check_row_numbers(form, [number for number in persons if number not in misplaced.rows], layout),
        *_hidden(form, persons),
        *_merged(form, persons),
    ]
    return CheckedRows(counted, len(persons) - counted.total(), persons, problems)


def _find_persons(
    form: FormSheet, layout: Layout, checker: RowChecker, keys: tuple[str, ...]
) -> tuple[list[Problem], list[_EqualRows]]:
    """Return FM310 for each row that is no person, and the rows that are one."""
    rows = [
        (cells, numbers, checker.check_row(keys, cells)) for cells, numbers in group_rows(form, keys, layout).items()
    ]
    last = max((numbers[-1] for _, numbers, checked in rows if checked), default=0)
    with_text = _numbered_by_text(form)
    problems: list[Problem] = []
    groups: list[_EqualRows] = []
    for cells, numbers, checked in rows:
        # A row without problems is a person, and a blank one is blank, unless its number is a text that says more.
        suspects = numbers if checked and checked.findings else with_text and with_text.intersection(numbers)
        left = numbers
        if suspects:
            found = {number: check_person(form, number, layout, last=last) for number in suspects}
            problems += filter(None, found.values())
            left = [number for number in numbers if not found.get(number)]
        if checked and left:
            groups.append(_EqualRows(cells, left, checked))
    return problems, groups


def _numbered_by_text(form: FormSheet) -> frozenset[int]:
    """Return the rows whose row number is a text, such as "Summa", "Vecka 10" or "Ex."."""
    if ROW_ID not in form.columns:
        return frozenset()
    offset = form.columns[ROW_ID] - form.sheet.first_column
    below = form.sheet.rows[form.heading_row + 1 - form.sheet.first_row :]
    numbered = enumerate(below, start=form.heading_row + 1)
    return frozenset(number for number, cells in numbered if isinstance(cells[offset], str) and cells[offset])


def _problems_of(group: _EqualRows, misplaced: Collection[int], form: FormSheet, layout: Layout) -> Iterator[Problem]:
    """Yield the problems of equal rows; of rows with misplaced answers only what moving them leaves as it is."""
    is_misplaced = group.numbers[0] in misplaced
    for finding in group.checked.findings:
        if not is_misplaced or finding.code in {"FM303", "FM304"}:
            for number in group.numbers:
                place = form.place(number, finding.key, layout)
                yield Problem(finding.code, place, finding.variant, finding.params, finding.suggestion)


def _hidden(form: FormSheet, persons: Sequence[int]) -> Iterator[Problem]:
    if form.sheet.hidden:
        yield Problem("FM405", Place(form.sheet.name), "sheet")
    for number in sorted(form.sheet.facts.hidden_rows.intersection(persons)):
        yield Problem("FM405", Place(form.sheet.name, number), "row")


def _merged(form: FormSheet, persons: Sequence[int]) -> Iterator[Problem]:
    for merge in form.sheet.facts.merges:
        following = bisect_left(persons, max(merge.first_row, form.heading_row + 1))
        if following < len(persons) and persons[following] <= merge.last_row:
            place = Place(form.sheet.name, merge.first_row, merge.first_column)
            yield Problem("FM406", place, params={"range": _range(merge)})


def _range(merge: CellRange) -> str:
    first = f"{column_letters(merge.first_column)}{merge.first_row}"
    return f"{first}:{column_letters(merge.last_column)}{merge.last_row}"
