"""Row numbers that repeat (FM404): one by one, or all together where a colleague's numbers begin again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.findings.problem import Problem, column_letters
from fokusmanad.form.layout import ROW_ID
from fokusmanad.reading.book import as_text
from fokusmanad.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fokusmanad.checks.find_form import FormSheet
    from fokusmanad.form.layout import Layout
    from fokusmanad.reading.book import CellValue


def check_row_numbers(form: FormSheet, persons: Sequence[int], layout: Layout) -> Iterator[Problem]:
    """Yield FM404 for each repeated row number, once for a run of numbers that begins again."""
    if ROW_ID not in form.columns:
        return
    offset = form.columns[ROW_ID] - form.sheet.first_column
    values = [form.sheet.rows[number - form.sheet.first_row][offset] for number in persons]
    # Numbers as spreadsheets fill them in, none of them repeated: the commonest case needs no texts.
    given = [value for value in values if value != ""]
    if len({*given}) == len(given) and {*map(type, given)} <= {float}:
        return
    restarts = _find_restarts(values)
    first_with: dict[str, int] = {}
    for place, (number, value) in enumerate(zip(persons, values, strict=True)):
        row_id = fold(value) if isinstance(value, str) else as_text(value)
        first = first_with.setdefault(row_id, number)
        if place in restarts.values():
            yield Problem("FM404", form.place(number, ROW_ID, layout), "restart")
        elif row_id and first != number and place not in restarts:
            earlier = f"{column_letters(form.columns[ROW_ID])}{first}"
            yield Problem("FM404", form.place(number, ROW_ID, layout), params={"first": earlier})


def _find_restarts(values: Sequence[CellValue]) -> dict[int, int]:
    """Return the places of all numbers in a run that begins again as the first one did, with the run's first place.

    A run rises; one number by itself is no run.
    """
    runs: list[list[int]] = []
    for place, value in enumerate(values):
        number = _as_number(value)
        before = _as_number(values[place - 1]) if place else None
        if number is not None and before is not None and number > before:
            runs[-1].append(place)
        else:
            runs.append([place])
    again = [run for run in runs[1:] if len(run) > 1 and _as_number(values[run[0]]) == _as_number(values[runs[0][0]])]
    return {place: run[0] for run in again for place in run}


def _as_number(value: CellValue) -> float | None:
    text = as_text(value).strip()
    return float(text) if text.isascii() and text.isdigit() else None
