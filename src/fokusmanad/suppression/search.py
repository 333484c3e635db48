"""Choose, certify, repair, until every guarded cell has its certificate or one cannot (docs/publishing.md)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from fokusmanad.suppression.cells import SUPPRESSED, CellId, CellStatus, CellTable
from fokusmanad.suppression.certify import Certifier
from fokusmanad.suppression.gauss import choose_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.suppression.solver import Vertex

_MOST_INTRUDERS: Final = 50
"""With more, as the country has and no län, choosing once more takes minutes to show less than 1 cell of 100 more."""
FELT: Final = 1e-7
"""A dual or reduced cost beyond this marks a shown cell that holds the guarded one in place."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """A cell that cannot be protected; `reader` is empty where the page alone gives it away, else a kommun (R7)."""

    cell: CellId
    intruder: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """The suppressed cells, and the cells without a certificate: with any of these nothing may be published."""

    hidden: frozenset[CellId]
    exposed: tuple[Exposed, ...]


def find_pattern(table: CellTable, width: int) -> Pattern:
    """Hide cells until each primary cell spans `width` for a reader of the page, and 1 for each reader of R7."""
    chosen = choose_hidden(table)
    first = complete(table, chosen, width)
    repaired = table.places(first.hidden) - chosen
    if first.exposed or not repaired or len(table.intruders) > _MOST_INTRUDERS:
        return first
    # The cells that repair hid protect others too: a choice that begins with them hidden needs fewer in all.
    second = complete(table, choose_hidden(table, repaired), width)
    return min(second, first, key=lambda pattern: (len(pattern.exposed), len(pattern.hidden)))


def complete(table: CellTable, chosen: frozenset[int], width: int) -> Pattern:
    """Hide more than the chosen cells, until each primary cell is as uncertain as `find_pattern` says."""
    search = _Search(table, chosen, width)
    exposed = search.run()
    hidden = _without_needless(table, search.certifier.hidden)
    return Pattern(frozenset(table.cells[place].id for place in hidden), exposed)


def _without_needless(table: CellTable, hidden: frozenset[int]) -> frozenset[int]:
    """Unhide each cell that is the only hidden one in a relation: an intruder can compute it anyway.

    The search may suppress one cell in vain before it suppresses the next; such a dot looks like a small count that
    anyone can derive. What an intruder can know is the same without it, so every certificate holds.
    """
    left = set(hidden)
    able = set(table.status(CellStatus.FREE))
    while derivable := table.derivable(left) & able:
        left -= derivable
    return frozenset(left)


class _Search:
    def __init__(self, table: CellTable, hidden: frozenset[int], width: int) -> None:
        self._table = table
        self._width = width
        self.certifier = Certifier(table, hidden, width)

    def run(self) -> tuple[Exposed, ...]:
        """Protect every guarded cell of every view; return those that cannot be."""
        self.certifier.survey()
        return tuple(
            Exposed(self._table.cells[place].id, view.name)
            for number, view in enumerate(self.certifier.views)
            for place in view.unprotected
            if not self._protect(number, place) and view.binding
        )

    def _protect(self, number: int, place: int) -> bool:
        """Hide shown cells, the least worth first, until this one has its certificate; whether it got one."""
        view = self.certifier.views[number]
        vertices = self.certifier.settle(view, place)
        if place in view.unprotected and self._is_hopeless(number, place):
            return False
        while place in view.unprotected:
            chosen = next(_holding(self._table, self.certifier.hidden | view.cells, vertices), None)
            if chosen is None:
                return False
            self.certifier.hide(self._table.with_followers(chosen))
            vertices = self.certifier.settle(view, place)
        return True

    def _is_hopeless(self, number: int, place: int) -> bool:
        """Return whether a cell of a view stays exposed with everything suppressed: then nothing more is tried."""
        view = self._last.views[number]
        if place in view.unprotected:
            self._last.settle(view, place)
        return place in view.unprotected and place in self._hopeless[number]

    @cached_property
    def _last(self) -> Certifier:
        everything = frozenset(self._table.status(*SUPPRESSED, CellStatus.FREE))
        return Certifier(self._table, everything, self._width)

    @cached_property
    def _hopeless(self) -> tuple[frozenset[int], ...]:
        """All such cells of each view. Witnesses found on the way may certify what its own two do not."""
        self._last.survey()
        for view in self._last.views:
            for place in view.unprotected:
                self._last.settle(view, place)
        return tuple(frozenset(view.unprotected) for view in self._last.views)


def _holding(table: CellTable, hidden: frozenset[int], vertices: list[Vertex]) -> Iterator[int]:
    """Yield the shown cells that may be hidden: those that bind, then those of a binding sum, then any other."""
    able = [place for place in table.status(CellStatus.FREE) if place not in hidden]
    able.sort(key=lambda place: (table.cells[place].priority, place))
    binding = {place for vertex in vertices for place, cost in enumerate(vertex.costs) if abs(cost) > FELT}
    yield from (place for place in able if place in binding)
    in_sums = {
        place
        for vertex in vertices
        for (total, parts), dual in zip(table.sums, vertex.duals, strict=False)
        if abs(dual) > FELT
        for place in (total, *parts)
    }
    yield from (place for place in able if place in in_sums)
    yield from able
