"""The first choice of cells to suppress: exact elimination, so that no shown cells add up to a primary one (rule R4).

Every row is a linear form of the cells, up to a factor, in whole numbers. What is known is eliminated from all rows, so
a row is what an intruder would still have to learn. A cell whose row is proportional to a primary cell's would reveal
that cell (the idea of Statistics Norway's GaussSuppression).
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, TypeAlias

from fokusmanad.suppression.cells import SHOWN_FIRST, SUPPRESSED, CellStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fokusmanad.suppression.cells import CellTable

_MOST_INTRUDERS = 25
"""With more, their eliminations take most of the time and save next to no cell (docs/publishing.md, "Measured")."""

Row: TypeAlias = dict[int, int]


def choose_hidden(table: CellTable, also: Iterable[int] = ()) -> frozenset[int]:
    """Return the places to hide, with `also`, so that no primary cell is a combination of shown cells and relations.

    It holds for a reader of the page and, where there are not too many, for each reader of R7. Whatever else the choice
    gives away, such as by cells that are kept or known, certification finds.
    """
    page = _Space.of_page(table)
    intruders = table.intruders if len(table.intruders) <= _MOST_INTRUDERS else ()
    spaces = [page, *(page.of_intruder(table.places(each.knows), table.places(each.guarded)) for each in intruders)]
    suppressed = (*table.status(*SUPPRESSED), *also)
    hidden = {each for place in suppressed for each in table.with_followers(place)}
    for place in _by_priority(table, table.status(CellStatus.FREE)):
        if place in hidden or any(space.reveals(place) for space in spaces):
            hidden.update(table.with_followers(place))
        else:
            for space in spaces:
                space.learn(place)
    return frozenset(hidden)


def _by_priority(table: CellTable, places: Iterable[int]) -> list[int]:
    return sorted(places, key=lambda place: (tuple(-each for each in table.cells[place].priority), place))


class _Space:
    """The cells' linear forms, modulo all that one reader has learnt, and the places to be kept from that reader."""

    def __init__(self, rows: list[Row], holders: list[set[int]], guarded: Iterable[int]) -> None:
        self._rows = rows
        self._holders = holders
        """For each column, the rows that hold it."""
        self._guarded = frozenset(guarded)

    @classmethod
    def of_page(cls, table: CellTable) -> _Space:
        """Return the space of a reader of the page, who has learnt the relations and what is shown in any case."""
        count = len(table.cells)
        rows: list[Row] = [{place: 1} for place in range(count)]
        rows += [dict.fromkeys(parts, 1) | {total: -1} for total, parts in table.sums]
        holders: list[set[int]] = [set() for _ in range(count)]
        for number, row in enumerate(rows):
            for column in row:
                holders[column].add(number)
        space = cls(rows, holders, table.status(CellStatus.PRIMARY))
        for number in (*range(count, len(rows)), *table.status(*SHOWN_FIRST)):
            space.learn(number)
        return space

    def of_intruder(self, knows: Iterable[int], guarded: Iterable[int]) -> _Space:
        """Return the space of someone who knows these cells too, for other cells to be kept from."""
        space = _Space([row.copy() for row in self._rows], [rows.copy() for rows in self._holders], guarded)
        for place in sorted(knows):
            space.learn(place)
        return space

    def learn(self, row: int) -> None:
        """Eliminate this row from all others; nothing where it is known already."""
        form = self._rows[row]
        if not form:
            return
        pivot = min(form, key=lambda column: (len(self._holders[column]), column))
        form = dict(form)
        for holder in sorted(self._holders[pivot]):
            self._reduce(holder, form, pivot)

    def _reduce(self, holder: int, form: Row, pivot: int) -> None:
        row = self._rows[holder]
        mine, theirs = row[pivot], form[pivot]
        shared = gcd(mine, theirs)
        mine, theirs = mine // shared, theirs // shared
        if theirs != 1:
            for column in row:
                row[column] *= theirs
        for column, coefficient in form.items():
            value = row.get(column, 0) - mine * coefficient
            if value:
                row[column] = value
                self._holders[column].add(holder)
            else:
                row.pop(column, None)
                self._holders[column].discard(holder)
        _make_primitive(row)

    def reveals(self, place: int) -> bool:
        """Return whether an intruder who learns this cell could derive a guarded one."""
        form = self._rows[place]
        if not form:
            return False
        rarest = min(form, key=lambda column: len(self._holders[column]))
        return any(_proportional(form, self._rows[other]) for other in self._holders[rarest] if other in self._guarded)


def _make_primitive(row: Row) -> None:
    common = gcd(*row.values())
    if common > 1:
        for column in row:
            row[column] //= common


def _proportional(one: Row, other: Row) -> bool:
    """Whether two primitive rows are the same up to sign."""
    if one.keys() != other.keys():
        return False
    first = next(iter(one))
    sign = 1 if one[first] == other[first] else -1
    return all(value == sign * other[column] for column, value in one.items())
