"""Certificates: for each guarded cell, two whole tables that fit the publication and differ enough there (rule R4).

The solver only proposes tables. `witness` is the proof: whole numbers, none below its lower bound, equal to every shown
cell, every sum added up. A certificate is as secret as the counts and is not kept.
"""

from __future__ import annotations

import random
from contextlib import contextmanager
from itertools import compress
from operator import ge, ne
from typing import TYPE_CHECKING, Final

from fokusmanad.suppression.cells import SUPPRESSED, CellStatus
from fokusmanad.suppression.publication import depends_on_answer
from fokusmanad.suppression.solver import Solver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fokusmanad.suppression.cells import CellId, CellTable

PATIENCE: Final = 2
"""Rounds without a new certificate before cells are taken one by one."""


def witness(table: CellTable, hidden: frozenset[int], proposed: Sequence[int]) -> dict[int, int] | None:
    """Return the counts of a table that are not the true ones, by place; None unless it agrees with all that is shown.

    This is the whole proof of a certificate, by adding whole numbers.
    """
    fits = (
        len(proposed) == len(table.cells)
        and all(map(ge, proposed, table.floors))
        and all(proposed[total] == sum(map(proposed.__getitem__, parts)) for total, parts in table.sums)
    )
    moved = compress(range(len(proposed)), map(ne, proposed, table.values)) if fits else ()
    changed = {place: proposed[place] for place in moved}
    return changed if fits and changed.keys() <= hidden else None


class IntruderView:
    """What one intruder knows besides the publication, and how wide each guarded cell is certified to be.

    `cells` are known from elsewhere, and of `own` at least so much. `limits` bound a guarded cell while it is examined,
    for an intruder who guesses which rule suppressed it. If `binding` is false, a cell that cannot be kept that
    uncertain is no reason to refuse.
    """

    def __init__(
        self, name: str, table: CellTable, guarded: Iterable[int], width: int, *, binding: bool = True
    ) -> None:
        self.name = name
        self.binding = binding
        self.cells: frozenset[int] = frozenset()
        self.own: dict[int, int] = {}
        self.limits: Mapping[int, tuple[int, int]] = {}
        self.width = width
        self._bounds = {place: (table.values[place], table.values[place]) for place in sorted(guarded)}

    def of_one(self, table: CellTable, place: int) -> IntruderView:
        """Return the view of the same intruder where only this cell is guarded."""
        view = IntruderView(self.name, table, (place,), self.width, binding=self.binding)
        view.cells, view.own, view.limits = self.cells, self.own, self.limits
        return view

    @property
    def unprotected(self) -> list[int]:
        """The guarded places that have no certificate yet."""
        return list(self._bounds)

    def presume_wrongly(self) -> None:
        """Presume what is not so: nothing can be learnt from it."""
        self._bounds.clear()

    def apply_witness(self, changed: Mapping[int, int]) -> None:
        """Apply a table that fits the publication, if it also agrees with what this intruder knows.

        `changed` are its counts that are not the true ones.
        """
        if not self._bounds or not changed.keys().isdisjoint(self.cells):
            return
        if any(changed[place] < self.own[place] for place in self.own.keys() & changed.keys()):
            return
        for place in self._bounds.keys() & changed.keys():
            value = changed[place]
            if place in self.limits and not self.limits[place][0] <= value <= self.limits[place][1]:
                continue
            least, greatest = self._bounds[place]
            bounds = min(least, value), max(greatest, value)
            if bounds[1] - bounds[0] >= self.width:
                del self._bounds[place]
            else:
                self._bounds[place] = bounds


def views_of(table: CellTable, width: int) -> list[IntruderView]:
    """Return the views of each intruder of R7, then of one who guesses, of the public, and of another who guesses.

    What protects a cell from an intruder mostly protects it from the public too, which therefore comes later. The
    first of the two guesses the rule behind each cell by itself, the last of all dots at once that they are persons.
    """
    primary = table.status(CellStatus.PRIMARY)
    views = []
    for intruder in table.intruders:
        view = IntruderView(intruder.name, table, table.places(intruder.guarded), 1)
        view.cells = table.places(intruder.knows)
        view.own = {table.index[name]: count for name, count in intruder.own.items()}
        views.append(view)
    limits = {place: bounds for place in primary if (bounds := table.cells[place].known_bounds)}
    guess = IntruderView("", table, limits, 1, binding=False)
    guess.limits = limits
    persons = IntruderView("", table, primary, 1, binding=False)
    return [*views, guess, IntruderView("", table, primary, width), persons]


class Certifier:
    """The views of a table and the search for their certificates. Hiding more never takes a certificate back."""

    def __init__(self, table: CellTable, hidden: frozenset[int], width: int) -> None:
        self._table = table
        self._width = width
        self.hidden = hidden
        self._solver = Solver(table.values, table.sums, table.floors)
        self._solver.free(sorted(hidden))
        self._chance = random.Random(0)  # noqa: S311 - mixes objectives, guards no secret; seeded so that a run repeats
        self.forget()

    def forget(self) -> None:
        """Take back every certificate."""
        self.views = views_of(self._table, self._width)
        *_, guess, public, self.persons = self.views
        # Those who know nothing but what is published.
        self.strangers = (guess, public)
        self._presume_persons()

    def survey(self, view: IntruderView) -> None:
        """Certify many cells of a view at a time, with objectives that pull them all."""
        with self._as_seen_by(view, view.unprotected):
            idle = turn = 0
            while view.unprotected and idle < PATIENCE:
                before = len(view.unprotected)
                self.offer(self._solver.greatest({place: self._sign(turn) for place in view.unprotected}))
                idle = idle + 1 if len(view.unprotected) == before else 0
                turn += 1

    def settle(self, view: IntruderView, place: int) -> None:
        """Certify one cell by its greatest and its least value."""
        for sign in (1, -1):
            self.offer(self._extreme(view, place, sign))

    def show(self, places: frozenset[int], view: IntruderView, guarded: int) -> bool:
        """Show hidden cells if this guarded one has a certificate without them; return whether they are shown.

        The other certificates are not looked at, and are to be forgotten afterwards.
        """
        alone = view.of_one(self._table, guarded)
        self.hidden -= places
        self._solver.fix(sorted(places))
        for sign in (1, -1):
            proposed = self._extreme(alone, guarded, sign) if alone.unprotected else None
            if changed := proposed and witness(self._table, self.hidden, proposed):
                alone.apply_witness(changed)
        if alone.unprotected:
            self.hidden |= places
            self._solver.free(sorted(places))
        return not alone.unprotected

    def _extreme(self, view: IntruderView, place: int, sign: int) -> tuple[int, ...] | None:
        weights = {place: sign}
        with self._as_seen_by(view, [place]):
            return self._solver.greatest(weights) or self._solver.greatest_whole(weights)

    @contextmanager
    def _as_seen_by(self, view: IntruderView, asked_about: list[int]) -> Iterator[None]:
        limits = {place: view.limits[place] for place in asked_about if place in view.limits}
        own = {place: least for place, least in view.own.items() if place in self.hidden}
        self._solver.fix(sorted(view.cells))
        self._solver.limit(limits)
        self._solver.free(own, at_least=own)
        yield
        self._solver.free(sorted(self.hidden & (view.cells | limits.keys() | own.keys())))

    def _sign(self, turn: int) -> int:
        return (1, -1)[turn] if turn < 2 else self._chance.choice((1, -1))

    def offer(self, proposed: Sequence[int] | None) -> None:
        """Take a proposed table as a certificate in every view with which it agrees, if it proves to be one."""
        changed = proposed and witness(self._table, self.hidden, proposed)
        if changed:
            for view in self.views:
                view.apply_witness(changed)

    def hide(self, places: Iterable[int]) -> None:
        """Hide more cells."""
        added = frozenset(places) - self.hidden
        self.hidden |= added
        self._solver.free(sorted(added))
        self._presume_persons()

    def _presume_persons(self) -> None:
        """Let a view presume that all dots where a 0 would be shown are persons (R2a)."""
        view, cells = self.persons, self._table.cells
        if not view.unprotected:
            return
        dots = [place for place in self.hidden if cells[place].printed and not depends_on_answer(cells[place].id[-1])]
        # A 0 that can be derived misleads nobody.
        misleading = {place for place in dots if not cells[place].value} - self._table.derivable(self.hidden)
        if misleading:
            view.presume_wrongly()
        view.own = {place: 1 for place in sorted(dots) if cells[place].value}


def certified_cells(table: CellTable, width: int) -> dict[str, frozenset[CellId]]:
    """Return for each reader ("" the page) the guarded cells that have a certificate with just the dark ones hidden."""
    certifier = Certifier(table, frozenset(table.status(*SUPPRESSED)), width)
    views = [view for view in certifier.views if view.binding]
    guarded = {view.name: frozenset(view.unprotected) for view in views}
    for view in views:
        certifier.survey(view)
        for place in view.unprotected:
            certifier.settle(view, place)
    closed = {view.name: frozenset(view.unprotected) for view in views}
    return {name: frozenset(table.cells[place].id for place in guarded[name] - closed[name]) for name in guarded}
