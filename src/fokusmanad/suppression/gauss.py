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

    from fokusmanad.suppression.cells import CellId, CellTable

Row: TypeAlias = dict[int, int]


def choose_hidden(table: CellTable) -> frozenset[int]:
    """Return the places to hide so that no primary cell is a linear combination of shown cells and relations.

    It holds for a reader of the page and for each reader of R7. Cells that are kept or known are shown whatever they
    give away: certification finds that.
    """
    spaces = [_Space(table, frozenset(), table.status(CellStatus.PRIMARY))]
    spaces += [_Space(table, intruder.knows, table.places(intruder.guarded)) for intruder in table.intruders]
    hidden = {each for place in table.status(*SUPPRESSED) for each in table.with_followers(place)}
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

    def __init__(self, table: CellTable, knows: Iterable[CellId], guarded: Iterable[int]) -> None:
        count = len(table.cells)
        self._guarded = frozenset(guarded)
        self._rows: list[Row] = [{place: 1} for place in range(count)]
        self._holders: list[set[int]] = [{place} for place in range(count)]
        for total, parts in table.sums:
            self._add(dict.fromkeys(parts, 1) | {total: -1})
        for row in range(count, len(self._rows)):
            self.learn(row)
        for place in (*sorted(table.places(knows)), *table.status(*SHOWN_FIRST)):
            self.learn(place)

    def _add(self, row: Row) -> None:
        for column in row:
            self._holders[column].add(len(self._rows))
        self._rows.append(row)

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
