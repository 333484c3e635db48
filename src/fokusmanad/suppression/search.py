"""Certify and hide more, until every guarded cell has its certificate or one cannot have it (docs/publishing.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fokusmanad.suppression.cells import SUPPRESSED, CellId, CellStatus, CellTable
from fokusmanad.suppression.certify import Certifier, IntruderView
from fokusmanad.suppression.complements import Complements

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Exposed:
    """A cell that cannot be protected; `intruder` is empty where the page alone gives it away, else a kommun (R7)."""

    cell: CellId
    intruder: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """The suppressed cells, and the cells without a certificate: with any of these nothing may be published."""

    hidden: frozenset[CellId]
    exposed: tuple[Exposed, ...]


def find_pattern(table: CellTable, width: int) -> Pattern:
    """Hide cells until each primary cell spans `width` for a reader of the page, and 1 for each reader of R7."""
    search = _Search(table, width)
    exposed = search.run()
    return Pattern(frozenset(table.cells[place].id for place in search.certifier.hidden), exposed)


class _Search:
    def __init__(self, table: CellTable, width: int) -> None:
        self._table = table
        hidden = _with_followers(table, table.status(*SUPPRESSED))
        self.certifier = Certifier(table, hidden, width)
        self._complements = Complements(table, hidden)
        self._hidden_for: dict[int, tuple[IntruderView, int]] = {}

    def run(self) -> tuple[Exposed, ...]:
        """Protect every guarded cell of every view; return those that cannot be.

        Those who know nothing but the publication come first, and what was hidden too much for them is shown again:
        the intruders, each of whom takes as long, hardly add to it.
        """
        for view in self.certifier.strangers:
            self._protect_all(view)
        self._show_again()
        exposed: list[Exposed] = []
        for view in self.certifier.views:
            self._protect_all(view)
            if view.binding:
                exposed += (Exposed(self._table.cells[place].id, view.name) for place in view.unprotected)
        return tuple(exposed)

    def _protect_all(self, view: IntruderView) -> None:
        self.certifier.survey(view)
        for place in view.unprotected:
            if place in view.unprotected and not self._protect(view, place) and view is self.certifier.persons:
                self._hide_zero(place)

    def _show_again(self) -> None:
        """Show what was hidden for a cell that is protected without it by now, the most valuable first.

        Only that cell is asked about: all others may have leant on what is shown, and lose their certificates.
        """
        for place in sorted(self._hidden_for, key=self._complements.worth, reverse=True):
            if place not in self._table.following(self.certifier.hidden):
                alone = _with_followers(self._table, (place,)) - (self._hidden_for.keys() - {place})
                if self.certifier.show(alone, *self._hidden_for[place]):
                    self._complements.show(alone)
        self.certifier.forget()

    def _protect(self, view: IntruderView, place: int) -> bool:
        """Hide the shown cells that cost least, so that this one has its certificate; whether it can have one."""
        changes = self._complements.of(view, place)
        for change in changes:
            self._hidden_for.update(dict.fromkeys(change.shown, (view, place)))
        self._hide(each for change in changes for each in change.shown)
        for change in changes:
            self.certifier.offer(change.values)
        return bool(changes)

    def _hide_zero(self, place: int) -> None:
        """Hide a 0 in a sum with a cell, one that nothing tells, so that not all dots are persons (R2a)."""
        for zero in self._table.beside(place):
            cell = self._table.cells[zero]
            if cell.status is CellStatus.FREE and not cell.value and cell.printed and zero not in self.certifier.hidden:
                reader = IntruderView("", self._table, (zero,), 1)
                if changes := self._complements.of(reader, zero):
                    self._hide((zero, *changes[0].shown))
                    return

    def _hide(self, places: Iterable[int]) -> None:
        added = _with_followers(self._table, places)
        self.certifier.hide(added)
        self._complements.hide(added)


def _with_followers(table: CellTable, places: Iterable[int]) -> frozenset[int]:
    return frozenset(each for place in places for each in table.with_followers(place))
