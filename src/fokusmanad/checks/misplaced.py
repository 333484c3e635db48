"""Answers under the wrong heading: one problem for a column that has slipped, instead of one for each cell."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.checks.answers import Flaw
from fokusmanad.findings.problem import Problem
from fokusmanad.reading.book import as_text, is_zero
from fokusmanad.text import is_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fokusmanad.checks.answers import RawCell
    from fokusmanad.checks.find_form import FormSheet
    from fokusmanad.form.layout import Column, Layout

# Fewer may be single slips, each with its cell.
_FEWEST, _SHARE = 5, 0.8


class Misplaced(NamedTuple):
    """The columns that have slipped: a problem for each, and the numbers of their rows."""

    problems: tuple[Problem, ...]
    rows: frozenset[int]


def find_misplaced(
    form: FormSheet, layout: Layout, keys: Sequence[str], rows: Iterable[tuple[Sequence[RawCell], Sequence[int]]]
) -> Misplaced:
    """Find the columns in which many rows have answers of another column.

    `rows` are the cells in the columns `keys` of each distinct row that has a problem, with the numbers of such rows.
    """
    unlisted: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for cells, numbers in rows:
        for key, text in _unlisted(layout, keys, cells):
            unlisted[key] += ((text, number) for number in numbers)
    problems: list[Problem] = []
    slipped: set[int] = set()
    for key, found in unlisted.items():
        meant = _find_meant(key, [text for text, _ in found], form, layout)
        if meant:
            place = form.place(min(number for _, number in found), key, layout)
            problems.append(Problem("FM301", place, "misplaced", {"heading": meant.heading, "rows": len(found)}))
            slipped.update(number for _, number in found)
    return Misplaced(tuple(problems), frozenset(slipped))


def _unlisted(layout: Layout, keys: Sequence[str], cells: Sequence[RawCell]) -> Iterator[tuple[str, str]]:
    """Yield the columns of a row whose texts are not among their answers, with the texts."""
    for key, cell in zip(keys, cells, strict=True):
        column = layout.column(key)
        if not column.answers or isinstance(cell, Flaw) or is_zero(cell):
            continue
        text = as_text(cell)
        if not is_nothing(text) and column.read(text) is None:
            yield key, text


def _find_meant(key: str, texts: Sequence[str], form: FormSheet, layout: Layout) -> Column | None:
    """Return the column that nearly all of `texts` are answers of, or None if they are few or of no column."""
    others = [layout.column(other) for other in form.columns if other != key and layout.column(other).answers]
    # Ja and Nej are answers of several columns: the nearest is meant.
    others.sort(key=lambda other: (-_count_listed(other, texts), abs(form.columns[other.key] - form.columns[key])))
    if len(texts) < _FEWEST or not others or _count_listed(others[0], texts) < _SHARE * len(texts):
        return None
    return others[0]


def _count_listed(column: Column, texts: Sequence[str]) -> int:
    return sum(1 for text in texts if (reading := column.read(text)) and reading.as_listed)
