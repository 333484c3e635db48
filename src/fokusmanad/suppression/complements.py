"""What else to hide so that a hidden cell is protected, at the least cost to the readers (rule R4).

A table that fits the publication is the true one with some cells raised and others lowered, so that every sum still
holds. Only hidden cells may differ. So the cheapest way to move a cell says what to hide with it: to move a shown
cell by one costs its worth, to move a hidden one costs nothing. That is a linear program, solved anew for each cell
that has no certificate (Kelly, Golden and Assad, "Cell suppression: disclosure protection for sensitive tabular data",
Networks 22, 1992).
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import compress
from operator import add, sub
from typing import TYPE_CHECKING, Final, NamedTuple

from fokusmanad.suppression.cells import SUPPRESSED, CellStatus
from fokusmanad.suppression.solver import REACH, load, solve_whole, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fokusmanad.suppression.cells import CellTable
    from fokusmanad.suppression.certify import IntruderView

_REWARD: Final = 100_000_000
"""For each step of the cell that is to move: more than any change of a table costs."""


class Change(NamedTuple):
    """A way to move a cell: the table that it gives, and which shown cells move with it."""

    values: tuple[int, ...]
    shown: frozenset[int]


class Complements:
    """The changes of a table that agree with its sums, and what each costs with so many cells hidden."""

    def __init__(self, table: CellTable, hidden: Iterable[int]) -> None:
        self._table = table
        self._count = len(table.cells)
        able = table.status(*SUPPRESSED, CellStatus.FREE)
        self._falls = {place: min(REACH, table.values[place] - table.floors[place]) for place in able}
        # Of each cell one column for how much it is raised, and after all these one for how much it is lowered.
        self._model = load(
            [0] * (2 * self._count),
            [((total, *map(self._lowered, parts)), (self._lowered(total), *parts)) for total, parts in table.sums],
            # The change for another cell is elsewhere, and a few steps from no change at all.
            goes_on=False,
        )
        self._worths = {place: sum(table.cells[each].worth for each in table.with_followers(place)) for place in able}
        self._costs = dict(self._worths)
        self.hide(hidden)
        for place in able:
            self._bound(place)
            self._charge(place)

    def _lowered(self, place: int) -> int:
        return self._count + place

    def worth(self, place: int) -> int:
        """Return what the readers lose where a cell is hidden, and what follows it."""
        return self._worths[place]

    def hide(self, places: Iterable[int]) -> None:
        """Count these cells as hidden: from now on they move at no cost."""
        for place in places:
            self._costs[place] = 0
            self._charge(place)

    def show(self, places: Iterable[int]) -> None:
        """Count these cells as shown again."""
        for place in places:
            self._costs[place] = self._worths[place]
            self._charge(place)

    def of(self, view: IntruderView, place: int) -> list[Change]:
        """Return the tables that certify a guarded cell as its view requires, once their shown cells are hidden.

        An empty list says that there are none, whatever is hidden.
        """
        steps = [step for step in range(-view.width, view.width + 1) if step]
        with self._as_seen_by(view):
            ways = {step: change for step in steps if (change := self._cheapest(view, place, step))}
        # One table far enough from the true one on either side, or two that are far enough from each other.
        pairs = [[step for step in (up, up - view.width) if step] for up in range(view.width + 1)]
        found = [[ways[step] for step in pair] for pair in pairs if ways.keys() >= set(pair)]
        return min(found, key=self._cost_of, default=[])

    def _cheapest(self, view: IntruderView, place: int, step: int) -> Change | None:
        """Move a cell so far up, or down, at the least cost; None where it cannot go so far."""
        if abs(step) > self._room(view, place, step):
            return None
        column, opposite = (place, self._lowered(place))[:: 1 if step > 0 else -1]
        self._model.bound(column, 0, abs(step))
        self._model.bound(opposite, 0, 0)
        self._model.cost(column, _REWARD)
        moves = whole(self._model.solve()) or solve_whole(self._model)
        self._charge(place)
        self._bound(place)
        return self._change(moves) if moves and moves[column] == abs(step) else None

    def _change(self, moves: tuple[int, ...]) -> Change:
        steps = list(map(sub, moves, moves[self._count :]))
        moved = compress(range(self._count), steps)
        return Change(tuple(map(add, self._table.values, steps)), frozenset(filter(self._costs.get, moved)))

    def _room(self, view: IntruderView, place: int, step: int) -> int:
        """Return how far a cell can go up or down in a view."""
        value = self._table.values[place]
        room = REACH if step > 0 else min(self._falls[place], value - view.own.get(place, 0))
        if place in view.limits:
            least, most = view.limits[place]
            room = min(room, most - value if step > 0 else value - least)
        return room

    def _cost_of(self, changes: list[Change]) -> int:
        return sum(self._costs[place] for place in frozenset().union(*(change.shown for change in changes)))

    @contextmanager
    def _as_seen_by(self, view: IntruderView) -> Iterator[None]:
        """Hold what an intruder knows, and let no cell be less than the intruder knows it to be."""
        known = view.cells & self._costs.keys()
        own = view.own.keys() & self._costs.keys()
        for place in known:
            self._model.bound(place, 0, 0)
            self._model.bound(self._lowered(place), 0, 0)
        for place in own:
            self._model.bound(self._lowered(place), 0, self._room(view, place, -1))
        yield
        for place in known | own:
            self._bound(place)

    def _bound(self, place: int) -> None:
        self._model.bound(place, 0, REACH)
        self._model.bound(self._lowered(place), 0, self._falls[place])

    def _charge(self, place: int) -> None:
        for column in (place, self._lowered(place)):
            self._model.cost(column, -self._costs[place])
