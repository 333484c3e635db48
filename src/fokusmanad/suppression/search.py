"""Certify and hide more, until every guarded cell has its certificate or one cannot have it (docs/publishing.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fokusmanad.suppression.cells import SUPPRESSED, CellId, CellTable
from fokusmanad.suppression.certify import Certifier
from fokusmanad.suppression.complements import Complements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fokusmanad.suppression.certify import IntruderView


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

    def run(self) -> tuple[Exposed, ...]:
        """Protect every guarded cell of every view; return those that cannot be."""
        exposed: list[Exposed] = []
        for view in self.certifier.views:
            self.certifier.survey(view)
            for place in view.unprotected:
                if place in view.unprotected:
                    self._protect(view, place)
            if view.binding:
                exposed += (Exposed(self._table.cells[place].id, view.name) for place in view.unprotected)
        return tuple(exposed)

    def _protect(self, view: IntruderView, place: int) -> None:
        """Hide the shown cells that cost least, so that this one has its certificate; none where it cannot have one."""
        changes = self._complements.of(view, place)
        added = _with_followers(self._table, (each for change in changes for each in change.shown))
        self.certifier.hide(added)
        self._complements.hide(added)
        for change in changes:
            self.certifier.offer(change.values)


def _with_followers(table: CellTable, places: Iterable[int]) -> frozenset[int]:
    return frozenset(each for place in places for each in table.with_followers(place))
